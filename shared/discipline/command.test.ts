import { describe, expect, test } from 'vitest';
import type { MilestoneCode } from '../lifecycle.ts';
import { streamOf } from '../log/stream.ts';
import { applyEntry, EMPTY_STANDING, type Entry } from '../milestone.ts';
import { THRESHOLDS } from '../settings/thresholds.ts';
import {
  decideExplain,
  decideExtend,
  decidePause,
  decideRequest,
  decideRequestInput,
  decideResume,
  explainInput,
  pauseInput,
} from './command.ts';
import { type DisciplineEvent, type DisciplineState, discipline, openPause, PAUSE } from './facet.ts';

const TODAY = '2025-03-31';
const say = (kind: Entry['kind'], date: string, milestone: MilestoneCode = 'site_cleared'): Entry => ({
  milestone,
  kind,
  date,
  provenance: 'reported',
});
const fold = (...entries: Entry[]) =>
  entries.reduce((standing, entry, i) => applyEntry(standing, entry, '2024-01-08', i + 1), EMPTY_STANDING);
const ESTABLISHED = say('actual', '2020-06-01', 'established');
const around = (...entries: Entry[]) => ({
  standing: fold(ESTABLISHED, ...entries),
  thresholds: THRESHOLDS,
  today: TODAY,
});
const FAR = around(say('baseline', '2025-06'), say('forecast', '2025-12'));
const about = {
  stream: streamOf('cluster', 'HN-058'),
  expected: 0,
  request: '0195e2f4-0000-7000-8000-000000000001',
};
const state = (...events: DisciplineEvent[]): DisciplineState =>
  events.reduce(
    (before, event, i) => discipline.evolve(before, event, { seq: i + 1, at: '', on: TODAY, by: 'p' }),
    discipline.empty,
  );
const eventOf = (decision: { event: DisciplineEvent } | { refused: unknown }): DisciplineEvent => {
  if (!('event' in decision)) throw new Error('refused');
  return decision.event;
};

describe('a decision on a forecast', () => {
  const command = (verdict: 'approved' | 'refused', note?: string, date = '2025-12') => ({
    ...about,
    key: 'site_cleared' as const,
    said: { date, verdict, ...(note === undefined ? {} : { note }) },
  });
  const department = { ...FAR, approver: 'department' } as const;

  test('says which date it was held against', () => {
    expect(decideRequest(discipline.empty, command('approved'), department)).toEqual({
      event: {
        type: 'discipline.decided',
        milestone: 'site_cleared',
        verdict: 'approved',
        date: '2025-12',
        original: '2025-06',
        provenance: 'reported',
      },
    });
  });

  test('refuses only with a reason', () => {
    expect(decideRequest(discipline.empty, command('refused'), department)).toEqual({
      refused: { field: 'note', issue: 'required' },
    });
    expect(
      eventOf(decideRequest(discipline.empty, command('refused', 'Đã gia hạn hai lần'), department)),
    ).toMatchObject({ verdict: 'refused', note: 'Đã gia hạn hai lần' });
  });

  test('is of the level that the date asks for, and of no other', () => {
    const other = { refused: { field: 'key', issue: 'other_approver' } };
    expect(decideRequest(discipline.empty, command('approved'), { ...FAR, approver: 'leadership' })).toEqual(
      other,
    );
    const critical = around(say('baseline', '2025-06'), say('forecast', '2026-06'));
    const year = command('approved', undefined, '2026-06');
    expect(decideRequest(discipline.empty, year, { ...critical, approver: 'department' })).toEqual(other);
    expect(decideRequest(discipline.empty, year, { ...critical, approver: 'leadership' })).toHaveProperty(
      'event',
    );
  });

  test('of a forecast that has moved since is refused; as is one of nothing', () => {
    expect(decideRequest(discipline.empty, command('approved', undefined, '2025-11'), department)).toEqual({
      refused: { field: 'date', issue: 'forecast_moved' },
    });
    const near = around(say('baseline', '2025-06'), say('forecast', '2025-07-30'));
    expect(decideRequest(discipline.empty, command('approved'), { ...near, approver: 'department' })).toEqual(
      {
        refused: { field: 'key', issue: 'nothing_to_decide' },
      },
    );
  });

  test('is not taken twice, but can be changed; both stay on record', () => {
    const refusal = eventOf(
      decideRequest(discipline.empty, command('refused', 'Chưa rõ nguyên nhân'), department),
    );
    const after = state(refusal);
    expect(decideRequest(after, command('refused', 'Vẫn vậy'), department)).toEqual({
      refused: { field: 'key', issue: 'already_decided' },
    });
    const approval = eventOf(decideRequest(after, command('approved'), department));
    expect(state(refusal, approval).decided.map(({ verdict }) => verdict)).toEqual(['refused', 'approved']);
  });

  test('knows two verdicts and no third', () => {
    const wrong = { ...command('approved'), said: { date: '2025-12', verdict: 'waiting' } };
    expect(decideRequestInput.safeParse(wrong).success).toBe(false);
    expect(decideRequestInput.safeParse(command('approved')).success).toBe(true);
  });
});

