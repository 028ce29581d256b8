import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { accountLimit, providerLimit, signInLimits } from './sign-in-limits.ts';

const log = pino({ level: 'silent' });
const ONE = '198.51.100.7';
let close = () => {};
afterEach(() => close());

const told: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  res.status(error instanceof AppError && error.shape.code === 'TOO_MANY' ? 429 : 500).end();
};

/** A door with its limits before it, behind which everybody is answered with `status`. */
async function doorWith(guards: RequestHandler[], status: number) {
  const app = express().set('trust proxy', 1);
  const answer: RequestHandler = (_req, res) => void res.status(status).end();
  app.post('/', express.json(), guards, answer);
  app.use(told);
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  close = () => void server.close();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const tryFrom = async (address: string, username = 'a') => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ username }) })).status;
  };
  /** How many of so many tries were let through, and what the one after them is told. */
  const letThrough = async (tries: number, name: (i: number) => string = () => 'a') => {
    let through = 0;
    for (let i = 0; i < tries; i++) through += Number((await tryFrom(ONE, name(i))) === status);
    return [through, await tryFrom(ONE, name(tries))];
  };
  return { tryFrom, letThrough };
}

describe('an address that fails and fails', () => {
  test('has room for an office, and no more, whatever names it tries; another one is not refused', async () => {
    const { tryFrom, letThrough } = await doorWith(signInLimits(log).checks, 401);
    expect(await letThrough(300, (i) => `guess-${i}`)).toEqual([300, 429]);
    expect(await tryFrom('203.0.113.1', 'guess-0')).toBe(401);
  });

  test.each([
    ['codes of the second factor', () => signInLimits(log).codes],
    ['one-time links and own passwords', () => accountLimit(log)],
  ])('has sixty tries of %s', async (_what, limit) => {
    const { tryFrom, letThrough } = await doorWith([limit()], 401);
    expect(await letThrough(60)).toEqual([60, 429]);
    expect(await tryFrom('203.0.113.1')).toBe(401);
  });
});

test('what goes well counts for nothing at doors of passwords, codes and links', async () => {
  const limits = signInLimits(log);
  const { letThrough } = await doorWith([...limits.checks, limits.codes, accountLimit(log)], 200);
  expect(await letThrough(320)).toEqual([320, 200]);
});

test('a way to the provider counts although it goes well: each keeps a row', async () => {
  const { letThrough } = await doorWith([providerLimit(log)], 200);
  expect(await letThrough(120)).toEqual([120, 429]);
});
