import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import { show } from '../../testing/render.tsx';
import { lineOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { Timeline } from './timeline.tsx';

beforeEach(() => {
  serve({});
});

const LINES: MilestoneLine[] = [
  lineOf({ milestone: 'public_notice', behind: true }),
  lineOf({ milestone: 'established', behind: true, actual: '2019-10', provenance: { actual: 'sourced' } }),
  lineOf({
    milestone: 'land_allocated',
    behind: true,
    baseline: '2019-10/2019-12',
    baseline0: '2019-10/2019-12',
    actual: '2023-07-05',
    slip: 1282,
    provenance: { baseline: 'illustrative', actual: 'sourced' },
  }),
  lineOf({ milestone: 'ceremony' }),
  lineOf({
    milestone: 'infrastructure_completed',
    baseline0: '2022-06',
    baseline: '2024-12',
    forecast: '2025-08',
    slip: 243,
  }),
];
const timeline = (lines = LINES, more: { asOf?: string; isToday?: boolean } = {}) => {
  const { asOf = TODAY, isToday = true } = more;
  return show(<Timeline lines={lines} asOf={asOf} judgedOn={TODAY} isToday={isToday} next={null} />);
};
const row = (name: RegExp) => screen.getByRole('img', { name });
const at = (track: HTMLElement, mark: string): number =>
  Number.parseFloat(track.querySelector(`[data-mark="${mark}"]`)?.getAttribute('x') ?? 'NaN');
const marksIn = (track: HTMLElement) =>
  [...track.querySelectorAll('[data-mark]')].map((mark) => mark.getAttribute('data-mark'));

describe('the rows', () => {
  test('each says itself: schedules, forecast, by how much', () => {
    timeline();
    row(
      /^Hoàn thành hạ tầng: tiến độ gốc 06\/2022, tiến độ được duyệt hiện hành 12\/2024, dự kiến 08\/2025, chậm 8 tháng$/,
    );
    row(/^Quyết định thành lập: thực tế 10\/2019$/);
  });

  test('first schedule, schedule, forecast stand from left to right as they are in time', () => {
    timeline();
    const track = row(/^Hoàn thành hạ tầng/);
    expect(marksIn(track)).toEqual(['slip', 'original', 'schedule', 'forecast']);
    expect(at(track, 'original')).toBeLessThan(at(track, 'schedule'));
    expect(at(track, 'schedule')).toBeLessThan(at(track, 'forecast'));
    expect(track.textContent).toContain('chậm 8 tháng');
  });

  test('what has happened is solid, right of the schedule it missed, and no forecast any more', () => {
    timeline();
    const track = row(/^Giao đất/);
    expect(marksIn(track)).toEqual(['slip', 'schedule', 'actual']);
    expect(at(track, 'schedule')).toBeLessThan(at(track, 'actual'));
  });

  test('what waits for confirmation is drawn as reported, and says so', () => {
    timeline([lineOf({ milestone: 'construction_started', actual: '2025-02', actualState: 'reported' })]);
    expect(marksIn(row(/^Khởi công xây dựng: thực tế 02\/2025, chờ xác nhận$/))).toEqual(['reported']);
  });

  test('the public sees neither forecast nor slip, but how long the schedule has passed', () => {
    const { forecast: _f, ...published } = LINES.at(-1) ?? lineOf();
    timeline([{ ...published, slip: null }]);
    const track = row(/^Hoàn thành hạ tầng: .*quá hạn 90 ngày$/);
    expect(marksIn(track)).toEqual(['slip', 'original', 'schedule']);
    expect(document.body.textContent).not.toMatch(/dự kiến|08\/2025/);
  });

  test('a gate without a date has its row, and says what is missing', () => {
    timeline([lineOf({ milestone: 'infrastructure_completed' })]);
    row(/^Hoàn thành hạ tầng: chưa có tiến độ được duyệt$/);
    screen.getByText('Chưa mốc nào của cụm này có ngày.');
  });

  test('a row that rests on something made up carries the mark; one with a source opens it', () => {
    timeline();
    const marks = (name: RegExp) => row(name).closest('li')?.querySelector('.gantt-name');
    expect(marks(/^Giao đất/)?.textContent).toContain('minh họa');
    expect(marks(/^Hoàn thành hạ tầng/)?.querySelector('.ground-mark')).toBeNull();
  });
});

test('what has no date is counted and named: passed, and still ahead', () => {
  timeline();
  const passed = screen.getByText('1 mốc đã qua, chưa có ngày');
  expect(passed.closest('details')?.textContent).toContain('Thông báo công khai việc tiếp nhận hồ sơ');
  const ahead = screen.getByText('1 mốc phía trước, chưa có ngày');
  expect(ahead.closest('details')?.textContent).toContain('Lễ khởi công');
});

test('regression: what had not happened when the cluster ended was shown as done, or as overdue', () => {
  timeline([lineOf({ milestone: 'infrastructure_completed', baseline: '2021-10/2021-12', over: true })]);
  const track = row(/^Hoàn thành hạ tầng: .*, chưa thực hiện khi cụm chấm dứt$/);
  expect(track.textContent).not.toMatch(/chậm|đã thực hiện/);
});

test('the day looked at is named: as today, or as the day it is', () => {
  const { unmount } = timeline();
  screen.getByText('hôm nay, 31/03/2025');
  unmount();
  timeline(LINES, { asOf: '2024-06-30', isToday: false });
  screen.getByText('tại 30/06/2024');
});

test('where there is little room: gates and what is ahead, the rest when asked for', async () => {
  vi.stubGlobal('matchMedia', (media: string) => Object.assign(new EventTarget(), { media, matches: true }));
  const { user } = timeline();
  row(/^Quyết định thành lập/);
  row(/^Hoàn thành hạ tầng/);
  expect(screen.queryByRole('img', { name: /^Giao đất/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Hiện cả 1 mốc đã thực hiện' }));
  row(/^Giao đất/);
});

test('in English', () => {
  show(<Timeline lines={LINES} asOf={TODAY} judgedOn={TODAY} isToday next={null} />, { lang: 'en' });
  row(/^Completion of infrastructure: original schedule June 2022, .* forecast August 2025, 8 months late$/);
});
