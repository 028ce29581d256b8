import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterHaOf } from '../clearance/figures.ts';
import { assess } from '../delay.ts';
import { isOnPath, type MilestoneCode, stageOf } from '../lifecycle.ts';
import { applyEntry, EMPTY_STANDING, type Entry, happenedIn, type Standing } from '../milestone.ts';
import { milestones } from '../milestones/facet.ts';
import { decideFirstSchedule, unscheduled } from '../milestones/first-schedule.ts';
import { obstacles } from '../obstacles/facet.ts';
import { type Fact, type RegisterState, register } from '../register.ts';
import { reports } from '../reports/facet.ts';
import { THRESHOLDS } from '../settings/thresholds.ts';
import { decideTakeBack, openMilestones } from '../update.ts';
import { decideEnd, type Ending } from './ending.ts';
import { decideExpand, type ExpandInput } from './expansion.ts';

const TODAY = '2026-11-26';
const say = (milestone: MilestoneCode, date: string, kind: Entry['kind'] = 'actual'): Entry => ({
  milestone,
  kind,
  date,
  provenance: 'sourced',
});
const fold = (entries: readonly Entry[], from: Standing = EMPTY_STANDING): Standing =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2024-01-08', i + 1), from);
const PLANNED = fold([say('in_plan', '2018')]);
const ESTABLISHED = fold([say('established', '2020-06-01')]);
const OPERATING = fold([say('first_tenant', '2012')]);
const document = { number: '77/QĐ-UBND', day: '2026-10-01', issuer: 'UBND Thành phố Hà Nội' };
const refusal = (decided: object) =>
  'refused' in decided
    ? Object.values(decided.refused as object)
        .slice(0, 2)
        .join(' ')
    : 'recorded';

describe('the end of a cluster', () => {
  const end = (standing: Standing, key: Ending, effective = '2026-10-15', day = document.day) =>
    decideEnd(standing, { key, said: { effective, document: { ...document, day } } }, TODAY);

  test('is confirmed by its decision, and no report by whoever answers for the cluster', () => {
    const decided = end(ESTABLISHED, 'revoked');
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = milestones.evolve(ESTABLISHED, decided.event, { seq: 9, at: '', on: TODAY, by: null });
    expect(stageOf(happenedIn(after))).toBe('ended');
    expect(after.milestones.revoked).toMatchObject({ actual: '2026-10-15', actualState: 'confirmed' });
    expect([after.lastReport, openMilestones(after)]).toEqual([null, []]);
    expect(refusal(end(after, 'withdrawn'))).toBe('key cluster_ended');
  });

  test('taken back with a reason, the cluster stands where it stood', () => {
    const decided = end(ESTABLISHED, 'revoked');
    if ('refused' in decided) throw new Error(refusal(decided));
    const ended = milestones.evolve(ESTABLISHED, decided.event, { seq: 9, at: '', on: TODAY, by: null });
    const command = { stream: 'cluster:HN-058', key: 'revoked', expected: 9, request: '' } as const;
    const back = decideTakeBack(ended, { ...command, said: { note: 'Quyết định bị hủy' } });
    if ('refused' in back) throw new Error(refusal(back));
    const after = milestones.evolve(ended, back.event, { seq: 10, at: '', on: TODAY, by: null });
    expect(milestones.day(after).stage).toBe('preparation');
    expect(openMilestones(after)).toEqual(openMilestones(ESTABLISHED));
  });

  test('what was never established cannot be revoked, but leaves the plan', () => {
    expect(refusal(end(PLANNED, 'revoked'))).toBe('key predecessor_missing');
    expect(refusal(end(PLANNED, 'withdrawn'))).toBe('recorded');
    expect(refusal(end(EMPTY_STANDING, 'withdrawn'))).toBe('recorded');
    // Many of the old ones operate without any establishment on record.
    expect(refusal(end(OPERATING, 'revoked'))).toBe('recorded');
  });

  test.each([
    ['2026-09-30', document.day, 'effective not_later'],
    [document.day, document.day, 'recorded'],
    [TODAY, document.day, 'recorded'],
    ['2026-11-27', document.day, 'effective date_in_future'],
    ['2026-11-26', '2026-11-27', 'document.day date_in_future'],
    ['2020-05-31', '2020-05-30', 'effective before_predecessor'],
  ])('effective on %s by a decision of %s: %s', (effective, day, expected) => {
    expect(refusal(end(ESTABLISHED, 'revoked', effective, day))).toBe(expected);
  });
});

