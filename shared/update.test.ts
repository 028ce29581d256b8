import { describe, expect, test } from 'vitest';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing } from './milestone.ts';
import {
  type ActualInput,
  actualInput,
  decideActual,
  decideForecast,
  decideReview,
  type ForecastInput,
  forecastInput,
  openMilestones,
} from './update.ts';

const TODAY = '2025-03-31';
const fold = (...entries: Entry[]): Standing =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2025-01-01', i + 1), EMPTY_STANDING);
const actual = (
  milestone: Entry['milestone'],
  date: string,
  provenance: Entry['provenance'] = 'sourced',
): Entry => ({ milestone, kind: 'actual', date, provenance });

const started = fold(actual('established', '2020-06-26'), actual('construction_started', '2024-09-20'));
const prepared = fold(actual('established', '2020-06-26'), actual('detailed_plan', '2022-03-01'));

const request = '0195e2f4-0000-7000-8000-000000000001';
const forecast = (more: Partial<ForecastInput> = {}): ForecastInput => ({
  cluster: 'HN-058',
  milestone: 'infrastructure_completed',
  expected: 0,
  request,
  date: '2025-12',
  reason: 'permits',
  note: 'Chờ giấy phép',
  ...more,
});
const happened = (more: Partial<ActualInput> = {}): ActualInput => ({
  cluster: 'HN-058',
  milestone: 'component_works',
  expected: 0,
  request,
  date: '2025-03-20',
  document: { number: '12/BB', day: '2025-03-21', issuer: 'Chủ đầu tư' },
  ...more,
});
const issueOf = (decision: ReturnType<typeof decideForecast>) =>
  'refused' in decision ? decision.refused : null;

describe('forecasts', () => {
  test('a forecast is recorded as said, with its reason', () => {
    expect(decideForecast(started, forecast(), TODAY)).toEqual({
      entry: {
        milestone: 'infrastructure_completed',
        kind: 'forecast',
        date: '2025-12',
        reason: 'permits',
        note: 'Chờ giấy phép',
        provenance: 'reported',
      },
    });
  });

  test.each([
    [
      'for a finished milestone',
      { milestone: 'construction_started' },
      { field: 'milestone', issue: 'already_happened' },
    ],
    ['in the past', { date: '2025-03-30' }, { field: 'date', issue: 'date_in_past' }],
    ['a century away', { date: '2125' }, { field: 'date', issue: 'date_impossible' }],
  ] as const)('a forecast %s is refused', (_name, more, refused) => {
    expect(issueOf(decideForecast(started, forecast(more), TODAY))).toEqual(refused);
  });

  test('a month that has begun is still a forecast', () => {
    expect(issueOf(decideForecast(started, forecast({ date: '2025-03' }), TODAY))).toBeNull();
  });

  test('the end of a cluster is nobody’s to report', () => {
    const refused = { field: 'milestone', issue: 'not_a_choice' };
    expect(issueOf(decideForecast(started, forecast({ milestone: 'revoked' }), TODAY))).toEqual(refused);
    expect(issueOf(decideActual(started, happened({ milestone: 'withdrawn' }), TODAY))).toEqual(refused);
    expect(openMilestones(started)).not.toContain('revoked');
  });

  test('an ended cluster takes no forecast', () => {
    const ended = fold(actual('established', '2020'), actual('revoked', '2024'));
    expect(issueOf(decideForecast(ended, forecast(), TODAY))).toEqual({
      field: 'milestone',
      issue: 'cluster_ended',
    });
  });
});

describe('actuals', () => {
  test.each([
    ['in the future', { date: '2025-04-01' }, { field: 'date', issue: 'date_in_future' }],
    [
      'before its predecessor',
      { date: '2024-09-19' },
      { field: 'date', issue: 'before_predecessor', detail: 'construction_started' },
    ],
    [
      'whose document is from the future',
      { document: { number: '1', day: '2025-04-02', issuer: 'x' } },
      { field: 'document.day', issue: 'date_in_future' },
    ],
    [
      'whose predecessor has not happened',
      { milestone: 'works_accepted' },
      { field: 'milestone', issue: 'predecessor_missing', detail: 'component_works' },
    ],
    [
      'for a milestone that has one',
      { milestone: 'construction_started' },
      { field: 'milestone', issue: 'already_happened' },
    ],
  ] as const)('an actual %s is refused', (_name, more, refused) => {
    expect(issueOf(decideActual(started, happened(more), TODAY))).toEqual(refused);
  });

  test('today is not the future, and a quarter that has begun may hold the day', () => {
    expect(issueOf(decideActual(started, happened({ date: TODAY }), TODAY))).toBeNull();
    expect(issueOf(decideActual(started, happened({ date: '2025-01/2025-03' }), TODAY))).toBeNull();
  });

  test('a phase that is behind needs no dates of its own', () => {
    expect(
      issueOf(decideActual(prepared, happened({ milestone: 'construction_started' }), TODAY)),
    ).toMatchObject({ issue: 'predecessor_missing' });
    expect(issueOf(decideActual(started, happened(), TODAY))).toBeNull();
  });

  test('a date after what already followed is refused', () => {
    const odd = fold(actual('established', '2020-06-26'), actual('land_allocated', '2024-01-10'));
    expect(
      issueOf(decideActual(odd, happened({ milestone: 'detailed_plan', date: '2024-02-01' }), TODAY)),
    ).toEqual({
      field: 'date',
      issue: 'after_successor',
      detail: 'land_allocated',
    });
  });
});

