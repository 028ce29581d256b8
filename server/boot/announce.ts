import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { DEMO_START } from '../../seeds/reports.ts';
import type { Database } from '../db/open.ts';
import type { Env } from '../env.ts';
import type { Identity } from '../setup.ts';
import { programVersion } from './checks.ts';
import { placeOf } from './explain.ts';

export interface Started {
  url: string;
  port: number;
  env: Env;
  kind: Database['kind'];
  identity: Identity;
  /** Of a real database: whether anybody can sign in yet. */
  accounts: number;
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

const real = ({ accounts }: Started): string[] =>
  accounts > 0
    ? ['  A real database, with the real clock.']
    : [
        '  A real database, with the real clock, and without any account. Make the first one, in the same environment:',
        '    npm run account -- --username an.nguyen --name "Nguyễn Văn An" --role administrator',
      ];

/** The first call is with none done; streams come in parcels, a dot each. */
export function showProgress(done: number, of: number): void {
  process.stdout.write(done === 0 ? 'Loading the demonstration ' : '.');
  if (done === of) process.stdout.write(` ${of} clusters\n`);
}