const fact = (id: string, ha: number): Fact => ({
  id,
  field: 'area_ha',
  value: String(ha),
  statedFor: null,
  provenance: 'sourced',
  source: 'a',
  confidence: 'single',
});
const told = (facts: Fact[], before: RegisterState = register.empty) =>
  register.evolve(before, { type: 'register.facts', facts }, { seq: 1, at: '', on: TODAY, by: null });

function stepOf(decided: ReturnType<typeof decideExpand>) {
  if ('refused' in decided) throw new Error(JSON.stringify(decided.refused));
  const [step] = decided.events;
  if (step.type !== 'milestones.recorded') throw new Error('another event');
  return step;
}

describe('an expansion', () => {
  const expand = (
    said: Partial<ExpandInput['said']>,
    standing = OPERATING,
    clusterHa: number | null = null,
  ) =>
    decideExpand(
      standing,
      { said: { addedHa: 20, totalHa: 60, start: '2027-03', completion: '2028-12', document, ...said } },
      { today: TODAY, kind: 'industrial', clusterHa },
    );

  test('has its own schedule, by which the cluster is judged from then on, and the whole as its area', () => {
    const decided = expand({});
    if ('refused' in decided) throw new Error(refusal(decided));
    const [step, area] = decided.events;
    if (step.type !== 'milestones.recorded' || area?.type !== 'register.facts')
      throw new Error('other events');
    const after = milestones.day(fold(step.entries, OPERATING));
    expect(after).toMatchObject({
      gate: 'expansion_started',
      gateBaseline: '2027-03',
      expanded: document.day,
    });
    expect(area.facts).toMatchObject([{ field: 'area_ha', value: '60', statedFor: document.day }]);
  });

  test.each([
    [{ totalHa: 76 }, 'totalHa area_outside'],
    [{ totalHa: 76, note: 'Phần mở rộng đã có trước 2009' }, 'recorded'],
    [{ totalHa: 75 }, 'recorded'],
    [{ totalHa: 20 }, 'totalHa less_than_part'],
    [{ completion: '2026-12' }, 'completion not_later'],
    [{ start: null, completion: null }, 'recorded'],
    [{ document: { ...document, day: '2026-11-27' } }, 'document.day date_in_future'],
  ])('%j: %s', (said, expected) => {
    expect(refusal(expand(said))).toBe(expected);
  });

  test('only of what is built', () => {
    expect(isOnPath('expansion_decided', 'preparation', happenedIn(ESTABLISHED))).toBe(false);
    expect(refusal(expand({}, ESTABLISHED))).toBe('key not_a_choice');
  });

  test('a further one is decided later, and has works of its own once those before are done', () => {
    const first = [say('expansion_decided', '2022-05'), say('expansion_started', '2023-01')];
    const building = fold(first, OPERATING);
    const early = { document: { ...document, day: '2022-05-31' } };
    expect(refusal(expand(early, building))).toBe('document.day not_later');
    // While they go on they are one with what is added: their start is known.
    expect(refusal(expand({}, building))).toBe('start already_happened');
    const going = stepOf(expand({ start: null }, building));
    expect(milestones.day(fold(going.entries, building))).toMatchObject({
      gate: 'expansion_completed',
      gateBaseline: '2028-12',
    });
    const built = fold([say('expansion_completed', '2024-01')], building);
    expect(milestones.day(built).gate).toBeNull();
    const after = fold(stepOf(expand({}, built)).entries, built);
    expect(milestones.day(after)).toMatchObject({
      gate: 'expansion_started',
      gateBaseline: '2027-03',
      expanded: document.day,
    });
    // Nothing of the earlier works is left in it, and nothing else was touched.
    expect(after.milestones.expansion_completed).toMatchObject({ baseline0: '2028-12', adjustments: 0 });
    expect(after.milestones.expansion_completed?.actual).toBeUndefined();
    expect(after.milestones.first_tenant).toEqual(built.milestones.first_tenant);
  });

  test('the whole is what is on record and what is added, or the note says why not', () => {
    expect(refusal(expand({}, OPERATING, 40))).toBe('recorded');
    expect(refusal(expand({}, OPERATING, 39.5))).toBe('totalHa not_the_sum');
    expect(refusal(expand({ note: 'Đo đạc lại khi mở rộng' }, OPERATING, 39.5))).toBe('recorded');
  });

  test('however often one expands, on every day the area is the first and all that was added by then', () => {
    const added = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 150 }), added, (firstTenths, addedTenths) => {
        let standing = OPERATING;
        let known = told([fact('area_ha', firstTenths / 10)]);
        let sum = firstTenths;
        for (const [i, more] of addedTenths.entries()) {
          const clusterHa = clusterHaOf(known.facts);
          expect(clusterHa).toBe(sum / 10);
          sum += more;
          const day = `${2011 + 2 * i}-03-01`;
          const said = { addedHa: more / 10, totalHa: sum / 10, start: null, completion: null };
          const decided = expand({ ...said, document: { ...document, day } }, standing, clusterHa);
          if ('refused' in decided) {
            expect(refusal(decided)).toBe('totalHa area_outside');
            return;
          }
          standing = fold(stepOf(decided).entries, standing);
          const area = decided.events[1];
          if (area?.type !== 'register.facts') throw new Error('no area');
          known = told(area.facts, known);
          expect(clusterHaOf(known.facts)).toBe(sum / 10);
        }
        expect(known.facts).toHaveLength(1 + addedTenths.length);
      }),
    );
  });
});

