import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

/** Work that ends when it is let go. */
function work() {
  let letGo = () => {};
  const done = new Promise<void>((resolve) => (letGo = resolve));
  return { letGo, run: () => done };
}

test('one at a time, whoever is signed in before the public, each lane in its order', async () => {
  const gate = createGate();
  const begun: string[] = [];
  const first = work();
  const running = [gate.run('public', first.run)];
  for (const [lane, name] of [
    ['public', 'public 1'],
    ['signed_in', 'signed in 1'],
    ['public', 'public 2'],
    ['signed_in', 'signed in 2'],
  ] as const)
    running.push(gate.run(lane, async () => void begun.push(name)));
  expect(begun).toEqual([]);
  first.letGo();
  await Promise.all(running);
  expect(begun).toEqual(['signed in 1', 'signed in 2', 'public 1', 'public 2']);
});

test('the public’s lane has room for six; beyond that one is told to come back, and the other lane is as it was', async () => {
  const gate = createGate();
  const first = work();
  const running = [gate.run('public', first.run)];
  for (let i = 0; i < 6; i += 1) running.push(gate.run('public', async () => {}));
  await expect(gate.run('public', async () => {})).rejects.toMatchObject({ shape: { code: 'TOO_MANY' } });
  running.push(gate.run('signed_in', async () => {}));
  first.letGo();
  await Promise.all(running);
});

test('work that fails lets the next one in', async () => {
  const gate = createGate();
  const failing = gate.run('public', () => Promise.reject(new Error('no')));
  const next = gate.run('public', () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});
