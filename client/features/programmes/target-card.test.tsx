import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../shared/programme-course.ts';
import { show } from '../../testing/render.tsx';
import { TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { targetOf } from '../../testing/targets.ts';
import type { TargetNumbers } from './finding.ts';
import { SourceQuote } from './source-quote.tsx';
import { TargetCard } from './target-card.tsx';

const RANGE: Partial<TargetNumbers> = {
  code: 'establish-2025',
  goal: { milestone: 'established', from: '2025-01-01', to: '2025-12-31' },
  min: 15,
  max: 20,
  cohortSize: 21,
  achieved: 3,
  remaining: { min: 12, max: 17 },
};
const STEPS: Step[] = [
  { day: '2022-01-20', achieved: 9 },
  { day: '2024-03-31', achieved: 24 },
  { day: '2025-01-31', achieved: 32 },
];

function card(
  more: Partial<TargetNumbers> = {},
  { on = TODAY, steps = STEPS }: { on?: string; steps?: Step[] | null } = {},
) {
  serve({});
  document.body.replaceChildren();
  show(
    <TargetCard target={targetOf(more)} looked={{ on, since: '2018-03-15', steps: steps ?? undefined }} />,
  );
  return within(screen.getByRole('article'));
}
const title = (more: Partial<TargetNumbers>, on = TODAY) =>
  card(more, { on }).getByRole('heading').textContent;

describe('the title is what is still to be done', () => {
  test('and in what time; each number once', () => {
    const shown = card();
    expect(shown.getByRole('heading').textContent).toBe('Còn 11 cụm phải khởi công trong 9 tháng');
    shown.getByText('đang thực hiện, còn 9 tháng');
    expect(shown.getByRole('link', { name: '32' }).getAttribute('href')).toBe(
      '/?cohort=start-43&achieved=yes',
    );
    shown.getByText('trên 43 cụm đã khởi công');
    expect(document.querySelectorAll('.figure')).toHaveLength(1);
  });

  test('a range, with more eligible than it wants, is explained in words', () => {
    const shown = card(RANGE);
    expect(shown.getByRole('heading').textContent).toBe('Còn 12–17 cụm phải thành lập trong 9 tháng');
    shown.getByText('Có 21 cụm thuộc diện được tính; chỉ tiêu là 15–20 cụm trong số đó.');
    card({ cohortSize: 24, min: 30, max: 30 }).getByText(
      'Đến nay có 24 cụm thuộc diện được tính; chỉ tiêu là 30 cụm.',
    );
  });

  test('before its day nothing is missed, on its last day neither; after it, it is', () => {
    expect(title({}, '2025-12-10')).toBe('Còn 11 cụm phải khởi công trong 21 ngày');
    expect(title({}, '2025-12-31')).toBe('Còn 11 cụm phải khởi công, hôm nay hết hạn');
    expect(screen.queryByText(/không đạt/)).toBeNull();
    expect(title({ verdict: 'missed' }, '2026-01-01')).toBe('Hết hạn 31/12/2025, còn 11 cụm chưa khởi công');
    screen.getByText('không đạt đúng hạn');
  });

  test('on a day before it was announced it says so', () => {
    card({ asOf: '2024-06-30' }).getByText(/chỉ tiêu công bố sau ngày đang xem/);
    expect(card().queryByText(/công bố sau/)).toBeNull();
  });

  test('reached, over, without a day, without a criterion: each says so', () => {
    const reached = { achieved: 43, remaining: { min: 0, max: 0 }, verdict: 'reached' } as const;
    expect(title(reached)).toBe('Đạt chỉ tiêu: 43 cụm đã khởi công');
    const over = { ...RANGE, achieved: 22, remaining: { min: 0, max: 0 }, verdict: 'over' } as const;
    expect(title(over)).toBe('Vượt chỉ tiêu: 22 cụm đã thành lập, chỉ tiêu 15–20 cụm');
    expect(title({ dueOn: null })).toBe('Còn 11 cụm phải khởi công, nguồn không nêu thời hạn');
    screen.getByText('đang thực hiện, không có thời hạn');
    const uncounted = { goal: null, measurable: false, achieved: null, min: null, max: null } as const;
    expect(title({ ...uncounted, remaining: null, verdict: null })).toBe(
      '43 cụm trong diện, chưa tính được số đạt',
    );
    expect(screen.queryByRole('img')).toBeNull();
  });
});

describe('its course', () => {
  test('is a drawing that says what it shows, with both paces in words', () => {
    const shown = card();
    expect(shown.getByRole('img').getAttribute('aria-label')).toContain(
      'Đến 31/03/2025 đã đạt 32 cụm, chỉ tiêu 43 cụm',
    );
    shown.getByText('Cần 1,2 cụm/tháng');
    shown.getByText('12 tháng qua: 0,7 cụm/tháng');
    for (const label of ['31/03/2025', 'chỉ tiêu 43 cụm', 'hạn 31/12/2025']) {
      shown.getByText(label, { selector: 'text' });
    }
  });

  test('of a goal of this year is measured over this year', () => {
    const shown = card(RANGE, { steps: [{ day: '2025-03-14', achieved: 3 }] });
    shown.getByText('Cần 1,3–1,9 cụm/tháng');
    shown.getByText('3 tháng qua: 1 cụm/tháng');
  });

  test('has its figures in a table behind it, the latest first', () => {
    const rows = within(card().getByRole('table'))
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows.slice(1)).toEqual(['31/01/202532+8', '31/03/202424+15', '20/01/20229+9']);
  });

  test('until it is there the rest already is', () => {
    const shown = card({}, { steps: null });
    shown.getByRole('heading');
    shown.getByRole('status');
    expect(shown.queryByRole('img')).toBeNull();
  });
});

test('regression: on what an achieved number rests was folded away; definition and source are, and open on paper', async () => {
  const shown = card();
  const about = shown.getByText('Định nghĩa, nguồn').closest('details');
  expect(shown.getByText(/^14 có nguồn/).closest('details')).toBeNull();
  expect(about?.open).toBe(false);
  within(about as HTMLElement).getByText(/Cụm thành lập 2018–2020/);
  within(about as HTMLElement).getByText(/Kế hoạch 20, công bố 01\/2025/);
  window.dispatchEvent(new Event('beforeprint'));
  await expect.poll(() => about?.open).toBe(true);
  // The figures of the chart take a page: on paper they are where somebody has opened them.
  expect(shown.getByText('Bảng số liệu').closest('details')?.open).toBe(false);
  window.dispatchEvent(new Event('afterprint'));
  await expect.poll(() => about?.open).toBe(false);
});

test('what is reported and not confirmed is beside the number, and not in it', () => {
  const shown = card({ unconfirmed: 2 });
  shown.getByRole('link', { name: '32' });
  expect(shown.getByRole('link', { name: /thêm 2 đã báo/ }).getAttribute('href')).toBe(
    '/?cohort=start-43&achieved=reported',
  );
});

test('the sentence of the source, with its second reading where it has one; nothing where it is not on record', () => {
  const { again } = show(<SourceQuote quote="Khởi công 43 cụm." secondReading="Tính cả cụm mở rộng." />);
  expect(document.querySelector('blockquote')?.textContent).toBe(
    'Khởi công 43 cụm.Cách hiểu khác. Tính cả cụm mở rộng.',
  );
  again(<SourceQuote quote="Khởi công 43 cụm." />);
  expect(document.querySelector('blockquote')?.textContent).toBe('Khởi công 43 cụm.');
  again(<SourceQuote />);
  expect(document.querySelector('blockquote')).toBeNull();
});
