import type { Day } from '../../../shared/day.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { PROCEDURE_WORDS } from '../../../shared/i18n/procedure.ts';
import type { ProcedureWords } from '../../../shared/i18n/vi-procedure.ts';
import type { Running } from '../../../shared/procedure/clock.ts';
import type { Basis } from '../../../shared/procedure/clocks.ts';
import type { Act } from '../../../shared/procedure/facet.ts';
import { type Desk, isMilestoneRung, type RungCode } from '../../../shared/procedure/rungs.ts';
import { regimeOn } from '../../../shared/regime.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';

/** The room's words, and the names of rungs, which stand partly with the milestones. */
export function useProcedureWords() {
  const { t, lang } = useLanguage();
  const words = useRoomWords(PROCEDURE_WORDS);
  const rungName = (rung: RungCode): string =>
    isMilestoneRung(rung) ? t.milestone[rung] : t.ladder.rung[rung];
  /** The local committee was the district's before it was the commune's: by the day. */
  const deskName = (desk: Desk, on: Day): string => {
    const { local } = regimeOn(on);
    return desk === 'local_committee' && local !== null ? words.local[local] : words.desk[desk];
  };
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

/** Where a clock is written, and whether the text itself was read. */
export function basisWords({ clause, regime, checked }: Basis, t: Messages, words: ProcedureWords): string {
  const decree = t.regime[regime];
  const where = clause === null ? decree : words.basis(words.clause(clause), decree);
  return checked ? where : `${where} (${words.unchecked})`;
}
