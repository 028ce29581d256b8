import { act } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { show } from '../../testing/render.tsx';
import { serve } from '../../testing/server.ts';
import { useServerBack } from './server-back.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

const onBack = vi.fn<() => void>();
function Waiting({ is }: { is: boolean }) {
  useServerBack(is, onBack);
  return null;
}

test('tells once that the server is back, however long it was away', async () => {
  onBack.mockReset();
  const server = serve({});
  server.away = true;
  show(<Waiting is />);
  await pass(3_600_000);
  expect(onBack).not.toHaveBeenCalled();
  server.away = false;
  await pass(31_000);
  expect(onBack).toHaveBeenCalledOnce();
  await pass(3_600_000);
  expect(onBack).toHaveBeenCalledOnce();
});

test('asks nothing when nobody waits, and nothing more when the waiting is over', async () => {
  onBack.mockReset();
  const server = serve({});
  const { again } = show(<Waiting is={false} />);
  await pass(60_000);
  again(<Waiting is />);
  again(<Waiting is={false} />);
  await pass(60_000);
  expect(server.calls).toEqual([]);
  expect(onBack).not.toHaveBeenCalled();
});