describe('an explanation', () => {
  const command = (date = '2025-02') => ({
    ...about,
    key: 'site_cleared' as const,
    said: { date, cause: 'land_title' as const, note: 'Hai hộ chưa nhận tiền' },
  });
  const missed = around(say('baseline', '2024-12'), say('forecast', '2025-02'));

  test('says which promise was missed', () => {
    expect(eventOf(decideExplain(discipline.empty, command(), missed))).toEqual({
      type: 'discipline.explained',
      milestone: 'site_cleared',
      of: 'forecast',
      date: '2025-02',
      cause: 'land_title',
      note: 'Hai hộ chưa nhận tiền',
      provenance: 'reported',
    });
  });

  test('is given once, for what was missed, and not for another date', () => {
    const nothing = { refused: { field: 'key', issue: 'nothing_to_explain' } };
    const given = state(eventOf(decideExplain(discipline.empty, command(), missed)));
    expect(decideExplain(given, command(), missed)).toEqual(nothing);
    expect(decideExplain(discipline.empty, command(), FAR)).toEqual(nothing);
    expect(decideExplain(discipline.empty, command('2024-12'), missed)).toEqual({
      refused: { field: 'date', issue: 'forecast_moved' },
    });
  });

  test('names a cause of the list and says it in words', () => {
    const { said, ...rest } = command();
    expect(explainInput.safeParse({ ...rest, said: { ...said, cause: 'unchanged' } }).success).toBe(false);
    expect(explainInput.safeParse({ ...rest, said: { ...said, note: ' ' } }).success).toBe(false);
  });
});

