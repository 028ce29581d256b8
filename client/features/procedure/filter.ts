import type { ProcedureLine } from '../../../server/procedure/read.ts';
import { DESKS, type Desk, RUNG_CODES, type RungCode } from '../../../shared/procedure/rungs.ts';

/** How the time of a line stands. */
export const STANDS = ['late', 'running', 'stopped'] as const;
export type Stand = (typeof STANDS)[number];

/** Which dossiers are shown. All of it is in the address. */
export interface Choice {
  desk: Desk | null;
  rung: RungCode | null;
  /** A unit's code; '-' for those of which no area is known. */
  unit: string | null;
  stand: Stand | null;
}

export const NO_AREA = '-';

const one = <T extends string>(known: readonly T[], text: string | null): T | null =>
  known.find((value) => value === text) ?? null;

export const readChoice = (params: URLSearchParams): Choice => ({
  desk: one(DESKS, params.get('desk')),
  rung: one(RUNG_CODES, params.get('rung')),
  unit: params.get('unit'),
  stand: one(STANDS, params.get('stand')),
});

/** Null where no clock runs. */
export function standOf({
  running,
  returnedOn,
}: Pick<ProcedureLine, 'running' | 'returnedOn'>): Stand | null {
  if (running === null) return null;
  if (returnedOn !== null) return 'stopped';
  return running.breached ? 'late' : 'running';
}

/** Somebody has written: before that nobody has anything on the desk. */
export const hasBegun = ({ last }: Pick<ProcedureLine, 'last'>): boolean =>
  last !== null && last !== 'in_plan';

export const chosen = (
  lines: readonly ProcedureLine[],
  { desk, rung, unit, stand }: Choice,
): ProcedureLine[] =>
  lines.filter(
    (line) =>
      (desk === null || line.desk === desk) &&
      (rung === null || line.next === rung) &&
      (unit === null || (line.unit ?? NO_AREA) === unit) &&
      (stand === null || standOf(line) === stand),
  );
