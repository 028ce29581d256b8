// npm run backup -- --to FOLDER [--keep 14]: the database, the files and the journal that the environment names, as a new
// folder in FOLDER. On PostgreSQL while the server runs; the embedded database only while its server is stopped.
import { join } from 'node:path';
import { drawnNames } from '../../seeds/drawn-photos.ts';
import { isoInstant } from '../../shared/day.ts';
import { type Made, makeBackup } from '../backup/make.ts';
import { settingsText } from '../backup/settings.ts';
import { diskTrouble } from '../backup/trouble.ts';
import { programVersion } from '../boot/checks.ts';
import { filesOf } from '../boot/files.ts';
import { machineMs } from '../clock.ts';
import { FolderInUse } from '../db/lock.ts';
import { readEnv } from '../env.ts';
import { journalAt } from '../log/journal.ts';
import { PROVINCE } from '../province.ts';
import { command, openHere, options } from './open-here.ts';

const USAGE = 'Usage: npm run backup -- --to FOLDER [--keep NUMBER]';

function keepOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--keep wants the number of backups that stay. ${USAGE}`);
  return Number(text);
}

function told({ folder, manifest, removed }: Made): string {
  const { events, files, tables, newestRoot } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `Backup ${folder}: ${rows} rows with ${events} events, ${files.count} files (${files.bytes} bytes).`,
    newestRoot ? `Newest root: ${newestRoot.day}=${newestRoot.root}` : 'No day has been sealed yet.',
    ...removed.map((name) => `Removed: ${name}`),
    'It holds password hashes and everything that is not public; AUTH_SECRET and other secrets are not in it.',
    '',
  ].join('\n');
}

command(async () => {
  const { to, keep: kept } = options({ to: 'string', keep: 'string' });
  if (!to) throw new Error(USAGE);
  const keep = keepOf(kept);
  const env = readEnv(process.env);
  const { database, identity } = await openHere().catch((error: unknown) => {
    if (!(error instanceof FolderInUse)) throw error;
    throw new Error(
      `${error.message} The embedded database can be backed up only while its server is stopped; one on PostgreSQL at any time.`,
      { cause: error },
    );
  });
  const iso = isoInstant(machineMs());
  try {
    const made = await makeBackup(
      {
        database,
        provinceId: PROVINCE,
        program: programVersion(),
        installation: identity.kind,
        store: filesOf(env, 'real').store,
        isDrawn: identity.kind === 'demonstration' ? drawnNames() : () => false,
        journal: journalAt(join(env.DATA_DIR, 'roots.jsonl')),
        settings: settingsText(process.env),
      },
      {
        to,
        keep,
        at: { iso, stamp: iso.replaceAll(/[-:]|\.\d+/g, '') },
        progress: (said) => process.stderr.write(`${said}\n`),
      },
    );
    process.stdout.write(told(made));
    const { missing } = made.manifest;
    if (missing.length > 0) {
      throw new Error(
        `The backup was made, but ${missing.length} files that the log names are not in the store as they were:\n${missing.join('\n')}`,
      );
    }
  } catch (error) {
    throw new Error(
      diskTrouble(error, 'No backup was made, and nothing of it was left behind.') ?? messageOf(error),
      {
        cause: error,
      },
    );
  } finally {
    await database.close();
  }
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
