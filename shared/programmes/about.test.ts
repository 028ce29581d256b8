import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CohortRule,
  countTarget,
  groundOfMember,
  isMember,
  isNearlyMember,
  membershipsIn,
  type Standpoint,
} from '../programme.ts';
import { KINDS, type Party, PRECISIONS, register } from '../register.ts';
import type { AboutRule, Described } from './about.ts';
import { cohortRule } from './rule-schema.ts';

const NOTHING = { established: null, started: null, completed: null, operating: null, expanded: null };
const cluster = (
  said: Partial<Described> = {},
  dates: Partial<Standpoint['days']['milestones']> = {},
  code = 'HN-001',
): Standpoint => ({
  code,
  days: {
    milestones: { ...NOTHING, expandedBefore: [], unconfirmed: [], grounds: {}, ...dates },
    register: { ...register.day(register.empty), placeholder: false, ...said },
  },
});
const area = (value: string, provenance: 'sourced' | 'derived' | 'illustrative' = 'sourced') => ({
  id: value,
  field: 'area_ha' as const,
  value,
  statedFor: null,
  provenance,
  source: null,
  confidence: 'single',
  recordedOn: '2020-01-01',
});
const party = (organisationId: string, validFrom: string, validTo: string | null = null): Party => ({
  organisationId,
  validFrom,
  validTo,
  provenance: 'illustrative',
  source: null,
});

