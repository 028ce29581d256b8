import type { Day } from '../day.ts';
import type { Running } from './clock.ts';
import { DESKS, type Desk, RUNG_CODES, type RungCode } from './rungs.ts';

/** What of a dossier its place in the list follows from. */
export interface Listed {
  unit: string | null;
  desk: Desk;
  /** The last rung on record, and the one that comes next. */
  last: RungCode | null;
  next: RungCode;
  running: Running | null;
  returnedOn: Day | null;
}

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

export const readChoice = (params: { get(name: string): string | null }): Choice => ({
  desk: one(DESKS, params.get('desk')),
  rung: one(RUNG_CODES, params.get('rung')),
  unit: params.get('unit'),
  stand: one(STANDS, params.get('stand')),
});

/** Null where no clock runs. */
export function standOf({ running, returnedOn }: Pick<Listed, 'running' | 'returnedOn'>): Stand | null {
  if (running === null) return null;
  if (returnedOn !== null) return 'stopped';
  return running.breached ? 'late' : 'running';
}

/** Somebody has written: before that nobody has anything on the desk. */
export const hasBegun = ({ last }: Pick<Listed, 'last'>): boolean => last !== null && last !== 'in_plan';

export const isNarrowed = (choice: Choice): boolean => Object.values(choice).some((value) => value !== null);

export const chosen = <T extends Listed>(lines: readonly T[], { desk, rung, unit, stand }: Choice): T[] =>
  lines.filter(
    (line) =>
      (desk === null || line.desk === desk) &&
      (rung === null || line.next === rung) &&
      (unit === null || (line.unit ?? NO_AREA) === unit) &&
      (stand === null || standOf(line) === stand),
  );
