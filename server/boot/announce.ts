import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { DEMO_START } from '../../seeds/reports.ts';
import type { Database } from '../db/open.ts';
import type { Env } from '../env.ts';
import type { Identity } from '../setup.ts';
import { programVersion } from './checks.ts';
import { placeOf } from './explain.ts';
import type { FirstAccount } from './first-account.ts';

export interface Started {
  url: string;
  port: number;
  env: Env;
  kind: Database['kind'];
  identity: Identity;
  first: FirstAccount;
}

/** What the person at the terminal needs to know: where it is, on which data, and what comes next. */
export function announce(started: Started): void {
  const { url, env, port, kind } = started;
  const where = kind === 'embedded' ? `the embedded database in ${env.DATA_DIR}/` : databaseOf(env);
  const lines = ['', `  ${url}`, ''];
  lines.push(`  Version ${programVersion()}, listening on ${env.HOST}:${port}, on ${where}.`);
  lines.push(...(started.identity.kind === 'demonstration' ? demonstration() : real(started)));
  if (kind === 'embedded') {
    lines.push(
      '',
      '  The embedded database is for trying and demonstrating. It survives a crash of the program, not a power cut;',
      '  for real use set DATABASE_URL to a PostgreSQL server (README).',
    );
  }
  lines.push('', '  Ctrl-C stops it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

const databaseOf = ({ DATABASE_URL }: Env) => (DATABASE_URL ? placeOf(DATABASE_URL) : 'PostgreSQL');

const demonstration = (): string[] => [
  `  Demonstration; its clock started on ${DEMO_START}. Accounts (password ${DEMO_PASSWORD}):`,
  ...DEMO_ACCOUNTS.map((account) => `    ${account.username.padEnd(14)} ${account.nameEn}`),
];

function real({ first, url, kind }: Started): string[] {
  const lines = ['  A real database, with the real clock.'];
  if (first.what === 'there') return lines;
  if (first.what === 'link') {
    return [
      ...lines,
      '',
      '  Nobody has an account yet. Open this link to become the first administrator; it works once, for 24 hours,',
      '  and is not shown again:',
      '',
      `    ${welcomeAt(url, first.token)}`,
    ];
  }
  const stop =
    kind === 'embedded' ? 'Stop this, then make a new one' : 'Make a new one, in the same environment';
  return [
    ...lines,
    `  Nobody has an account yet. The link for the first administrator was shown at the first start. ${stop}:`,
    '    npm run account -- --administrator-link',
  ];
}

/** The token stands behind the #, which browsers send to nobody. */
export const welcomeAt = (url: string, token: string): string => `${url}/welcome#${token}`;

/** What was asked for is not what is there. */
export const isDemonstration = (env: Env): string =>
  env.DATABASE_URL
    ? `The database at ${placeOf(env.DATABASE_URL)} holds the demonstration, and stays one. A real installation needs an empty database: createdb another, and set DATABASE_URL to it.`
    : `The folder ${env.DATA_DIR}/ holds the demonstration, and stays one. A real installation needs a folder of its own: DATA_DIR=real npm start -- --real`;

/** The first call is with none done; streams come in parcels, a dot each. */
export function showProgress(done: number, of: number): void {
  process.stdout.write(done === 0 ? 'Loading the demonstration ' : '.');
  if (done === of) process.stdout.write(` ${of} clusters\n`);
}
