import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../testing/render.tsx';
import { subjectOf, TODAY } from '../../testing/samples.ts';
import { SlipPreview } from './slip-preview.tsx';

const preview = (date: string, subject = subjectOf({ baseline: '2025-06-30' })) => (
  <SlipPreview date={date} kind="forecast" subject={subject} today={TODAY} />
);

test('says what the date will mean against the schedule, and what stood before', () => {
  const subject = subjectOf({ baseline: '2025-06-30', forecast: '2025-07-10' });
  const { again } = show(preview('2025-08-09', subject));
  const words = () => document.querySelector('.preview')?.textContent;
  expect(words()).toContain('chậm 40 ngày');
  expect(words()).toContain('trước: chậm 10 ngày');
  again(preview('2025-06-20', subject));
  expect(words()).toContain('sớm 10 ngày');
});

test('a date more than 30 days behind the original schedule says before it is saved who will be asked', () => {
  const subject = subjectOf({ original: '2025-06-30', baseline: '2025-06-30' });
  const asks = () => screen.queryByText(/^Muộn hơn tiến độ gốc/)?.textContent;
  const { again } = show(preview('2025-07-30', subject));
  expect(asks()).toBeUndefined();
  again(preview('2025-07-31', subject));
  expect(asks()).toBe(
    'Muộn hơn tiến độ gốc 31 ngày: ngày này được ghi nhận ngay và gửi Sở Công Thương chấp thuận.',
  );
  again(preview('2026-06-30', subject));
  expect(asks()).toContain('lãnh đạo UBND Thành phố');
  again(<SlipPreview date="2026-06-30" kind="actual" subject={subject} today={TODAY} />);
  expect(asks()).toBeUndefined();
});

test('warns of later steps that are still expected before this one, by name and date; of others it does not', () => {
  const expected = [
    { milestone: 'infrastructure_completed', date: '2025-09' },
    { milestone: 'first_tenant', date: '2026-03' },
  ] as const;
  for (const baseline of ['2025-06-30', null]) {
    const { again, unmount } = show(preview('2025-10-15', subjectOf({ baseline, expected })));
    const warning = screen.getByText(/^Muộn hơn mốc phía sau/).textContent;
    expect(warning).toContain('Hoàn thành hạ tầng (09/2025)');
    expect(warning).not.toContain('03/2026');
    again(preview('2025-09-30', subjectOf({ baseline, expected })));
    expect(screen.queryByText(/^Muộn hơn mốc phía sau/)).toBeNull();
    unmount();
  }
});

test('without a date or a schedule it says why there is nothing to compare', () => {
  const { again } = show(preview(''));
  screen.getByText('Chọn ngày để thấy chênh lệch.');
  again(preview('2025-09-30', subjectOf({ baseline: null })));
  screen.getByText('Mốc này chưa có tiến độ được duyệt nên không tính chênh lệch.');
});
