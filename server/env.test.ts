import { describe, expect, test } from 'vitest';
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

test('files lie in a folder unless a store is named, and half a store is none', () => {
  expect(readEnv({})).toMatchObject({ FILES_MAX_MB: 25, FILES_S3_REGION: 'us-east-1' });
  expect(() => readEnv({ FILES_MAX_MB: '0' })).toThrow(/FILES_MAX_MB/);
  const half = { FILES_S3_ENDPOINT: 'https://s3.example.vn', FILES_S3_BUCKET: 'ccn' };
  expect(() => readEnv(half)).toThrow(/FILES_S3_ACCESS_KEY.*\n.*FILES_S3_SECRET_KEY/);
  const whole = { ...half, FILES_S3_ACCESS_KEY: 'a', FILES_S3_SECRET_KEY: 'b' };
  expect(readEnv(whole).FILES_S3_BUCKET).toBe('ccn');
});

test('letters need a sender and an address for their links', () => {
  const here = {
    DATA_DIR: 'data',
    SMTP_URL: 'smtp://mail.example.vn:587',
    MAIL_FROM: 'CCN <ccn@example.vn>',
  };
  expect(() => checkBeforeStart(readEnv(here))).toThrow(/PUBLIC_URL is missing/);
  const { MAIL_FROM: _from, ...nobody } = { ...here, PUBLIC_URL: 'http://ccn.example.vn' };
  expect(() => checkBeforeStart(readEnv(nobody))).toThrow(/MAIL_FROM is missing/);
});

test.each([
  ['SMTP_URL', 'https://mail.example.vn'],
  ['MAIL_FROM', 'Cụm công nghiệp'],
  ['DIGEST_AT', '7:00'],
  ['DIGEST_AT', '24:00'],
  ['REPORT_GRACE', '-1'],
])('%s=%s is refused, by its name', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(name));
});

test('digests are made at seven, and a missing report climbs after three working days, unless it is set otherwise', () => {
  expect(readEnv({})).toMatchObject({ DIGEST_AT: 7 * 60, REPORT_GRACE: 3 });
  expect(readEnv({ DIGEST_AT: '06:45' }).DIGEST_AT).toBe(6 * 60 + 45);
});

describe('the city’s provider', () => {
  const PROVIDER = {
    OIDC_ISSUER: 'https://login.example.vn/realms/city',
    OIDC_CLIENT_ID: 'ccn',
    OIDC_CLIENT_SECRET: 's',
    PUBLIC_URL: 'https://ccn.example.vn',
  };

  test('is set with all that it needs', () => {
    expect(readEnv(PROVIDER)).toMatchObject({
      OIDC_CLAIM: 'preferred_username',
      OIDC_NAME: 'OpenID Connect',
    });
  });

  test.each(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'])('is refused without %s', (name) => {
    expect(() => readEnv({ ...PROVIDER, [name]: '' })).toThrow(`${name}: is needed with OIDC_ISSUER`);
  });

  test('is asked over https, but for one on this machine', () => {
    const at = (OIDC_ISSUER: string) => () => readEnv({ ...PROVIDER, OIDC_ISSUER });
    expect(at('http://login.example.vn')).toThrow('OIDC_ISSUER: must be https');
    expect(at('http://localhost.example.vn')).toThrow('OIDC_ISSUER: must be https');
    expect(at('http://127.0.0.1:8080/realms/x')).not.toThrow();
  });
});

test('a second factor is for roles that there are', () => {
  expect(readEnv({ SECOND_FACTOR: 'administrator, department' }).SECOND_FACTOR).toEqual([
    'administrator',
    'department',
  ]);
  expect(readEnv({}).SECOND_FACTOR).toEqual([]);
  expect(() => readEnv({ SECOND_FACTOR: 'admin' })).toThrow('SECOND_FACTOR');
  expect(() => readEnv({ SECOND_FACTOR: 'public' })).toThrow('SECOND_FACTOR');
});
