/** Settings that a second machine needs and that anybody may read. */
const TOLD = [
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'TRUSTED_PROXIES',
  'DATABASE_WAIT',
  'FILES_MAX_MB',
  'FILES_S3_ENDPOINT',
  'FILES_S3_BUCKET',
  'FILES_S3_REGION',
  'TILE_ATTRIBUTION',
  'MAIL_FROM',
  'DIGEST_AT',
  'REPORT_GRACE',
  'SECOND_FACTOR',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_NAME',
  'OIDC_CLAIM',
  'METRICS_PORT',
  'LOG_LEVEL',
] as const;

/** What is secret or may carry a key: only that it is set. */
const LEFT_OUT = [
  'AUTH_SECRET',
  'DATABASE_URL',
  'FILES_S3_ACCESS_KEY',
  'FILES_S3_SECRET_KEY',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'TILE_URL',
] as const;

/** The settings of the environment as a file that systemd reads, without any secret. */
export function settingsText(source: Record<string, string | undefined>): string {
  const isSet = (name: string) => (source[name] ?? '') !== '';
  return [
    '# Settings of the installation that was backed up. Secrets are not in a backup: keep them apart.',
    ...TOLD.filter(isSet).map((name) => `${name}=${JSON.stringify(source[name])}`),
    ...LEFT_OUT.filter(isSet).map((name) => `# ${name} was set; it is not in the backup`),
    '',
  ].join('\n');
}
