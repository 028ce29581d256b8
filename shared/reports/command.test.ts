import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { decideReport, type ReportInput, reportInput } from './command.ts';
import { type ReportsEvent, reports } from './facet.ts';
import { REPORT_TEXTS, type ReportText } from './texts.ts';

const SILENT = Object.fromEntries(REPORT_TEXTS.map((name) => [name, null])) as Record<ReportText, null>;
type Said = ReportInput['said'];
const command = (said: Partial<Said>, key = '2025-W13'): ReportInput => ({
  stream: 'cluster:HN-058',
  key,
  expected: 0,
  request: uuidv7(),
  said: { nothing: false, ...SILENT, disbursed: null, ...said },
});
const around = { today: '2025-03-31', stage: 'construction' } as const;
const refusal = (said: Partial<Said>, key?: string, other: Partial<typeof around> = {}) => {
  const decision = decideReport(reports.empty, command(said, key), { ...around, ...other });
  return 'refused' in decision ? [decision.refused.field, decision.refused.issue] : null;
};

const stamp = (seq: number, on: string) => ({ seq, on, at: `${on}T02:00:00Z`, by: 'p' });
const event = (period: string, said: Partial<Said>): ReportsEvent => ({
  type: 'reports.filed',
  period,
  ...command(said).said,
  provenance: 'reported',
});

describe('what a report may say', () => {
  test('nothing at all only where it says that nothing happened', () => {
    expect(refusal({})).toEqual(['done', 'required']);
    expect(refusal({ nothing: true })).toBeNull();
    expect(refusal({ nothing: true, works: 'San nền' })).toEqual(['works', 'must_be_empty']);
    expect(refusal({ difficulties: 'Chờ đấu nối điện' })).toBeNull();
    expect(refusal({ disbursed: 12.5 })).toBeNull();
  });

  test('only of periods that have begun and are not closed, in the rhythm of its stage', () => {
    expect(refusal({ nothing: true }, '2025-W14')).toBeNull();
    expect(refusal({ nothing: true }, '2025-W15')).toEqual(['key', 'date_in_future']);
    expect(refusal({ nothing: true }, '2025-W12')).toEqual(['key', 'period_closed']);
    expect(refusal({ nothing: true }, '2025-03')).toEqual(['key', 'not_a_choice']);
  });

  test('of nothing that operates or has ended', () => {
    const of = (stage: 'operating' | 'ended') =>
      decideReport(reports.empty, command({ nothing: true }), { today: around.today, stage });
    expect(of('operating')).toMatchObject({ refused: { issue: 'not_a_choice' } });
    expect(of('ended')).toMatchObject({ refused: { issue: 'cluster_ended' } });
  });

  test('no less disbursed to date than before, but for a correction of the same period', () => {
    const before = reports.evolve(
      reports.empty,
      event('2025-W12', { disbursed: 40 }),
      stamp(3, '2025-03-21'),
    );
    const decide = (disbursed: number, key: string) =>
      decideReport(before, command({ disbursed }, key), around);
    expect(decide(39.9, '2025-W13')).toMatchObject({
      refused: { field: 'disbursed', issue: 'less_than_before' },
    });
    expect(decide(40, '2025-W13')).toHaveProperty('event');
    const now = reports.evolve(before, event('2025-W13', { disbursed: 50 }), stamp(4, '2025-03-28'));
    expect(decideReport(now, command({ disbursed: 45 }), around)).toHaveProperty('event');
  });

  test.each([[-1], [Number.NaN], [100_001]])('%s disbursed is no amount', (disbursed) => {
    expect(reportInput.safeParse(command({ disbursed })).success).toBe(false);
  });
});

describe('what stands after reports', () => {
  const first = reports.evolve(
    reports.empty,
    event('2025-W12', { works: 'San nền', disbursed: 40 }),
    stamp(3, '2025-03-21'),
  );

  test('the day of a period is that of its first report; a correction leaves it in time', () => {
    const corrected = reports.evolve(first, event('2025-W12', { works: 'Đắp đất' }), stamp(5, '2025-03-27'));
    expect(corrected.filed).toEqual([{ period: '2025-W12', on: '2025-03-21', version: 5 }]);
    expect(reports.version(corrected, '2025-W12')).toBe(5);
    expect(reports.version(corrected, '2025-W13')).toBe(0);
    expect(corrected.last?.works).toBe('Đắp đất');
    expect(reports.day(corrected).lastReport).toBe('2025-03-27');
  });

  test('a report that says no amount leaves the last one standing', () => {
    const next = reports.evolve(first, event('2025-W13', { nothing: true }), stamp(6, '2025-03-28'));
    expect(reports.day(next).disbursed).toBe(40);
  });

  test('a late report of an earlier period is not what the next one begins from', () => {
    const next = reports.evolve(first, event('2025-W13', { works: 'Rải nhựa' }), stamp(6, '2025-03-28'));
    const late = reports.evolve(next, event('2025-W11', { works: 'Khoan' }), stamp(7, '2025-03-28'));
    expect(late.last?.works).toBe('Rải nhựa');
  });

  test('a quarter of weeks is looked back on, however long it goes on', () => {
    const many = Array.from({ length: 40 }, (_w, i) => i + 1).reduce(
      (state, i) =>
        reports.evolve(
          state,
          event(`2025-W${String(i).padStart(2, '0')}`, { nothing: true }),
          stamp(i, '2025-03-01'),
        ),
      reports.empty,
    );
    expect(many.filed).toHaveLength(13);
    expect(many.filed.at(-1)?.period).toBe('2025-W40');
  });
});
