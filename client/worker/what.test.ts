import { describe, expect, test } from 'vitest';
import { isAway, isPart, kindOf, outdated } from './what.ts';

const HERE = 'https://ccn.example';
const asked = (path: string, mode: string, method = 'GET') =>
  kindOf({ method, mode, url: new URL(path, HERE).href }, HERE);

describe('what the worker has a part in', () => {
  test('pages, and the parts of the program', () => {
    expect(asked('/', 'navigate')).toBe('page');
    expect(asked('/clusters/HN-058?asof=2024-01-01', 'navigate')).toBe('page');
    expect(asked('/assets/home-abc.js', 'cors')).toBe('part');
  });

  test('no answer of the server’s, whoever asks and however', () => {
    for (const mode of ['cors', 'same-origin', 'navigate'])
      for (const path of ['/api/trpc/session.current,work.mine?batch=1', '/api/map', '/api/auth/sign-out'])
        expect(asked(path, mode), `${path} ${mode}`).toBe('other');
  });

  test('nothing that is written, no file that is opened, nothing of another site', () => {
    expect(asked('/work', 'navigate', 'POST')).toBe('other');
    expect(asked('/icon-512.png', 'navigate')).toBe('other');
    expect(asked('https://tiles.example/assets/1.png', 'no-cors')).toBe('other');
  });
});

test('a proxy whose server is away is no answer; a server that refuses is one', () => {
  expect([502, 503, 504].map((status) => isAway({ status }))).toEqual([true, true, true]);
  expect([200, 404, 500].map((status) => isAway({ status }))).toEqual([false, false, false]);
});

test('the page of a network that one has to sign in to is not taken for a part of the program', () => {
  expect(isPart({ ok: true, type: 'text/javascript; charset=utf-8' })).toBe(true);
  expect(isPart({ ok: true, type: 'font/woff2' })).toBe(true);
  expect(isPart({ ok: true, type: 'text/html; charset=utf-8' })).toBe(false);
  expect(isPart({ ok: false, type: 'text/javascript' })).toBe(false);
  expect(isPart({ ok: true, type: null })).toBe(false);
});

test('two releases before one’s own are kept for tabs that are still open, the oldest go', () => {
  expect(outdated(['1', '2', '3', '4'], '4')).toEqual(['1']);
  // A release that went before and has come back.
  expect(outdated(['1', '2', '3', '4'], '1')).toEqual(['2']);
  expect(outdated(['4'], '4')).toEqual([]);
});
