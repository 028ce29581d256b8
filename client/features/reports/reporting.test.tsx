import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ClusterReports, OpenPeriod } from '../../../server/reports/read.ts';
import { REPORT_TEXTS, type ReportText } from '../../../shared/reports/texts.ts';
import { show } from '../../testing/render.tsx';
import { MANAGER, RECEIPT, sessionOf } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Periods } from './reporting.tsx';

const SILENT = Object.fromEntries(REPORT_TEXTS.map((name) => [name, null])) as Record<ReportText, null>;
const periodOf = (more: Partial<OpenPeriod> = {}): OpenPeriod => ({
  code: '2025-W13',
  rhythm: 'week',
  opens: '2025-03-24',
  ends: '2025-03-30',
  dueOn: '2025-03-28',
  closes: '2025-04-04',
  standing: 'overdue',
  on: null,
  byWord: false,
  version: 0,
  ...more,
});
const knownOf = (more: Partial<ClusterReports> = {}): ClusterReports => ({
  rhythm: 'week',
  open: [periodOf()],
  last: {
    ...SILENT,
    nothing: false,
    period: '2025-W12',
    works: 'San nền 60 %',
    next: 'Đổ cống',
    disbursed: 40.5,
  },
  since: [
    {
      seq: 8,
      recordedAt: '2025-03-26T02:00:00.000Z',
      by: 'Đỗ Thị An',
      inPlaceOf: null,
      event: {
        type: 'milestones.recorded',
        entries: [
          {
            milestone: 'infrastructure_completed',
            kind: 'forecast',
            date: '2025-12',
            provenance: 'reported',
          },
        ],
      },
    },
  ],
  told: [],
  ...more,
});

const open = (period: OpenPeriod, may = true) =>
  show(<Periods periods={[period]} code="HN-058" name="Liên Hà 2" may={may} />, {
    session: sessionOf(MANAGER),
  });

test.each([
  ['Báo cáo tuần 13 (24/03–30/03) quá hạn từ 28/03/2025', {}],
  ['Báo cáo tuần 13 (24/03–30/03): hạn gửi 28/03/2025', { standing: 'open' }],
  ['Đã có báo cáo tuần 13 (24/03–30/03), gửi ngày 27/03/2025', { standing: 'in_time', on: '2025-03-27' }],
  [
    'Đã có báo cáo tuần 13 (24/03–30/03): cập nhật mốc ngày 26/03/2025',
    { standing: 'in_time', on: '2025-03-26', byWord: true },
  ],
] as const)('%s', async (words, more) => {
  serve({});
  open(periodOf(more));
  await screen.findByText(words);
});

test('nothing new is one press, and a report of that period', async () => {
  const server = serve({ 'reports.file': () => RECEIPT });
  const { user } = open(periodOf());
  await user.click(screen.getByRole('button', { name: 'Liên Hà 2: tuần 13 (24/03–30/03) không có gì mới' }));
  await screen.findByText('Đã gửi báo cáo tuần 13 (24/03–30/03).');
  expect(server.callsOf('reports.file').at(-1)?.input).toMatchObject({
    stream: 'cluster:HN-058',
    key: '2025-W13',
    expected: 0,
    said: { nothing: true, done: null, disbursed: null },
  });
});

test('a report begins from the last one and from what was recorded since, and says what had been planned', async () => {
  const server = serve({ 'reports.of': () => knownOf(), 'reports.file': () => RECEIPT });
  const { user } = open(periodOf());
  await user.click(screen.getByRole('button', { name: /^Lập báo cáo/ }));
  await screen.findByText('Kỳ trước dự kiến: Đổ cống');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Việc đã làm trong kỳ').value).toMatch(
    /Hoàn thành hạ tầng/,
  );
  expect(screen.getByLabelText<HTMLTextAreaElement>('Thi công các hạng mục').value).toBe('San nền 60 %');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Việc dự kiến kỳ tới').value).toBe('');
  const amount = screen.getByLabelText<HTMLInputElement>(/^Vốn đã giải ngân/);
  expect(amount.value).toBe('40,5');
  await user.clear(amount);
  await user.type(amount, '1.250,75');
  await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
  await screen.findByText('Đã gửi báo cáo tuần 13 (24/03–30/03).');
  expect(server.callsOf('reports.file').at(-1)?.input).toMatchObject({
    said: { nothing: false, works: 'San nền 60 %', next: null, disbursed: 1250.75 },
  });
});

test('an amount that is no number is told beside its field, and nothing is sent', async () => {
  const server = serve({ 'reports.of': () => knownOf() });
  const { user } = open(periodOf());
  await user.click(screen.getByRole('button', { name: /^Lập báo cáo/ }));
  const amount = await screen.findByLabelText(/^Vốn đã giải ngân/);
  await user.clear(amount);
  await user.type(amount, '1.2.3');
  await user.click(screen.getByRole('button', { name: 'Gửi báo cáo' }));
  await screen.findByText('Giá trị không đúng dạng.');
  expect(amount.getAttribute('aria-invalid')).toBe('true');
  expect(server.callsOf('reports.file')).toEqual([]);
});

test('a report that was given is corrected from what it said; nobody says nothing of it', async () => {
  const own = { ...SILENT, nothing: false, done: 'Lắp cống', disbursed: 41, period: '2025-W13' };
  const told = {
    ...own,
    seq: 9,
    recordedAt: '2025-03-27T02:00:00.000Z',
    by: 'Đỗ Thị An',
    illustrative: false,
  };
  serve({ 'reports.of': () => knownOf({ told: [told] }) });
  const { user } = open(periodOf({ standing: 'in_time', on: '2025-03-27', version: 9 }));
  expect(screen.queryByRole('button', { name: /không có gì mới/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Sửa báo cáo/ }));
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Việc đã làm trong kỳ')).value).toBe('Lắp cống');
});

test('who may not report sees how it stands, and no verb', async () => {
  serve({});
  open(periodOf(), false);
  await screen.findByText(/quá hạn từ/);
  expect(screen.queryByRole('button')).toBeNull();
});
