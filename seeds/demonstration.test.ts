import { describe, expect, test } from 'vitest';
import { lastDay, parseEdtf, spanOf } from '../shared/edtf.ts';
import { MILESTONE_CODES, predecessorsOf } from '../shared/lifecycle.ts';
import { chronicleOf } from './chronicle.ts';
import { isWorkday } from './holidays.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { readRegister, readStatements } from './register.ts';
import { DEMO_START } from './reports.ts';

/** Everything that the demonstration tells, cluster by cluster. */
const STATEMENTS = readStatements();
const TOLD = [...readRegister(), ...PLACEHOLDERS].map((row) => ({
  row,
  chapters: chronicleOf(row, STATEMENTS).chapters,
}));
const ENTRIES = TOLD.flatMap(({ row: { code }, chapters }) =>
  chapters.flatMap(({ day, entries }) => entries.map((entry) => ({ code, recordedOn: day, ...entry }))),
);
const INVENTED = ENTRIES.filter(({ provenance }) => provenance === 'illustrative');
const where = ({ code, milestone, kind, date }: (typeof ENTRIES)[number]) =>
  `${code} ${milestone} ${kind} ${date}`;

describe('nothing invented contradicts a source', () => {
  test('not the order of the lifecycle: what is made up comes after what it waits for', () => {
    const wrong = TOLD.flatMap(({ row: { code } }) => {
      const actuals = ENTRIES.filter((entry) => entry.code === code && entry.kind === 'actual');
      const of = (milestone: string) => actuals.findLast((entry) => entry.milestone === milestone);
      return MILESTONE_CODES.flatMap((milestone) => {
        const mine = of(milestone);
        if (!mine) return [];
        return predecessorsOf(milestone).flatMap((earlier) => {
          const before = of(earlier);
          const invented = mine.provenance === 'illustrative' || before?.provenance === 'illustrative';
          if (!before || !invented) return [];
          // The earliest day of what must come first lies after the last day of what waits for it.
          const first = spanOf(before.date).first ?? '';
          return first > lastDay(mine.date) ? [`${where(mine)} before ${where(before)}`] : [];
        });
      });
    });
    expect(wrong).toEqual([]);
  });

  test('not a real schedule: where a source states one, no adjustment is made up', () => {
    const stated = new Set(
      ENTRIES.filter(({ kind, provenance }) => kind === 'baseline' && provenance === 'sourced').map(
        ({ code, milestone }) => `${code} ${milestone}`,
      ),
    );
    expect(stated.size).toBeGreaterThan(8);
    const overridden = INVENTED.filter(
      ({ code, milestone, kind }) => kind === 'baseline' && stated.has(`${code} ${milestone}`),
    );
    expect(overridden.map(where)).toEqual([]);
  });

  test('not a joint ceremony: three that started together have one date, as the source has it', () => {
    const dates = ['HN-074', 'HN-075', 'HN-076'].map((code) =>
      ENTRIES.find((e) => e.code === code && e.milestone === 'construction_started' && e.kind === 'actual'),
    );
    expect(new Set(dates.map((entry) => `${entry?.date} ${entry?.provenance}`))).toEqual(
      new Set(['2024-07/2024-12 derived']),
    );
  });

  test('not a law’s date: nobody waits for the change to a law that is not there yet', () => {
    const early = INVENTED.filter(
      ({ reason, recordedOn }) => reason === 'land_law_transition' && recordedOn < '2024-01-18',
    );
    expect(early.map(where)).toEqual([]);
    expect(INVENTED.some(({ reason }) => reason === 'land_law_transition')).toBe(true);
  });

  test('not a holiday: nothing that is made up happened or was recorded on a day off', () => {
    const idle = INVENTED.filter(
      ({ kind, date, recordedOn, milestone }) =>
        milestone !== 'in_plan' &&
        recordedOn < DEMO_START &&
        (!isWorkday(recordedOn) ||
          (kind === 'actual' && parseEdtf(date)?.precision === 'day' && !isWorkday(date))),
    );
    expect(idle.map(where)).toEqual([]);
  });

  test('not what was known: CN2 Sóc Sơn has not started, as nothing known by then says so', () => {
    expect(
      ENTRIES.filter(
        ({ code, milestone, kind }) =>
          code === 'HN-066' && milestone === 'construction_started' && kind === 'actual',
      ),
    ).toEqual([]);
  });
});

test('what only follows from a source says so, and by which rule', () => {
  const derived = ENTRIES.filter(({ provenance }) => provenance === 'derived');
  expect(derived.length).toBeGreaterThan(50);
  expect(derived.filter(({ note, source }) => !note?.startsWith('Suy ra') || !source).map(where)).toEqual([]);
});
