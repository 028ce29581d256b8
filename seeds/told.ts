import type { Day } from '../shared/day.ts';
import { spanOf } from '../shared/edtf.ts';
import { chronicleOf } from './chronicle.ts';
import { tell } from './cluster-stream.ts';
import { investorPeople } from './people.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { readFacts, readRegister, readStatements, readUnits } from './register.ts';

/** Everything that the demonstration tells, cluster by cluster: what its tests look at. */
const STATEMENTS = readStatements();
export const FACTS = readFacts();
const ROWS = [...readRegister(), ...PLACEHOLDERS];
const BUILDERS = investorPeople(
  ROWS.flatMap(({ investor }) => investor ?? []),
  readUnits().filter(({ level }) => level === 'district'),
);
export const TOLD = ROWS.map((row) => {
  const chronicle = chronicleOf(row, STATEMENTS);
  return { row, ...chronicle, ...tell(row, chronicle, { builders: BUILDERS, facts: FACTS }) };
});
export const ENTRIES = TOLD.flatMap(({ row: { code }, chapters }) =>
  chapters.flatMap(({ day, by, entries }) =>
    entries.map((entry) => ({ code, recordedOn: day, by, ...entry })),
  ),
);
export const INVENTED = ENTRIES.filter(({ provenance }) => provenance === 'illustrative');
export const COHORT = TOLD.flatMap(({ row, course, chapters }) =>
  course ? [{ row, course, chapters }] : [],
);
export const where = ({ code, milestone, kind, date }: (typeof ENTRIES)[number]) =>
  `${code} ${milestone} ${kind} ${date}`;
export const firstDay = (date: string): Day => spanOf(date).first ?? spanOf(date).last;
