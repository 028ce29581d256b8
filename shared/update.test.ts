import { describe, expect, test } from 'vitest';
import type { MilestoneCode } from './lifecycle.ts';
import { streamOf } from './log/stream.ts';
import { applyEntry, EMPTY_STANDING, type Entry, type Standing } from './milestone.ts';
import {
  type ActualInput,
  actualInput,
  decideActual,
  decideForecast,
  decideReview,
  decideTakeBack,
  type ForecastInput,
  forecastInput,
  openMilestones,
  type ReviewInput,
  takeBackInput,
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
const about = (key: MilestoneCode) => ({ stream: streamOf('cluster', 'HN-058'), key, expected: 0, request });
const forecast = (
  more: Partial<ForecastInput['said']> = {},
  key: MilestoneCode = 'infrastructure_completed',
): ForecastInput => ({
  ...about(key),
  said: { date: '2025-12', reason: 'permits', note: 'Chờ giấy phép', ...more },
});
const happened = (
  more: Partial<ActualInput['said']> = {},
  key: MilestoneCode = 'component_works',
): ActualInput => ({
  ...about(key),
  said: {
    date: '2025-03-20',
    document: { number: '12/BB', day: '2025-03-21', issuer: 'Chủ đầu tư' },
    ...more,
  },
});
const issueOf = (decision: ReturnType<typeof decideForecast>) =>
  'refused' in decision ? decision.refused : null;

describe('forecasts', () => {
  test('a forecast is recorded as said, with its reason', () => {
    const entry = {
      milestone: 'infrastructure_completed',
      kind: 'forecast',
      date: '2025-12',
      reason: 'permits',
      note: 'Chờ giấy phép',
      provenance: 'reported',
    };
    expect(decideForecast(started, forecast(), TODAY)).toEqual({
      event: { type: 'milestones.recorded', entries: [entry] },
    });
  });

  test.each([
    [
      'for a finished milestone',
      forecast({}, 'construction_started'),
      { field: 'key', issue: 'already_happened' },
    ],
    ['for a phase that is behind', forecast({}, 'detailed_plan'), { field: 'key', issue: 'behind' }],
    ['in the past', forecast({ date: '2025-03-30' }), { field: 'date', issue: 'date_in_past' }],
    ['a century away', forecast({ date: '2125' }), { field: 'date', issue: 'date_impossible' }],
  ] as const)('a forecast %s is refused', (_name, command, refused) => {
    expect(issueOf(decideForecast(started, command, TODAY))).toEqual(refused);
  });

  test('a date that stands or is scheduled is not moved without a cause, nor by much without a sentence', () => {
    const planned = fold(actual('established', '2020-06-26'), actual('construction_started', '2024-09-20'), {
      milestone: 'infrastructure_completed',
      kind: 'baseline',
      date: '2025-06',
      provenance: 'sourced',
    });
    const { note: _n, ...said } = forecast({ date: '2025-12', reason: 'unchanged' }).said;
    const asked = (more: object) =>
      issueOf(decideForecast(planned, { ...forecast(), said: { ...said, ...more } }, TODAY));
    expect(asked({})).toEqual({ field: 'reason', issue: 'date_changed' });
    expect(asked({ reason: 'permits' })).toEqual({ field: 'note', issue: 'required' });
    expect(asked({ reason: 'permits', date: '2025-07-15' })).toBeNull();
    expect(asked({ date: '2025-06-30' })).toBeNull();
    const moved = applyEntry(
      planned,
      { milestone: 'infrastructure_completed', kind: 'forecast', date: '2025-12', provenance: 'reported' },
      TODAY,
      9,
    );
    expect(
      issueOf(
        decideForecast(moved, { ...forecast(), said: { date: '2025-12', reason: 'unchanged' } }, TODAY),
      ),
    ).toBeNull();
  });

  test('thirty years ahead is a plan, a day more a slip of the pen', () => {
    expect(issueOf(decideForecast(started, forecast({ date: '2055-03-31' }), TODAY))).toBeNull();
    expect(issueOf(decideForecast(started, forecast({ date: '2055-04-01' }), TODAY))).toEqual({
      field: 'date',
      issue: 'date_impossible',
    });
  });

  test('a month that has begun is still a forecast', () => {
    expect(issueOf(decideForecast(started, forecast({ date: '2025-03' }), TODAY))).toBeNull();
  });

  test('the end of a cluster is nobody’s to report', () => {
    const refused = { field: 'key', issue: 'not_a_choice' };
    expect(issueOf(decideForecast(started, forecast({}, 'revoked'), TODAY))).toEqual(refused);
    expect(issueOf(decideActual(started, happened({}, 'withdrawn'), TODAY))).toEqual(refused);
    expect(openMilestones(started)).not.toContain('revoked');
  });

  test('an ended cluster takes no forecast', () => {
    const ended = fold(actual('established', '2020'), actual('revoked', '2024'));
    expect(issueOf(decideForecast(ended, forecast(), TODAY))).toEqual({
      field: 'key',
      issue: 'cluster_ended',
    });
  });
});

describe('actuals', () => {
  test.each([
    ['in the future', happened({ date: '2025-04-01' }), { field: 'date', issue: 'date_in_future' }],
    [
      'before its predecessor',
      happened({ date: '2024-09-19' }),
      { field: 'date', issue: 'before_predecessor', detail: 'construction_started' },
    ],
    [
      'whose document is from the future',
      happened({ document: { number: '1', day: '2025-04-02', issuer: 'x' } }),
      { field: 'document.day', issue: 'date_in_future' },
    ],
    [
      'whose predecessor has not happened',
      happened({}, 'works_accepted'),
      { field: 'key', issue: 'predecessor_missing', detail: 'component_works' },
    ],
    [
      'for a milestone that has one',
      happened({}, 'construction_started'),
      { field: 'key', issue: 'already_happened' },
    ],
  ] as const)('an actual %s is refused', (_name, command, refused) => {
    expect(issueOf(decideActual(started, command, TODAY))).toEqual(refused);
  });

  test('today is not the future, and a quarter that has begun may hold the day', () => {
    expect(issueOf(decideActual(started, happened({ date: TODAY }), TODAY))).toBeNull();
    expect(issueOf(decideActual(started, happened({ date: '2025-01/2025-03' }), TODAY))).toBeNull();
  });

  test('a phase that is behind needs no dates of its own', () => {
    expect(issueOf(decideActual(prepared, happened({}, 'construction_started'), TODAY))).toMatchObject({
      issue: 'predecessor_missing',
    });
    expect(issueOf(decideActual(started, happened(), TODAY))).toBeNull();
  });

  test('a date after what already followed is refused', () => {
    const odd = fold(actual('established', '2020-06-26'), actual('land_allocated', '2024-01-10'));
    expect(issueOf(decideActual(odd, happened({ date: '2024-02-01' }, 'detailed_plan'), TODAY))).toEqual({
      field: 'date',
      issue: 'after_successor',
      detail: 'land_allocated',
    });
  });
});

describe('review', () => {
  const review = (said: ReviewInput['said'], key: MilestoneCode = 'component_works'): ReviewInput => ({
    ...about(key),
    said,
  });
  const note = 'Đủ hồ sơ';
  const waiting = fold(
    actual('established', '2020'),
    actual('construction_started', '2024'),
    actual('component_works', '2025-03-20', 'reported'),
  );

  const said = (kind: Entry['kind'], more: object = {}) => ({
    event: {
      type: 'milestones.recorded',
      entries: [{ milestone: 'component_works', kind, date: '2025-03-20', provenance: 'reported', ...more }],
    },
  });

  test('a reported actual can be confirmed or returned, a confirmed one cannot', () => {
    expect(decideReview(waiting, review({ verdict: 'confirmation', note }))).toEqual(
      said('confirmation', { note }),
    );
    expect(decideReview(waiting, review({ verdict: 'return', note }))).toEqual(said('return', { note }));
    expect(
      issueOf(decideReview(started, review({ verdict: 'return', note }, 'construction_started'))),
    ).toEqual({
      field: 'key',
      issue: 'nothing_to_confirm',
    });
  });

  test('a return needs a reason, a confirmation does not', () => {
    expect(issueOf(decideReview(waiting, review({ verdict: 'return' })))).toEqual({
      field: 'note',
      issue: 'required',
    });
    expect(decideReview(waiting, review({ verdict: 'confirmation' }))).toEqual(said('confirmation'));
  });

  test('only what is confirmed can be taken back; what waits is returned, what never was is neither', () => {
    const takeBack = (key: MilestoneCode) => ({ ...about(key), said: { note } });
    const nothing = { field: 'key', issue: 'nothing_to_confirm' };
    expect(issueOf(decideTakeBack(waiting, takeBack('component_works')))).toEqual(nothing);
    expect(issueOf(decideTakeBack(waiting, takeBack('works_accepted')))).toEqual(nothing);
    const confirmed = applyEntry(
      waiting,
      { milestone: 'component_works', kind: 'confirmation', date: '2025-03-20', provenance: 'reported' },
      TODAY,
      9,
    );
    expect(decideTakeBack(confirmed, takeBack('component_works'))).toEqual(said('return', { note }));
    expect(takeBackInput.safeParse({ ...about('component_works'), said: { note: ' ' } }).success).toBe(false);
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
    [{ date: '2025-02-30' }, 'said.date: date_impossible'],
    [{ date: '../2025' }, 'said.date: date_impossible'],
    [{ date: '1900/2199' }, 'said.date: date_impossible'],
    [{ date: '2025-03-31/2199-12-31' }, 'said.date: date_impossible'],
    [{ date: '' }, 'said.date: required'],
    [{ note: '\u200b' }, 'said.note: required'],
    [{ note: 'x \ud800 y' }, 'said.note: markup'],
    [{ reason: 'because' as never }, 'said.reason: not_a_choice'],
    [{ note: '' }, 'said.note: required'],
    [{ note: '   ' }, 'said.note: required'],
    [{ note: 'x'.repeat(1_000_000) }, 'said.note: too_long'],
    [{ note: '<script>alert(1)</script>' }, 'said.note: markup'],
  ])('%j says %s', (more, expected) => {
    expect(issues(forecastInput.safeParse(forecast(more)))).toEqual([expected]);
  });

  test.each([
    [{ key: 'party' }, 'key: not_a_choice'],
    [{ expected: -1 }, 'expected: malformed'],
    [{ expected: 0.5 }, 'expected: malformed'],
    [{ request: 'again' }, 'request: malformed'],
    [{ stream: "HN'; drop table" }, 'stream: malformed'],
    [{ stream: 'meeting:HN-058' }, 'stream: malformed'],
    [{ stream: 'cluster:' }, 'stream: malformed'],
  ])('what it is about, %j, says %s', (more, expected) => {
    expect(issues(forecastInput.safeParse({ ...forecast(), ...more }))).toEqual([expected]);
  });

  test('regression: a request id in capitals was taken for another intention', () => {
    const shouted = forecastInput.parse({ ...forecast(), request: request.toUpperCase() });
    expect(shouted.request).toBe(request);
  });

  test('a document without a number says so; one whose number was forgotten is refused', () => {
    const document = { day: '2025-03-21', issuer: 'Chủ đầu tư' };
    expect(actualInput.safeParse(happened({ document: { ...document, number: null } })).success).toBe(true);
    expect(issues(actualInput.safeParse(happened({ document: document as never })))).toEqual([
      'said.document.number: required',
    ]);
  });

  test('a document needs number, day and issuer', () => {
    const empty = { number: '', day: '', issuer: '' };
    expect(issues(actualInput.safeParse(happened({ document: empty })))).toEqual([
      'said.document.number: required',
      'said.document.day: required',
      'said.document.issuer: required',
    ]);
  });
});

test('open milestones are those ahead that have not happened', () => {
  expect(openMilestones(started)).not.toContain('construction_started');
  expect(openMilestones(started)).not.toContain('detailed_plan');
  expect(openMilestones(started)).toContain('infrastructure_completed');
});
