import type { Day } from '../../../shared/day.ts';
import { PROCEDURE_WORDS } from '../../../shared/i18n/procedure.ts';
import { deskWord, rungWord } from '../../../shared/i18n/procedure-words.ts';
import type { ProcedureWords } from '../../../shared/i18n/vi-procedure.ts';
import type { Running } from '../../../shared/procedure/clock.ts';
import type { Act } from '../../../shared/procedure/facet.ts';
import type { Desk, RungCode } from '../../../shared/procedure/rungs.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';

/** The room's words, and the names of rungs, which stand partly with the milestones. */
export function useProcedureWords() {
  const { t, lang } = useLanguage();
  const words = useRoomWords(PROCEDURE_WORDS);
  const rungName = (rung: RungCode): string => rungWord(rung, t);
  const deskName = (desk: Desk, on: Day): string => deskWord(desk, on, words);
  const whatName = (what: RungCode | Act): string =>
    what === 'returned' || what === 'supplemented' ? t.ladder.said[`procedure.${what}`] : rungName(what);
  return { t, lang, words, rungName, whatName, deskName };
}

/** How much of a clock is left, in words: of one that stands still too. */
export function leftWords(
  { left, unit, breached }: Running,
  words: ProcedureWords,
  isStopped: boolean,
): string {
  if (isStopped) return left < 0 ? words.stoppedOver(-left, unit) : words.stopped(left, unit);
  if (breached) return words.over(-left, unit);
  return left === 0 ? words.lastDay : words.left(left, unit);
}
