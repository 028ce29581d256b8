import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CohortRule, isMember } from '../../../shared/programme.ts';
import { type Described } from '../../../shared/programmes/about.ts';
import { NO_COHORT } from '../../../shared/programmes/rule.ts';
import { cohortRule } from '../../../shared/programmes/rule-schema.ts';
import { KINDS, PRECISIONS, register } from '../../../shared/register.ts';
import { COUNTED } from '../../../shared/state.ts';
import { draftOf, goalOf, newPart, ruleOf, waysOf } from './rule-draft.ts';

const day = fc.constantFrom('2018-01-01', '2020-12-31', '2025-06-30');
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: null }).map((one) => (one === null ? {} : { [key]: one }));
const span = <T>(value: fc.Arbitrary<T>) =>
  fc.tuple(maybe('from', value), maybe('to', value)).map(([from, to]) => ({ ...from, ...to }));
const { rule } = fc.letrec<{ rule: CohortRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.tuple(fc.constantFrom(...COUNTED), span(day)).map(([milestone, days]) => ({ milestone, ...days })),
    fc.record({ kind: fc.constantFrom(...KINDS) }),
    span(fc.constantFrom(5, 12.5, 1234.25)).map((area) => ({ area })),
    fc.record({ units: fc.subarray(['001', '017']), on: day }),
    fc.record({ investors: fc.subarray(['investor-1', 'investor-2']), on: day }),
    fc.record({ position: fc.subarray([...PRECISIONS]) }),
    fc.record({ clusters: fc.subarray(['HN-001', 'HN-002', 'HN-003']) }),
    fc.record({ not: tie('rule') }),
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

const cluster = (n: number) => {
  const said: Described = {
    ...register.day(register.empty),
    kind: n % 2 ? 'industrial' : 'craft_village',
    precision: n % 3 ? 'commune' : 'none',
    placeholder: false,
    units: [{ unitCode: n % 4 ? '001' : '017', validFrom: '2010-01-01', validTo: null }],
  };
  const [established, started] = [n % 5 ? '2019' : null, n % 7 ? '2022-05-16' : null];
  const milestones = {
    established,
    started,
    completed: null,
    operating: null,
    expanded: null,
    expandedBefore: [],
    unconfirmed: [],
  };
  return { code: `HN-00${1 + (n % 4)}`, days: { milestones, register: said } };
};

describe('a rule while it is typed', () => {
  test('means what it meant, in both languages, when nothing was changed', () => {
    fc.assert(
      fc.property(rule, fc.constantFrom('vi', 'en'), (before, lang) => {
        const after = cohortRule.parse(JSON.parse(JSON.stringify(ruleOf(draftOf(before, lang), lang))));
        for (let n = 0; n < 30; n++) expect(isMember(cluster(n), after)).toBe(isMember(cluster(n), before));
        // Once more makes no other rule of it: an untouched form has nothing to say.
        expect(ruleOf(draftOf(after, lang), lang)).toEqual(after);
      }),
    );
  });

  test('of nothing counts nothing, and a rule of one condition is that condition', () => {
    expect(ruleOf(draftOf(NO_COHORT, 'vi'), 'vi')).toEqual(NO_COHORT);
    const one: CohortRule = { milestone: 'established', from: '2018-01-01', to: '2020-12-31' };
    expect(ruleOf(draftOf(one, 'vi'), 'vi')).toEqual(one);
    expect(ruleOf(draftOf({ not: one }, 'vi'), 'vi')).toEqual({ not: one });
  });

  test('an area is typed as the language writes numbers; what is none is not passed over', () => {
    const draft = draftOf({ area: { from: 12.5 } }, 'vi');
    expect(draft.parts).toMatchObject([{ is: 'area', from: '12,5', to: '' }]);
    const typed = {
      ...draft,
      parts: [{ ...newPart('area', '2025-03-31'), from: 'mười' }] as typeof draft.parts,
    };
    expect(ruleOf(typed, 'vi')).toEqual({ area: { from: Number.NaN } });
  });

  test('a goal of several ways, of one, and of none', () => {
    const year = { from: '2025-01-01', to: '2025-12-31' };
    const both = {
      any: [
        { milestone: 'established' as const, ...year },
        { milestone: 'expansion_decided' as const, ...year },
      ],
    };
    expect(goalOf(waysOf(both))).toEqual(both);
    expect(goalOf(waysOf({ milestone: 'established' }))).toEqual({ milestone: 'established' });
    expect(goalOf(waysOf(null))).toBeNull();
  });
});
