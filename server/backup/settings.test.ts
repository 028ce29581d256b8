import { expect, test } from 'vitest';
import { settingsText } from './settings.ts';

test('settings are told as systemd reads them; of a secret only that it was set', () => {
  const text = settingsText({
    PUBLIC_URL: 'https://ccn.example.vn',
    OIDC_NAME: 'Tài khoản "công vụ"',
    AUTH_SECRET: 'hidden-1',
    DATABASE_URL: 'postgres://ccn:hidden-2@db/ccn',
    SMTP_URL: 'smtp://user:hidden-3@mail',
    FILES_S3_SECRET_KEY: 'hidden-4',
    OIDC_CLIENT_SECRET: 'hidden-5',
    METRICS_TOKEN: 'hidden-6',
    TILE_URL: 'https://tiles.example/{z}/{x}/{y}?key=hidden-7',
    HOME: '/root',
    SOMETHING_NEW: 'hidden-8',
    LOG_LEVEL: '',
  });
  expect(text).not.toMatch(/hidden|\/root|LOG_LEVEL/);
  expect(text.split('\n')).toEqual([
    expect.stringMatching(/^# /),
    'PUBLIC_URL="https://ccn.example.vn"',
    'OIDC_NAME="Tài khoản \\"công vụ\\""',
    ...[
      'AUTH_SECRET',
      'DATABASE_URL',
      'FILES_S3_SECRET_KEY',
      'SMTP_URL',
      'OIDC_CLIENT_SECRET',
      'METRICS_TOKEN',
      'TILE_URL',
    ].map((name) => `# ${name} was set; it is not in the backup`),
    '',
  ]);
});
