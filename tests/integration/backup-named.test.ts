import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { JOURNAL } from '../../server/backup/manifest.ts';
import { namedFiles } from '../../server/backup/originals.ts';
import { diskStore } from '../../server/files/disk.ts';
import { journalAt } from '../../server/log/journal.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { backUp, restoreInto, temporaryFolder } from '../support/backups.ts';
import { undone, useDatabase } from '../support/database.ts';
import { bareDatabase } from '../support/empty-database.ts';
import { say } from '../support/log.ts';
import { FILES_HERE, servicesOn } from '../support/services.ts';

/** What belongs to a backup: what the log names as kept, and what the manifest names. */
const database = useDatabase();

test('regression: a table that was brought in was missed for ever, though it was never kept', async () => {
  await undone(database().db, async (tx) => {
    const before = await namedFiles(tx);
    // The demonstration's photographs.
    expect(before.length).toBeGreaterThan(0);
    await say(servicesOn(tx), streamOf('import', uuidv7()), {
      type: 'import.applied',
      file: { name: 'cum.xlsx', sha256: 'ab'.repeat(32), bytes: 1 },
      sheet: 'Sheet1',
      layout: 'x',
      columns: [],
      rows: 0,
      touched: [],
      ground: { note: 'x' },
    });
    expect(await namedFiles(tx)).toEqual(before);
  });
});

test('regression: a journal of roots that the manifest does not name was taken for the backup’s', async () => {
  const { folder, manifest } = await backUp({
    database: database(),
    store: diskStore(FILES_HERE),
    journal: null,
  });
  expect(manifest.parts.map(({ path }) => path)).not.toContain(JOURNAL);
  journalAt(join(folder, JOURNAL)).append({ day: '2025-03-01', streams: 1, root: 'f'.repeat(64) });
  const journal = journalAt(join(temporaryFolder(), JOURNAL));
  await restoreInto(await bareDatabase(), folder, { journal });
  expect(journal.read()).toEqual([]);
}, 60_000);
