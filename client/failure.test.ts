import { TRPCClientError } from '@trpc/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { awayDelay, errorOf, fetchJson, isAway, isServers } from './failure.ts';

afterEach(() => vi.unstubAllGlobals());

const lost = new TypeError('Failed to fetch');
const fromServer = (code: string) =>
  new TRPCClientError('x', {
    result: { error: { code: -32_000, message: '', data: { error: { code, fields: [] } } } },
  });
const answered = (status: number) =>
  TRPCClientError.from(new SyntaxError('not JSON'), {
    meta: { response: new Response('<html>', { status }) },
  });

describe('what went wrong', () => {
  test('a code of the server is told as it is', () => {
    expect(errorOf(fromServer('CONFLICT')).code).toBe('CONFLICT');
    expect(errorOf(fromServer('UNAVAILABLE')).code).toBe('UNAVAILABLE');
  });

  test('a request that was never answered, or a proxy that says so, is a server that is away', () => {
    expect(errorOf(TRPCClientError.from(lost)).code).toBe('UNAVAILABLE');
    for (const status of [502, 503, 504]) expect(errorOf(answered(status)).code).toBe('UNAVAILABLE');
    expect(errorOf(answered(500)).code).toBe('INTERNAL');
    expect(errorOf(answered(403)).code).toBe('FORBIDDEN');
  });

  test.each([
    'Failed to fetch dynamically imported module: https://x/assets/a.js',
    'error loading dynamically imported module: https://x/assets/a.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/a.css',
  ])('a part of the program that did not come is told as a server that is away: %s', (message) => {
    expect(isAway(new TypeError(message))).toBe(true);
  });

  test('regression: a programming error was told as a server that cannot be reached', () => {
    for (const mistake of [
      new TypeError("Cannot read properties of undefined (reading 'row')"),
      new RangeError('not a date: 2025-13'),
      'a text that was thrown',
      undefined,
      TRPCClientError.from(new SyntaxError('Unexpected token')),
    ]) {
      expect(errorOf(mistake).code).toBe('INTERNAL');
    }
    expect(isServers(new TypeError('x is not a function'))).toBe(false);
  });
});

describe('a request outside tRPC', () => {
  const answer = (body: string, status: number) =>
    vi.stubGlobal('fetch', async () => new Response(body, { status }));
  const failure = async () =>
    errorOf(
      await fetchJson('/api/x').then(
        () => null,
        (error: unknown) => error,
      ),
    ).code;

  test('gives what was answered', async () => {
    answer('{"asOf":"2025-03-31"}', 200);
    expect(await fetchJson('/api/x')).toEqual({ asOf: '2025-03-31' });
  });

  test('fails with the server’s code, or with what the status means', async () => {
    answer('{"error":{"code":"TOO_MANY","fields":[]}}', 400);
    expect(await failure()).toBe('TOO_MANY');
    answer('<html>Bad gateway</html>', 502);
    expect(await failure()).toBe('UNAVAILABLE');
    answer('<html>Error</html>', 500);
    expect(await failure()).toBe('INTERNAL');
  });

  test('is unavailable when it was not answered, or broke off in the middle', async () => {
    vi.stubGlobal('fetch', async () => {
      throw lost;
    });
    expect(await failure()).toBe('UNAVAILABLE');
    const broken = new ReadableStream({ start: (controller) => controller.error(lost) });
    vi.stubGlobal('fetch', async () => new Response(broken, { status: 200 }));
    expect(await failure()).toBe('UNAVAILABLE');
  });
});

test('a server that is away is asked ever more seldom, and never less than twice a minute', () => {
  const waits = Array.from({ length: 20 }, (_w, attempt) => awayDelay(attempt));
  expect(waits[0]).toBe(1000);
  for (const [i, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(waits[i - 1] ?? 0);
  expect(Math.max(...waits)).toBe(30_000);
});