describe('review', () => {
  const review = {
    cluster: 'HN-058',
    milestone: 'component_works',
    expected: 0,
    request,
    note: 'Đủ hồ sơ',
  } as const;
  const waiting = fold(
    actual('established', '2020'),
    actual('construction_started', '2024'),
    actual('component_works', '2025-03-20', 'reported'),
  );

  test('a reported actual can be confirmed or returned, a confirmed one cannot', () => {
    expect(decideReview(waiting, { ...review, verdict: 'confirmation' })).toMatchObject({
      entry: { kind: 'confirmation', date: '2025-03-20' },
    });
    expect(
      decideReview(started, { ...review, milestone: 'construction_started', verdict: 'return' }),
    ).toMatchObject({ refused: { issue: 'nothing_to_confirm' } });
  });

  test('a return needs a reason, a confirmation does not', () => {
    const { note: _note, ...silent } = review;
    expect(decideReview(waiting, { ...silent, verdict: 'return' })).toEqual({
      refused: { field: 'note', issue: 'required' },
    });
    expect(decideReview(waiting, { ...silent, verdict: 'confirmation' })).toMatchObject({
      entry: { kind: 'confirmation' },
    });
  });

  test('what is returned has not happened any more; what is confirmed has', () => {
    const after = (kind: 'confirmation' | 'return') =>
      applyEntry(
        waiting,
        { milestone: 'component_works', kind, date: '2025-03-20', provenance: 'reported' },
        TODAY,
        9,
      );
    expect(after('return').milestones.component_works?.actual).toBeUndefined();
    expect(after('confirmation').milestones.component_works).toMatchObject({
      actual: '2025-03-20',
      actualState: 'confirmed',
      version: 9,
    });
  });
});

describe('the schemas that form and procedure share', () => {
  const issues = (result: {
    success: boolean;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  }) => result.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);

  test.each([
    [{ date: '2025-02-30' }, 'date: date_impossible'],
    [{ date: '../2025' }, 'date: date_impossible'],
    [{ date: '1900/2199' }, 'date: date_impossible'],
    [{ date: '2025-03-31/2199-12-31' }, 'date: date_impossible'],
    [{ note: '\u200b' }, 'note: required'],
    [{ note: 'x \ud800 y' }, 'note: markup'],
    [{ date: '' }, 'date: date_impossible'],
    [{ reason: 'because' as never }, 'reason: not_a_choice'],
    [{ note: '' }, 'note: required'],
    [{ note: '   ' }, 'note: required'],
    [{ note: 'x'.repeat(1_000_000) }, 'note: too_long'],
    [{ note: '<script>alert(1)</script>' }, 'note: markup'],
    [{ milestone: 'party' as never }, 'milestone: not_a_choice'],
    [{ expected: -1 }, 'expected: malformed'],
    [{ cluster: "HN'; drop table" }, 'cluster: malformed'],
  ])('%j says %s', (more, expected) => {
    expect(issues(forecastInput.safeParse(forecast(more)))).toEqual([expected]);
  });

  test('a document needs number, day and issuer', () => {
    const empty = { number: '', day: '', issuer: '' };
    expect(issues(actualInput.safeParse(happened({ document: empty })))).toEqual([
      'document.number: required',
      'document.day: date_impossible',
      'document.issuer: required',
    ]);
  });
});

test('open milestones are those ahead that have not happened', () => {
  expect(openMilestones(started)).not.toContain('construction_started');
  expect(openMilestones(started)).not.toContain('detailed_plan');
  expect(openMilestones(started)).toContain('infrastructure_completed');
});