describe('the first schedule', () => {
  const decide = (
    dates: Parameters<typeof decideFirstSchedule>[1]['said']['dates'],
    standing = ESTABLISHED,
  ) => decideFirstSchedule(standing, { said: { dates, document } }, TODAY);

  test('makes a cluster that nobody could judge one that is judged, and stays the original', () => {
    const lateness = (standing: Standing) =>
      assess(
        {
          milestones: milestones.day(standing),
          obstacles: obstacles.day(obstacles.empty),
          reports: reports.day(reports.empty),
        },
        '2028-07-01',
        THRESHOLDS,
      ).lateness;
    expect(lateness(ESTABLISHED)).toBe('no_plan');
    const decided = decide([
      { milestone: 'construction_started', date: '2026-12' },
      { milestone: 'infrastructure_completed', date: '2028-06' },
    ]);
    if ('refused' in decided) throw new Error(refusal(decided));
    const after = milestones.evolve(ESTABLISHED, decided.event, { seq: 9, at: '', on: TODAY, by: null });
    expect(lateness(after)).toBe('critical');
    expect(after.milestones.construction_started).toMatchObject({
      baseline0: '2026-12',
      baseline: '2026-12',
      adjustments: 0,
    });
    expect(unscheduled(after)).toEqual([]);
  });

  test('dates what is ahead and has none, in the order of the steps, after the decision', () => {
    expect(unscheduled(ESTABLISHED)).toEqual(['construction_started', 'infrastructure_completed']);
    expect(refusal(decide([{ milestone: 'established', date: '2027' }]))).toBe(
      'dates.established not_a_choice',
    );
    expect(refusal(decide([{ milestone: 'construction_started', date: '2026-09' }]))).toBe(
      'dates.construction_started not_later',
    );
    const wrongOrder = decide([
      { milestone: 'construction_started', date: '2028' },
      { milestone: 'infrastructure_completed', date: '2027' },
    ]);
    expect(refusal(wrongOrder)).toBe('dates.infrastructure_completed before_predecessor');
    const scheduled = fold([say('construction_started', '2025', 'baseline')], ESTABLISHED);
    expect(refusal(decide([{ milestone: 'construction_started', date: '2027' }], scheduled))).toBe(
      'dates.construction_started not_a_choice',
    );
  });
});
