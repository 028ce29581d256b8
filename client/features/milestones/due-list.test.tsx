import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { addDays } from '../../../shared/day.ts';
import { show } from '../../testing/render.tsx';
import { dueOf, TODAY } from '../../testing/samples.ts';
import { serve } from '../../testing/server.ts';
import { DueList } from './due-list.tsx';

const dates = async () => (await screen.findByText(/^Hạn/)).parentElement?.textContent;

test('the schedule is what is due; a forecast is told as one, and never as due', async () => {
  serve({});
  const due = dueOf({ baseline: '2025-06-30', forecast: '2025-09-15' });
  const { again } = show(<DueList dues={[due]} />);
  expect(await dates()).toBe('Hạn 30/06/2025dự kiến 15/09/2025');
  again(<DueList dues={[{ ...due, baseline: null }]} />);
  expect(await dates()).toBe('Hạn chưa có tiến độ được duyệtdự kiến 15/09/2025');
});

test.each([
  ['còn 10 ngày', 10, false, 'badge'],
  ['đến hạn hôm nay', 0, false, 'badge badge-today'],
  ['quá hạn 10 ngày', -10, true, 'badge badge-late'],
  ['ngày dự kiến đã qua 10 ngày', -10, false, 'badge badge-today'],
])('%s', async (words, days, overdue, badge) => {
  serve({});
  show(<DueList dues={[dueOf({ dueOn: addDays(TODAY, days), overdue })]} />);
  expect((await screen.findByText(words)).className).toBe(badge);
});
