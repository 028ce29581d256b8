// npm run restore -- --from FOLDER: a backup, or the newest one in a folder of backups, into the empty place that the
// environment names: DATABASE_URL or DATA_DIR, and the store of files.
import { join } from 'node:path';
import { backupAt } from '../backup/manifest.ts';
import { type Restored, restoreBackup } from '../backup/restore.ts';
import { diskTrouble } from '../backup/trouble.ts';
import { explain } from '../boot/explain.ts';
import { filesOf } from '../boot/files.ts';
import { openDatabase } from '../db/open.ts';
import { readEnv } from '../env.ts';
import { journalAt } from '../log/journal.ts';
import { PROVINCE } from '../province.ts';
import { clockOf, readIdentity } from '../setup.ts';
import { command, options } from './open-here.ts';

const USAGE = 'Usage: npm run restore -- --from FOLDER, into an empty DATABASE_URL or DATA_DIR';

function told(folder: string, { manifest, verification }: Restored): string {
  const { madeAt, program, files } = manifest;
  const { events, streams, newestRoot } = verification;
  return [
    `Restored ${folder}, made ${madeAt} by version ${program}.`,
    `${events} events in ${streams} streams and ${files.count} files: counts, hashes, chains and daily roots are as they were.`,
    newestRoot ? `Newest root: ${newestRoot.day}=${newestRoot.root}` : 'No day had been sealed yet.',
    'Compare it with the one that was written down. People sign in anew. Settings are in settings.env, secrets are not.',
    '',
  ].join('\n');
}

command(async () => {
  const { from } = options({ from: 'string' });
  if (!from) throw new Error(USAGE);
  const env = readEnv(process.env);
  const folder = backupAt(from);
  process.stderr.write(`Restoring ${folder}\n`);
  const restored = await restoreBackup(folder, {
    open: () =>
      openDatabase(env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { dataDir: env.DATA_DIR }),
    provinceId: PROVINCE,
    files: filesOf(env, 'real'),
    journal: journalAt(join(env.DATA_DIR, 'roots.jsonl')),
    today: async ({ db }) => {
      const identity = await readIdentity(db);
      if (!identity) throw new Error('What was backed up is no installation of this program.');
      return (await clockOf(db, identity)).today();
    },
    progress: (said) => process.stderr.write(`${said}\n`),
  }).catch((error: unknown) => {
    throw new Error(
      diskTrouble(error, 'The restore is not complete: begin again in an empty place.') ??
        explain(error, env),
      {
        cause: error,
      },
    );
  });
  if (restored.doubts.length > 0) {
    throw new Error(
      `Everything was restored, but it is not as it should be:\n  ${restored.doubts.join('\n  ')}`,
    );
  }
  process.stdout.write(told(folder, restored));
});
