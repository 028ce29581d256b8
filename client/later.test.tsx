import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fetchParts, later } from './later.tsx';
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
