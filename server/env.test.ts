import { expect, test } from 'vitest';
import { checkBeforeStart } from './boot/checks.ts';
import { readEnv } from './env.ts';

test('an address is taken without its slash; an empty setting is none', () => {
  expect(readEnv({ PUBLIC_URL: 'https://ccn.example.vn/' }).PUBLIC_URL).toBe('https://ccn.example.vn');
  expect(readEnv({ PUBLIC_URL: '' }).PUBLIC_URL).toBeUndefined();
});

test.each(['https://host/ccn', 'https://host/?x=1', 'https://me:pw@host', 'ftp://host', 'host'])(
  'regression: PUBLIC_URL=%s was accepted, and signing in answered 404',
  (url) => {
    expect(() => readEnv({ PUBLIC_URL: url })).toThrow(/PUBLIC_URL/);
  },
);

const REAL = { DATABASE_URL: 'postgres://localhost/ccn', PUBLIC_URL: 'https://ccn.example.vn' };

test('regression: a forgotten TRUSTED_PROXIES let one stranger lock everybody out', () => {
  expect(() => checkBeforeStart(readEnv(REAL))).toThrow(/^TRUSTED_PROXIES is missing/);
  for (const said of ['0', '1']) {
    expect(() => checkBeforeStart(readEnv({ ...REAL, TRUSTED_PROXIES: said }))).not.toThrow();
  }
  expect(() => checkBeforeStart(readEnv({ ...REAL, PUBLIC_URL: 'http://10.0.0.1:3000' }))).not.toThrow();
});
