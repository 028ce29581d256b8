import { describe, expect, test } from 'vitest';
import { lastDay, parseEdtf, spanOf } from '../shared/edtf.ts';
import { MILESTONE_CODES, predecessorsOf } from '../shared/lifecycle.ts';
import { type RegisterEvent, register, unitOn } from '../shared/register.ts';
import { isLockdown, isWorkday } from './holidays.ts';
import { readFigures, readUnits } from './register.ts';
import { DEMO_START } from './reports.ts';
import { COHORT, ENTRIES, firstDay, INVENTED, TOLD, where } from './told.ts';

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
    for (const milestone of ['construction_started', 'ceremony']) {
      const dates = ['HN-074', 'HN-075', 'HN-076'].map((code) =>
        ENTRIES.find((e) => e.code === code && e.milestone === milestone && e.kind === 'actual'),
      );
      expect(new Set(dates.map((entry) => `${entry?.date} ${entry?.provenance}`))).toEqual(
        new Set(['2024-07/2024-12 derived']),
      );
    }
  });

  test('not a law’s date: nobody waits for the change to a law that is not there yet', () => {
    const early = INVENTED.filter(
      ({ reason, recordedOn }) => reason === 'land_law_transition' && recordedOn < '2024-01-18',
    );
    expect(early.map(where)).toEqual([]);
    expect(INVENTED.some(({ reason }) => reason === 'land_law_transition')).toBe(true);
  });

  test('not a holiday, nor the months in which everybody stayed at home', () => {
    const idle = INVENTED.filter(
      ({ kind, date, recordedOn, milestone }) =>
        milestone !== 'in_plan' &&
        recordedOn < DEMO_START &&
        (!isWorkday(recordedOn) ||
          (kind === 'actual' && parseEdtf(date)?.precision === 'day' && !isWorkday(date))),
    );
    expect(idle.map(where)).toEqual([]);
    expect(isLockdown('2021-08-10') && isWorkday('2021-10-05')).toBe(true);
  });

  test('not what was known: CN2 Sóc Sơn has not started, as nothing known by then says so', () => {
    expect(
      ENTRIES.filter(
        ({ code, milestone, kind }) =>
          code === 'HN-066' && milestone === 'construction_started' && kind === 'actual',
      ),
    ).toEqual([]);
  });

  test('not a real decision: no dossier is made up before one that a source dates', () => {
    const dossiers = INVENTED.filter(({ milestone }) => milestone === 'dossier_submitted');
    expect(dossiers.length).toBeGreaterThan(5);
    const real = new Set(
      COHORT.filter(({ course }) => course.established.sourced).map(({ row }) => row.code),
    );
    expect(dossiers.filter(({ code }) => real.has(code)).map(where)).toEqual([]);
  });

  test('not two sources of one cluster: Phú Yên starts after the count of none and before its works were being finished', () => {
    const start = ENTRIES.find(
      (e) => e.code === 'HN-051' && e.milestone === 'construction_started' && e.kind === 'actual',
    );
    expect((start?.date ?? '') > '2021-03-24' && (start?.date ?? '') < '2021-12-31').toBe(true);
  });
});

describe('nothing is known before its source', () => {
  const facts = TOLD.flatMap(({ row: { code }, stream }) =>
    stream.recordings.flatMap(({ at, event }) => {
      const said = event as RegisterEvent;
      const on = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
      return said.type === 'register.facts' ? said.facts.map((fact) => ({ code, on, ...fact })) : [];
    }),
  );

  test('regression: facts of 2023 stood on record in 2020; each is entered once the date has come of which it speaks', () => {
    expect(facts.length).toBeGreaterThan(240);
    const early = facts.filter(({ on, statedFor }) => statedFor !== null && on < firstDay(statedFor));
    expect(early.map(({ code, field, statedFor, on }) => `${code} ${field} ${statedFor} ${on}`)).toEqual([]);
    // A source without a date is known by the day on which the register was compiled, and not before.
    const undated = facts.filter(({ statedFor, field }) => statedFor === null && field !== 'decision_no');
    expect(undated.filter(({ on }) => on !== DEMO_START)).toEqual([]);
  });

  test('Liên Hà 2 has the 20 ha of its decision from 2019 and the 21.99 ha of its start from 2023', () => {
    const areas = facts.filter(({ code, field }) => code === 'HN-058' && field === 'area_ha');
    expect(areas.map(({ value, on }) => `${value} ${on.slice(0, 7)}`)).toEqual([
      '20 2019-10',
      '21.99 2023-09',
    ]);
  });

  test('an investor is known from its source on; before, its place is held by one that says that it is made up', () => {
    for (const { row, stream } of TOLD) {
      const state = stream.recordings.reduce(
        (before, { event }, i) =>
          event.type.startsWith('register.')
            ? register.evolve(before, event as RegisterEvent, {
                seq: i + 1,
                at: '',
                on: '2025-01-01',
                by: null,
              })
            : before,
        register.empty,
      );
      for (const party of state.parties) {
        const named = party.provenance === 'sourced';
        expect(party.organisationId.startsWith('investor-unknown'), row.code).toBe(!named);
        if (named && row.statusAsOf) {
          const known = lastDay(row.statusAsOf);
          expect(party.validFrom >= (known < DEMO_START ? known : DEMO_START), row.code).toBe(true);
        }
      }
    }
  });

  test('what a source states about a milestone is entered once that could have happened', () => {
    const early = ENTRIES.filter(
      ({ provenance, kind, date, recordedOn }) =>
        kind === 'actual' && provenance !== 'illustrative' && recordedOn < firstDay(date),
    );
    expect(early.map(where)).toEqual([]);
    for (const { recordedOn, figure } of readFigures())
      expect(recordedOn >= firstDay(figure.statedFor), figure.nameEn).toBe(true);
  });
});

test('what only follows from a source says so, and by which rule', () => {
  const derived = ENTRIES.filter(({ provenance }) => provenance === 'derived');
  expect(derived.length).toBeGreaterThan(40);
  expect(derived.filter(({ note, source }) => !note?.startsWith('Suy ra') || !source).map(where)).toEqual([]);
});

test('regression: sixteen clusters of which sources tell that they were established in 2017 had no establishment', () => {
  const named = [
    'HN-003',
    'HN-008',
    'HN-010',
    ...['020', '021', '022', '023', '024', '026', '027', '028', '029', '034', '038', '049'].map(
      (n) => `HN-${n}`,
    ),
  ];
  for (const code of named) {
    const entry = ENTRIES.find(
      (e) => e.code === code && e.milestone === 'established' && e.kind === 'actual',
    );
    expect(`${entry?.date} ${entry?.provenance}`, code).toBe('2017 sourced');
  }
});

test('regression: clusters whose own source doubts that they operate stood among the 70 as if a list named them', () => {
  for (const code of ['HN-046', 'HN-047', 'HN-048']) {
    const entry = ENTRIES.find((e) => e.code === code && e.milestone === 'first_tenant');
    expect(entry?.provenance, code).toBe('illustrative');
  }
});

test('every unit in which a cluster lies is there on its days', () => {
  const units = new Map(readUnits().map((unit) => [unit.code, unit]));
  for (const { row, stream } of TOLD) {
    const entered = stream.recordings[0]?.event as Extract<RegisterEvent, { type: 'register.entered' }>;
    for (const day of ['2020-03-02', '2025-06-30', '2025-07-01']) {
      const code = unitOn(entered.units, day);
      const unit = code === null ? null : units.get(code);
      if (!unit) continue;
      expect(unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day), row.code).toBe(true);
    }
  }
});
