import { screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { openApp } from '../testing/render.tsx';
import { serve } from '../testing/server.ts';
import { targetOf } from '../testing/targets.ts';

beforeAll(() => import('./programmes.tsx'));

/** A target of twelve, of which so many have started; the others still can. */
const target = (code: string, achieved: number, dueOn: string | null = '2025-12-31') =>
  targetOf({
    code,
    nameVi: code,
    min: 12,
    max: 12,
    dueOn,
    cohortSize: 12,
    achieved,
    remaining: { min: 12 - achieved, max: 12 - achieved },
  });

/** The page of targets that reached these numbers within the last months. */
async function openWith(targets: ReturnType<typeof target>[]) {
  serve({
    'programmes.past': () => [],
    'figures.list': () => [],
    'programmes.list': () => targets,
    'programmes.course': () =>
      targets.map(({ code, achieved }) => ({
        code,
        definedOn: null,
        steps: [{ day: '2025-01-31', achieved: achieved ?? 0 }],
      })),
  });
  openApp({ at: '/programmes' });
  return (await screen.findByRole('heading', { level: 1, name: /nhịp/ })).textContent;
}

test('the page says how many targets with a due day go too slowly to be met by it', async () => {
  // Eleven in twelve months, one more in nine; three in twelve months, nine more in nine. The third has no day.
  expect(await openWith([target('a', 11), target('b', 3), target('c', 3, null)])).toBe(
    '1 trong 2 chỉ tiêu có thời hạn phải nhanh hơn nhịp hiện nay',
  );
  expect(screen.getAllByRole('img')).toHaveLength(3);
});

test('and that all of them do, or none', async () => {
  expect(await openWith([target('a', 3), target('b', 2)])).toBe(
    'Cả 2 chỉ tiêu có thời hạn đều phải nhanh hơn nhịp hiện nay',
  );
  document.body.replaceChildren();
  expect(await openWith([target('a', 11)])).toBe('1 chỉ tiêu có thời hạn đang giữ được nhịp cần thiết');
});