describe('what a cohort asks of the register', () => {
  test('an area lies between both ends, by the largest that sources state; an unknown one in none', () => {
    const facts = [area('21.9'), area('35')];
    const within = (from?: number, to?: number) =>
      isMember(cluster({ facts }), {
        area: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
      });
    expect([within(35, 75), within(30), within(undefined, 35), within(36), within(undefined, 34.9)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isMember(cluster(), { area: { to: 75 } })).toBe(false);
  });

  test('a unit is asked as of the day of the rule: a district keeps its clusters when districts end', () => {
    const units = [
      { unitCode: '017', validFrom: '2010-01-01', validTo: '2025-06-30' },
      { unitCode: '00541', validFrom: '2025-07-01', validTo: null },
    ];
    const on = (day: string, code: string) => isMember(cluster({ units }), { units: [code], on: day });
    expect([on('2025-06-30', '017'), on('2025-07-01', '017'), on('2025-07-01', '00541')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('an investor is asked as of the day of the rule', () => {
    const parties = [party('investor-1', '2019-01-01', '2022-12-31'), party('investor-2', '2023-01-01')];
    const on = (day: string) => isMember(cluster({ parties }), { investors: ['investor-2'], on: day });
    expect([on('2022-12-31'), on('2023-01-01'), on('2018-12-31')]).toEqual([false, true, false]);
  });

  test('a list holds its clusters and no others', () => {
    const rule = { clusters: ['HN-001', 'HN-007'] };
    expect(['HN-001', 'HN-002', 'HN-007'].map((code) => isMember(cluster({}, {}, code), rule))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('each member rests on the weakest of what makes it one, and a negation on nothing', () => {
    const ground = (rule: CohortRule, said: Partial<Described> = {}) =>
      groundOfMember(rule, cluster(said, { established: '2019', grounds: { established: 'reported' } }));
    const established = { milestone: 'established' } as const;
    expect(ground(established)).toBe('reported');
    expect(ground({ clusters: ['HN-001'] })).toBe('sourced');
    expect(ground({ all: [established, { clusters: ['HN-001'] }] })).toBe('sourced');
    expect(ground({ kind: 'industrial' }, { placeholder: true })).toBe('illustrative');
    const units = [{ unitCode: '017', validFrom: '2010-01-01', validTo: null }];
    expect(ground({ units: ['017'], on: '2025-03-31' }, { units, precision: 'commune_from_name' })).toBe(
      'derived',
    );
    expect(ground({ units: ['017'], on: '2025-03-31' }, { units, precision: 'commune' })).toBe('sourced');
    const parties = [party('investor-1', '2019-01-01')];
    expect(ground({ investors: ['investor-1'], on: '2025-03-31' }, { parties })).toBe('illustrative');
    const facts = [area('35', 'illustrative'), area('35', 'sourced'), area('20', 'derived')];
    expect(ground({ area: { from: 30 } }, { facts })).toBe('sourced');
    expect(ground({ not: { kind: 'craft_village' } })).toBeNull();
  });

  test('whoever would be a member once a report is confirmed is nearly one, and nobody else', () => {
    const rule: CohortRule = {
      all: [{ milestone: 'established', to: '2020-12-31' }, { kind: 'industrial' }],
    };
    const waiting = { established: '2019', unconfirmed: ['established' as const] };
    expect(isNearlyMember(cluster({}, waiting), rule)).toBe(true);
    expect(isNearlyMember(cluster({ kind: 'craft_village' }, waiting), rule)).toBe(false);
    expect(isNearlyMember(cluster({}, { established: '2019' }), rule)).toBe(false);
    expect(isNearlyMember(cluster({}, { ...waiting, established: '2021' }), rule)).toBe(false);
  });
});

const anyAbout: fc.Arbitrary<AboutRule> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...KINDS) }),
  fc.record({ area: fc.record({ from: fc.integer({ min: 0, max: 50 }) }) }),
  fc.record({ units: fc.subarray(['001', '017']), on: fc.constantFrom('2020-01-01', '2025-03-31') }),
  fc.record({ investors: fc.subarray(['investor-1', 'investor-2']), on: fc.constant('2025-03-31') }),
  fc.record({ position: fc.subarray([...PRECISIONS]) }),
  fc.record({ clusters: fc.subarray(['HN-000', 'HN-001', 'HN-002', 'HN-003']) }),
);
const anyCluster = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    precision: fc.constantFrom(...PRECISIONS),
    ha: fc.option(fc.integer({ min: 1, max: 80 }), { nil: null }),
    unit: fc.constantFrom('001', '017'),
    investor: fc.constantFrom('investor-1', 'investor-2'),
    established: fc.constantFrom(null, '2017', '2019-05'),
  })
  .map(({ kind, precision, ha, unit, investor, established }) => ({
    dates: { established },
    said: {
      kind,
      precision,
      facts: ha === null ? [] : [area(String(ha))],
      units: [{ unitCode: unit, validFrom: '2015-01-01', validTo: null }],
      parties: [party(investor, '2018-01-01')],
    },
  }));

describe('whatever the rule', () => {
  const anyRule = fc.tuple(anyAbout, anyAbout).map(
    ([a, b]): CohortRule => ({
      any: [{ all: [a, { milestone: 'established', from: '2018-01-01' }] }, { not: b }],
    }),
  );

  test('it is stored and read back as it was, and divides all clusters with its negation', () => {
    fc.assert(
      fc.property(anyRule, anyCluster, (rule, { said, dates }) => {
        const read = cohortRule.parse(JSON.parse(JSON.stringify(rule)));
        expect(read).toEqual(rule);
        const one = cluster(said, dates);
        expect(isMember(one, { not: read })).toBe(!isMember(one, rule));
      }),
    );
  });

  test('what a row of the map says is what the target counts, although clusters that stand alike share an answer', () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { minLength: 1, maxLength: 3 }),
        fc.array(anyCluster, { maxLength: 12 }),
        (rules, all) => {
          const targets = rules.map((cohort, i) => ({
            code: `t-${i}`,
            cohort,
            goal: null,
            min: null,
            max: null,
          }));
          const clusters = all.map(({ said, dates }, i) => cluster(said, dates, `HN-00${i}`));
          const memberships = membershipsIn(targets);
          const rows = clusters.map((one) => ({ code: one.code, ...memberships(one) }));
          for (const target of targets) {
            const told = rows.filter(({ cohorts }) => cohorts.includes(target.code)).map(({ code }) => code);
            expect(told).toEqual(countTarget(target, clusters).cohort);
          }
        },
      ),
    );
  });
});
