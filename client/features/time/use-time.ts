import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import type { Day } from '../../../shared/day.ts';
import type { GroundCount } from '../../../shared/ground.ts';
import type { Player } from '../../../shared/timeline-player.ts';
import { type MapAnswer, timelineQuery } from '../../api.ts';
import { useHeldDay } from '../../held-day.ts';
import { useAsOf, useRecordSince } from '../../session.ts';
import type { Range } from './marks.ts';
import { useHeld } from './use-held.ts';
import { usePlay } from './use-play.ts';

export type TimeTravel = ReturnType<typeof useTimeTravel>;

/**
 * Going through time on the map. On its way the day is held outside the address and rows come from the public timeline,
 * which is loaded when somebody first reaches for the slider: then nothing more is asked for.
 *
 * Somebody who reads every cluster from within sees slips and causes at rest and none of them on the way, where the
 * published record is played: the forecasts of all days are in no answer. Their words change once, when the rows of the
 * day at rest are there; until then the day's published rows stand, never those of the day before.
 */
export function useTimeTravel(atRest: UseQueryResult<MapAnswer>) {
  const { day: restDay, today } = useAsOf();
  const since = useRecordSince();
  const day = useHeldDay() ?? restDay;
  const [isTouched, setTouched] = useState(false);
  const asked = useQuery({ ...timelineQuery(since ?? today, today), enabled: isTouched && since !== null });
  const player = asked.data ?? null;
  const range: Range = { from: player?.timeline.from ?? since ?? today, to: today };
  const { held, move, land, settle } = useHeld({ atRest, player, range });
  const play = usePlay({ day, range, ready: player !== null, move, land });
  const touch = () => setTouched(true);
  const reach = <A extends unknown[]>(go: (...to: A) => void) => {
    return (...to: A) => {
      touch();
      play.pause();
      go(...to);
    };
  };
  return {
    day,
    today,
    range,
    player,
    /** Since when there is a record; null: there is none, and nothing to go through. */
    since,
    isHeld: held !== null,
    /** Rows of the day held, the most urgent first; null at rest, and while the timeline is on its way. */
    rows: rowsOf(player, held),
    /** On what it rests that so many of a target's clusters have achieved it, on a past day of the timeline. */
    groundsOf: (target: string): GroundCount | null =>
      player && day < today && day >= range.from ? player.groundsOf(target, day) : null,
    asked,
    isWaiting: isTouched && since !== null && player === null && !asked.isError,
    touch,
    /** Goes to a day, and stays on the way. */
    move: reach(move),
    /** Goes to a day, and stays there once nobody has gone on for a while. */
    step: reach(settle),
    /** Goes to a day, and stays there. */
    go: reach(land),
    /** Stays where one is. */
    rest: () => held !== null && !play.isPlaying && land(held),
    isPlaying: play.isPlaying,
    speed: play.speed,
    setSpeed: play.setSpeed,
    play() {
      touch();
      play.play();
    },
    stop: play.stop,
  };
}

const rowsOf = (player: Player | null, held: Day | null): readonly ClusterRow[] | null =>
  player && held !== null && held >= player.timeline.from ? player.inOrder(held) : null;
