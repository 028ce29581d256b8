import { describe, expect, test } from 'vitest';
import { AS_BUILT, type CodeEntries } from '../codes/facet.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { applyEntry, EMPTY_STANDING, type Standing } from '../milestone.ts';
import { milestones } from '../milestones/facet.ts';
import { procedure } from '../procedure/facet.ts';
import { deriveState } from '../state.ts';
import { type DatesSaid, decideDates } from './dates-said.ts';
import type { DateSaid } from './records.ts';

const TODAY = '2025-03-31';
const NO_CODES: CodeEntries = {};
const DOCUMENT = {
  kind: 'decision' as const,
  number: '12/QĐ-UBND',
  day: '2025-01-10',
  issuer: 'UBND Thành phố Hà Nội',
};
const done = (milestone: MilestoneCode, date: string): DateSaid => ({
  milestone,
  means: 'done',
  date,
  field: `date_${milestone}`,
});
const due = (milestone: MilestoneCode, date: string): DateSaid => ({
  ...done(milestone, date),
  means: 'schedule',
});

const decided = (
  said: Partial<DatesSaid>,
  {
    standing = EMPTY_STANDING,
    document = null as typeof DOCUMENT | null,
    statedFor = null as string | null,
    codes = NO_CODES,
  } = {},
) =>
  decideDates(
    standing,
    { dates: [], stage: null, decisionNo: null, ...said },
    { today: TODAY, document, statedFor, procedure: procedure.empty, codes },
  );
const issues = ({ faults }: ReturnType<typeof decided>) => faults.map(({ issue }) => issue);
const actualOf = (standing: Standing, code: MilestoneCode) => standing.milestones[code];

describe('what has happened', () => {
  test('makes the stage that it leads to, whatever the order of the columns; steps of which no table keeps the day are not asked for', () => {
    const { after, faults } = decided({
      dates: [done('construction_started', '2021-07/2021-09'), done('established', '2019-03-05')],
    });
    expect(faults).toEqual([]);
    expect(deriveState(after)).toMatchObject({
      stage: 'construction',
      established: '2019-03-05',
      started: '2021-07/2021-09',
    });
  });

  test('is a report that waits where the file stands alone; sourced where a document, or the row itself, names its decision', () => {
    const dates = [done('established', '2019-03-05'), done('construction_started', '2021')];
    const alone = decided({ dates }).after;
    expect(deriveState(alone).unconfirmed).toEqual(['established', 'construction_started']);
    const named = decided({ dates, decisionNo: '1234/QĐ-UBND' });
    expect(deriveState(named.after).unconfirmed).toEqual(['construction_started']);
    expect(named.events[0]?.entries[0]?.source).toBe('Quyết định 1234/QĐ-UBND');
    const cited = decided({ dates }, { document: DOCUMENT });
    expect(deriveState(cited.after)).toMatchObject({ unconfirmed: [], lastReport: null });
    expect(cited.events[1]?.entries[0]?.document).toEqual({
      number: DOCUMENT.number,
      day: DOCUMENT.day,
      issuer: DOCUMENT.issuer,
    });
  });

  test('must fit what is on record, and cannot lie ahead', () => {
    const standing = decided({ dates: [done('established', '2019-03-05')] }).after;
    const after = (one: DateSaid) => issues(decided({ dates: [one] }, { standing }));
    expect(after(done('construction_started', '2018'))).toEqual(['before_predecessor']);
    expect(after(done('construction_started', '2025-04-01'))).toEqual(['date_in_future']);
    expect(after(done('established', '2019-03-06'))).toEqual(['already_happened']);
    expect(after(done('in_plan', '2020'))).toEqual(['after_successor']);
  });

  test('that a table without a document tells made every cluster freshly reported; reports of before it stay', () => {
    const dates = [done('established', '2019-03-05')];
    expect(deriveState(decided({ dates }).after)).toMatchObject({
      unconfirmed: ['established'],
      lastReport: null,
    });
    const entry = { milestone: 'established', kind: 'actual', date: '2019', provenance: 'reported' } as const;
    expect(applyEntry(EMPTY_STANDING, entry, TODAY, 1).lastReport).toBe(TODAY);
  });

  test('of an expansion is nothing where none was decided, and follows its decision in one row', () => {
    const begun = done('expansion_started', '2024-05');
    const built = decided({ dates: [done('infrastructure_completed', '2021')] }).after;
    expect(issues(decided({ dates: [begun] }, { standing: built }))).toEqual(['not_a_choice']);
    const both = [begun, done('expansion_decided', '2023')];
    expect(issues(decided({ dates: both }, { standing: built }))).toEqual([]);
    expect(issues(decided({ dates: both, stage: 'operating' }))).toEqual([]);
    expect(issues(decided({ dates: [done('expansion_decided', '2023')] }))).toEqual(['not_a_choice']);
  });

  test('to a milestone that is left out here was entered all the same; what is on record of it is no fault', () => {
    const codes = { 'milestone.ceremony': { ...AS_BUILT, offered: false } };
    const dates = [done('ceremony', '2020-02'), done('construction_started', '2020-03')];
    const { faults, after } = decided({ dates }, { codes });
    expect(faults).toEqual([{ field: 'date_ceremony', issue: 'not_followed' }]);
    expect(actualOf(after, 'construction_started')?.actual).toBe('2020-03');
    expect(decided({ dates }, { codes, standing: decided({ dates }).after }).faults).toEqual([]);
    const due1 = decided({ dates: [due('ceremony', '2025-06')] }, { codes, document: DOCUMENT });
    expect(issues(due1)).toEqual(['not_followed']);
  });

  test('said once more changes nothing', () => {
    const said = { dates: [done('established', '2019'), due('infrastructure_completed', '2026')] };
    const { after } = decided(said, { document: DOCUMENT });
    expect(decided(said, { standing: after, document: DOCUMENT })).toMatchObject({
      events: [],
      changes: [],
      faults: [],
    });
  });
});

