import { act, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { fetchParts, later } from './later.tsx';
import { expectNoise } from './testing/noise.ts';
import { show } from './testing/render.tsx';
import { serve } from './testing/server.ts';

const Form = ({ name }: { name: string }) => <p>{name}</p>;

test('a part comes when it is wanted, once for all places, with the shape of it until then', async () => {
  serve({});
  let asked = 0;
  let arrive: () => void = () => undefined;
  const Part = later<{ name: string }>(() => {
    asked += 1;
    return new Promise((resolve) => {
      arrive = () => resolve(Form);
    });
  });
  expect(asked).toBe(0);
  await act(async () => {
    show(
      <>
        <Part name="Báo cáo" />
        <Part name="Kế hoạch" />
      </>,
    );
  });
  expect(screen.getAllByRole('status')).toHaveLength(2);
  expect(screen.queryByText('Báo cáo')).toBeNull();
  await act(async () => arrive());
  await screen.findByText('Báo cáo');
  await screen.findByText('Kế hoạch');
  expect(asked).toBe(1);
});

test('one that was fetched ahead is there at once: nothing jumps', async () => {
  serve({});
  const Part = later<{ name: string }>(async () => Form);
  await fetchParts();
  show(<Part name="Báo cáo" />);
  // Not even for a moment is there anything in its place.
  screen.getByText('Báo cáo');
  expect(screen.queryByRole('status')).toBeNull();
});

test('one that its page has ahead is there with the page, and no other is fetched for it', async () => {
  serve({});
  let others = 0;
  const Part = later<{ name: string }>(async () => Form);
  later<{ name: string }>(async () => {
    others += 1;
    return Form;
  });
  await Part.ahead();
  show(<Part name="Báo cáo" />);
  screen.getByText('Báo cáo');
  expect(others).toBe(0);
});

test('what a part asks for is fetched ahead with it', async () => {
  serve({});
  let isInner = false;
  const Outer = later<object>(async () => {
    later(async () => {
      isInner = true;
      return Form;
    });
    return () => null;
  });
  await fetchParts();
  expect(isInner).toBe(true);
  show(<Outer />);
});

test('regression: a part that cannot be had says so in its place, and comes when it is asked for again', async () => {
  serve({});
  const lost = new TypeError('Failed to fetch dynamically imported module: /assets/form.js');
  let isAway = true;
  let asked = 0;
  const Part = later<{ name: string }>(async () => {
    asked += 1;
    if (isAway) throw lost;
    return Form;
  });
  // Others fetch every part ahead, this one too.
  onTestFinished(() => void (isAway = false));
  await act(async () =>
    show(
      <>
        <input aria-label="Ghi chú" defaultValue="đang nhập dở" />
        <Part name="Báo cáo" />
      </>,
    ),
  );
  const retry = () => act(async () => screen.getByRole('button', { name: 'Thử lại' }).click());
  await retry();
  // Not asked for without end; and what the rest of the screen holds stays.
  await screen.findByRole('button', { name: 'Tải lại trang' });
  expect(asked).toBe(2);
  expect(screen.getByLabelText('Ghi chú')).toHaveProperty('value', 'đang nhập dở');
  isAway = false;
  await retry();
  await screen.findByText('Báo cáo');
  expect(asked).toBe(3);
  expectNoise(/part of a screen|dynamically imported/);
});
