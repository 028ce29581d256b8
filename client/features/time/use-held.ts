import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../../shared/day.ts';
import { audienceOf } from '../../../shared/roles.ts';
import type { Player } from '../../../shared/timeline-player.ts';
import { type MapAnswer, mapQuery } from '../../api.ts';
import { useUrlParams } from '../../go.tsx';
import { heldDay, holdDay, useHeldDay } from '../../held-day.ts';
import { useAsOf, useSession } from '../../session.ts';
import { type Range, within } from './marks.ts';

/** So long after the last step of a key the day counts as chosen. */
const SETTLES_MS = 400;

interface Props {
  /** The map's answer for the day at rest. */
  atRest: UseQueryResult<MapAnswer>;
  player: Player | null;
  range: Range;
}

/**
 * The day that is held on the way, and how one comes to rest on it: the address then has it in place of the one before,
 * so that Back leads out of the map and not through a hundred days, and every page and link follows.
 */
export function useHeld({ atRest, player, range }: Props) {
  const { day: restDay, today } = useAsOf();
  const held = useHeldDay();
  const [isLanding, setLanding] = useState(false);
  const [, change] = useUrlParams();
  const keepPast = useKeepPast(player, today);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** Stays on a day. It is held until its rows at rest are there. */
  const land = (chosen: Day) => {
    clearTimeout(timer.current);
    keepPast(chosen);
    holdDay(chosen);
    setLanding(true);
    if (chosen !== restDay) change({ asof: chosen === today ? null : chosen }, true);
  };
  /** Goes to a day, and stays on the way. */
  const move = (to: Day) => {
    clearTimeout(timer.current);
    setLanding(false);
    holdDay(within(range, to));
  };
  const hasLanded = isLanding && restDay === held && !atRest.isPlaceholderData && !atRest.isPending;
  useEffect(
    function letGo() {
      if (hasLanded) holdDay(null);
    },
    [hasLanded],
  );
  useEffect(
    function letGoForAnother() {
      // Somebody has gone to another day by other means: Back, the control in the bar, a link.
      if (heldDay() === restDay) return;
      clearTimeout(timer.current);
      holdDay(null);
    },
    [restDay],
  );
  useEffect(function letGoWithThePage() {
    return () => {
      clearTimeout(timer.current);
      holdDay(null);
    };
  }, []);
  return {
    held,
    move,
    land,
    /** Goes to a day and stays there once nobody has gone on for a while. */
    settle(to: Day) {
      move(to);
      timer.current = setTimeout(() => land(to), SETTLES_MS);
    },
  };
}

/** What the timeline plays is what everybody's map of a past day shows: it need not be asked for. */
function useKeepPast(player: Player | null, today: Day): (day: Day) => void {
  const { actor } = useSession();
  const queries = useQueryClient();
  return (day) => {
    if (!player || day >= today || day < player.timeline.from || audienceOf(actor) === 'internal') return;
    const rows = player.at(day);
    queries.setQueryData<MapAnswer>(mapQuery(day).queryKey, (known) => known ?? { asOf: day, rows });
  };
}
