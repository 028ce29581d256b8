import type { Day } from '../day.ts';
import type { Basis } from '../procedure/clocks.ts';
import { type Desk, isMilestoneRung, type RungCode } from '../procedure/rungs.ts';
import { regimeOn } from '../regime.ts';
import type { Messages } from './messages.ts';
import type { ProcedureWords } from './vi-procedure.ts';

/** Names of rungs stand partly with the milestones. */
export const rungWord = (rung: RungCode, t: Messages): string =>
  isMilestoneRung(rung) ? t.milestone[rung] : t.ladder.rung[rung];

/** The local committee was the district's before it was the commune's: by the day. */
export function deskWord(desk: Desk, on: Day, words: ProcedureWords): string {
  const { local } = regimeOn(on);
  return desk === 'local_committee' && local !== null ? words.local[local] : words.desk[desk];
}

/** Where a clock is written, and whether the text itself was read. */
export function basisWords({ clause, regime, checked }: Basis, t: Messages, words: ProcedureWords): string {
  const decree = t.regime[regime];
  const where = clause === null ? decree : words.basis(words.clause(clause), decree);
  return checked ? where : `${where} (${words.unchecked})`;
}