describe('a pause', () => {
  const pause = (more: { from?: string; until?: string } = {}) => ({
    ...about,
    key: PAUSE,
    said: {
      cause: 'planning' as const,
      note: 'Chờ điều chỉnh quy hoạch',
      from: '2025-03-10',
      until: '2025-06',
      ...more,
    },
  });
  const extend = (until: string) => ({ ...about, key: PAUSE, said: { until, note: 'Chưa xong' } });
  const resume = (on: string) => ({ ...about, key: PAUSE, said: { on } });
  const open = state(eventOf(decidePause(discipline.empty, pause(), FAR)));
  const issueOf = (decision: object) => (decision as { refused?: { field: string; issue: string } }).refused;

  test('has a reason and an expected end', () => {
    const { said, ...rest } = pause();
    for (const missing of ['cause', 'note', 'from', 'until'] as const) {
      const { [missing]: _m, ...less } = said;
      expect(pauseInput.safeParse({ ...rest, said: less }).success, missing).toBe(false);
    }
    expect(openPause(open)).toMatchObject({ from: '2025-03-10', until: '2025-06', resumedOn: null });
  });

  test('may rest on a document, of today or earlier; so may its end', () => {
    const document = { number: '55/QĐ-UBND', day: '2025-03-09', issuer: 'UBND Thành phố Hà Nội' };
    const ahead = { ...document, day: '2025-04-01' };
    const by = (said: typeof document) => ({ ...pause(), said: { ...pause().said, document: said } });
    expect(openPause(state(eventOf(decidePause(discipline.empty, by(document), FAR))))).toMatchObject({
      document,
    });
    expect(issueOf(decidePause(discipline.empty, by(ahead), FAR))).toMatchObject({ field: 'document.day' });
    const end = (said: typeof document) => ({
      ...resume('2025-03-24'),
      said: { on: '2025-03-24', document: said },
    });
    expect(eventOf(decideResume(open, end(document), FAR))).toMatchObject({ on: '2025-03-24', document });
    expect(issueOf(decideResume(open, end(ahead), FAR))).toMatchObject({ field: 'document.day' });
    // Those that were recorded before there were any are read as they are.
    expect(openPause(open)).not.toHaveProperty('document');
  });

  test('of no days is refused, of one is not; an imprecise end counts by its last day', () => {
    const on = (from: string, until: string) =>
      issueOf(decidePause(discipline.empty, pause({ from, until }), FAR));
    expect(on(TODAY, TODAY)).toMatchObject({ field: 'until', issue: 'not_later', detail: TODAY });
    expect(on(TODAY, '2025-04-01')).toBeUndefined();
    expect(on(TODAY, '2025-03')).toMatchObject({ issue: 'not_later' });
    expect(on('2025-03-10', '2025-03')).toBeUndefined();
    expect(on('2025-02-01', '2025-03-30')).toMatchObject({ field: 'until', issue: 'date_in_past' });
    expect(on('2025-04-01', '2025-06')).toMatchObject({ field: 'from', issue: 'date_in_future' });
    expect(on(TODAY, '2035')).toMatchObject({ field: 'until', issue: 'date_impossible' });
  });

  test('stands alone: no second one, none inside an earlier one, none of what has ended', () => {
    expect(issueOf(decidePause(open, pause(), FAR))).toMatchObject({ issue: 'already_paused' });
    const past = state(
      eventOf(decidePause(discipline.empty, pause(), FAR)),
      eventOf(decideResume(open, resume('2025-03-24'), FAR)),
    );
    expect(issueOf(decidePause(past, pause({ from: '2025-03-23' }), FAR))).toMatchObject({
      field: 'from',
      issue: 'not_later',
    });
    expect(issueOf(decidePause(past, pause({ from: '2025-03-24' }), FAR))).toBeUndefined();
    const ended = around(say('actual', '2025-01-10', 'revoked'));
    expect(issueOf(decidePause(discipline.empty, pause(), ended))).toMatchObject({ issue: 'cluster_ended' });
    const built = around(say('actual', '2025-01-10', 'first_tenant'));
    expect(issueOf(decidePause(discipline.empty, pause(), built))).toMatchObject({
      field: 'key',
      issue: 'not_a_choice',
    });
  });

  test('is put off only to a later end, and ends by work going on after it began', () => {
    expect(issueOf(decideExtend(open, extend('2025-06-30'), FAR))).toMatchObject({ issue: 'not_later' });
    const longer = discipline.evolve(open, eventOf(decideExtend(open, extend('2025-09'), FAR)), {
      seq: 2,
      at: '',
      on: TODAY,
      by: null,
    });
    expect(openPause(longer)).toMatchObject({ until: '2025-09', extended: 1 });
    expect(issueOf(decideResume(open, resume('2025-03-10'), FAR))).toMatchObject({ issue: 'not_later' });
    expect(issueOf(decideResume(open, resume('2025-04-01'), FAR))).toMatchObject({ issue: 'date_in_future' });
    expect(issueOf(decideResume(open, resume(TODAY), FAR))).toBeUndefined();
    expect(issueOf(decideResume(discipline.empty, resume(TODAY), FAR))).toMatchObject({
      issue: 'not_paused',
    });
    expect(issueOf(decideExtend(discipline.empty, extend('2025-09'), FAR))).toMatchObject({
      issue: 'not_paused',
    });
  });

  test('has a version of its own, apart from what is said of milestones', () => {
    expect(discipline.version(open, PAUSE)).toBe(1);
    expect(discipline.version(open, 'site_cleared')).toBe(0);
    const both = discipline.evolve(
      open,
      eventOf(
        decideRequest(
          open,
          { ...about, key: 'site_cleared', said: { date: '2025-12', verdict: 'approved' } },
          { ...FAR, approver: 'department' },
        ),
      ),
      { seq: 7, at: '', on: TODAY, by: null },
    );
    expect([discipline.version(both, PAUSE), discipline.version(both, 'site_cleared')]).toEqual([1, 7]);
  });
});