describe('a schedule', () => {
  const standing = decided({ dates: [done('established', '2019')] }).after;

  test('rests on a decision, and is none without', () => {
    const dates = [due('infrastructure_completed', '2026-10/2026-12')];
    expect(issues(decided({ dates }, { standing }))).toEqual(['no_document']);
    const { after } = decided({ dates }, { standing, document: DOCUMENT });
    expect(actualOf(after, 'infrastructure_completed')?.baseline).toBe('2026-10/2026-12');
  });

  test('that another decision set before is adjusted, and the original stays', () => {
    const first = decided(
      { dates: [due('construction_started', '2025-06')] },
      { standing, document: DOCUMENT },
    );
    const later = decided(
      { dates: [due('construction_started', '2025-12')] },
      { standing: first.after, document: DOCUMENT },
    );
    expect(later.changes).toEqual([{ field: 'date_construction_started', from: '2025-06', to: '2025-12' }]);
    expect(actualOf(later.after, 'construction_started')).toMatchObject({
      baseline0: '2025-06',
      baseline: '2025-12',
    });
  });
});

describe('a stage without a day', () => {
  test('is the step that makes it, some time before the day of which the table speaks', () => {
    const { after } = decided({ stage: 'operating' }, { statedFor: '2024-10/2024-12' });
    expect(actualOf(after, 'first_tenant')?.actual).toBe('../2024-12');
    expect(deriveState(after).stage).toBe('operating');
  });

  test('follows from the dates of the row where it does, and takes nothing back', () => {
    const dates = [done('established', '2019'), done('construction_started', '2021')];
    expect(decided({ dates, stage: 'construction' }).events).toHaveLength(2);
    const behind = decided({ dates, stage: 'preparation' });
    expect([behind.events.length, behind.faults]).toEqual([
      2,
      [{ field: 'stage', issue: 'stage_behind', isRemark: true }],
    ]);
  });
});

test('an act that is undone leaves the milestones as they stood before, also for who looks at moves and versions', () => {
  const before = decided({ dates: [done('established', '2019')] }).after;
  const { events, after } = decided(
    { dates: [due('construction_started', '2025-06'), done('site_cleared', '2024')] },
    { standing: before, document: DOCUMENT },
  );
  expect(events.length).toBeGreaterThan(1);
  const back = milestones.evolve(
    after,
    { type: 'milestones.restored', from: 2, ...before, note: 'nhầm tệp' },
    { seq: 4, at: '', on: TODAY, by: null },
  );
  expect(deriveState(back)).toEqual(deriveState(before));
  expect(back.milestones.site_cleared).toBeUndefined();
});

test('an own cause of a delay was lost where an act was undone', () => {
  const before = applyEntry(
    EMPTY_STANDING,
    {
      milestone: 'site_cleared',
      kind: 'forecast',
      date: '2025-06',
      provenance: 'reported',
      reason: 'overlap',
      as: 'own-1',
    },
    '2025-03-01',
    1,
  );
  const stored = { type: 'milestones.restored', from: 2, ...before, note: 'nhầm tệp' };
  const event = milestones.event.parse(JSON.parse(JSON.stringify(stored)));
  const back = milestones.evolve(before, event, { seq: 3, at: '', on: TODAY, by: null });
  expect(back).toEqual(before);
});
