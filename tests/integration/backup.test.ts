import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Made } from '../../server/backup/make.ts';
import {
  backupAt,
  backupsIn,
  JOURNAL,
  MANIFEST,
  ORIGINALS,
  tableFile,
} from '../../server/backup/manifest.ts';
import type { Restored } from '../../server/backup/restore.ts';
import { diskTrouble } from '../../server/backup/trouble.ts';
import type { Database } from '../../server/db/open.ts';
import { backupMade, event } from '../../server/db/schema.ts';
import { diskStore } from '../../server/files/disk.ts';
import { originalName } from '../../server/files/store.ts';
import { type Journal, journalAt } from '../../server/log/journal.ts';
import { writeRoots } from '../../server/log/roots.ts';
import { PROVINCE } from '../../server/province.ts';
import { instantInHanoi } from '../../shared/day.ts';
import {
  asEarlier,
  backUp,
  eventsIn,
  filesIn,
  restoreInto,
  temporaryFolder,
  writeManifest,
} from '../support/backups.ts';
import { bareDatabase, emptyDatabase, POSTGRES } from '../support/empty-database.ts';
import { useEvidence } from '../support/evidence.ts';
import { useServer } from '../support/here.ts';
import { startApp } from '../support/server.ts';
import { FILES_HERE, servicesOn, TODAY } from '../support/services.ts';
import { forecast } from '../support/updates.ts';
import { hashOf, pdf } from '../support/uploads.ts';

const { database, server, services } = useServer();
const { added } = useEvidence({ server, services });
const KINDS: Database['kind'][] = POSTGRES ? ['postgres', 'embedded'] : ['embedded'];
/** Three days after the installation: those between are sealed. */
const LATER = '2025-04-03';
const NOW = instantInHanoi(LATER, 12);
const DAYS = ['2024-06-30', TODAY, LATER, '2025-08-01'];
/** For a restore on a machine that does other work: all chains are recomputed. */
const HEAVY_MS = 120_000;
const bytes = pdf('biên bản');

let to: string;
let journal: Journal;
let made: Made;
let writtenMeanwhile = 0;

/** Without the pictures that are drawn. */
const KEPT = diskStore(FILES_HERE);
const sourceOf = () => ({ database: database(), store: KEPT, journal });

/** The drill: a backup while people record. */
beforeAll(async () => {
  to = temporaryFolder();
  journal = journalAt(join(temporaryFolder(), JOURNAL));
  await added(bytes, { name: 'bien-ban.pdf' });
  services().clock.put(NOW);
  await writeRoots(database().db, { provinceId: PROVINCE, today: LATER, journal });
  const stop = { asked: false };
  const recording = (async () => {
    for (let year = 2026; !stop.asked; year = year === 2034 ? 2026 : year + 1) {
      await forecast(services(), { date: `${year}-01` });
      writtenMeanwhile += 1;
      // The embedded database answers without a pause: without one the files would never have their turn.
      await nextTurn();
    }
  })();
  try {
    made = await backUp(sourceOf(), { to });
  } finally {
    stop.asked = true;
    await recording;
  }
}, HEAVY_MS);

describe.each(KINDS)('a backup that was made while people recorded, restored on %s', (kind) => {
  let copy: Database;
  let restored: Restored;
  const files = filesIn();
  beforeAll(async () => {
    copy = await bareDatabase(kind);
    restored = await restoreInto(copy, made.folder, { files, today: LATER });
  }, HEAVY_MS);

  test('is whole, as it says: chains, rows, daily roots, counts, files', async () => {
    expect(writtenMeanwhile).toBeGreaterThan(0);
    expect(restored.doubts).toEqual([]);
    expect(restored.verification.faults).toEqual([]);
    expect(restored.verification.events).toBe(made.manifest.events);
    expect(restored.verification.newestRoot?.root).toBe(journal.read().at(-1)?.root);
  });

  test('holds of every stream what was recorded up to one moment, and nothing else', async () => {
    const [there, here] = [await eventsIn(database()), new Set(await eventsIn(copy))];
    expect(here.size).toBe(made.manifest.events);
    // A stream is cut at most at its end: what is not there comes after all that is.
    const lastSeen = new Map<string, boolean>();
    for (const row of there) {
      const { stream } = JSON.parse(row) as { stream: string };
      const isHere = here.delete(row);
      if (isHere) expect(lastSeen.get(stream)).not.toBe(false);
      lastSeen.set(stream, isHere);
    }
    expect(here.size).toBe(0);
  });

  test.each(['2024-06-30', TODAY])('tells of %s what was told, byte for byte', async (day) => {
    const [before, after] = [services().snapshots, servicesOn(copy.db, NOW).snapshots];
    for (const audience of ['public', 'internal'] as const) {
      const [was, is] = [
        await (await before.at(day)).packed(audience),
        await (await after.at(day)).packed(audience),
      ];
      expect([is.etag, is.json.toString()]).toEqual([was.etag, was.json.toString()]);
    }
  });

  test('brings the files, byte for byte, and lets people in with their password', async () => {
    const stored = await files.store.open(originalName(hashOf(bytes)));
    expect(stored && (await buffer(stored.stream))).toEqual(bytes);
    const there = await startApp(servicesOn(copy.db, NOW));
    expect((await there.signIn('quanly')).status).toBe(200);
    expect((await there.signIn('quanly', 'another-password')).status).toBe(401);
    await there.close();
  });
});

test(
  'a quiet database, backed up by an earlier version, is brought up to this one and equals it on every day',
  async () => {
    const { folder } = await backUp(sourceOf(), { second: 1 });
    const copy = await bareDatabase();
    await asEarlier(folder, copy);
    expect((await restoreInto(copy, folder, { today: LATER })).doubts).toEqual([]);
    expect(await eventsIn(copy)).toEqual(await eventsIn(database()));
    for (const day of DAYS) {
      const [was, is] = [
        await services().snapshots.at(day),
        await servicesOn(copy.db, NOW).snapshots.at(day),
      ];
      expect((await is.packed('internal')).json.toString()).toBe(
        (await was.packed('internal')).json.toString(),
      );
    }
  },
  HEAVY_MS,
);

describe('nothing is restored', () => {
  let folder: string;
  const copyOf = () => {
    folder = join(temporaryFolder(), 'copy');
    cpSync(made.folder, folder, { recursive: true });
    return folder;
  };
  const refusedWith = (why: RegExp) =>
    expect(
      restoreInto(
        {
          get db(): never {
            throw new Error('the database was asked');
          },
        } as unknown as Database,
        folder,
      ),
    ).rejects.toThrow(why);
  const EVENTS = tableFile('event');
  const FILE = originalName(hashOf(bytes));
  const at = (path: string) => join(copyOf(), path);
  /** One byte another, of the same length. */
  const turn = (path: string) => {
    const file = at(path);
    const content = readFileSync(file);
    content.writeUInt8(content.readUInt8(content.length - 9) ^ 1, content.length - 9);
    writeFileSync(file, content);
  };

  test.each<[string, () => void, RegExp]>([
    ['with a changed row', () => turn(EVENTS), /database\/event\.jsonl\.gz is not what was backed up/],
    ['with a changed file', () => turn(FILE), /originals\/.* is not what was backed up/],
    ['with a changed journal', () => turn(JOURNAL), /roots\.jsonl is not what was backed up/],
    ['that was cut', () => truncateSync(at(EVENTS), 100), /event\.jsonl\.gz was cut or added to/],
    [
      'that was added to',
      () => appendFileSync(at(ORIGINALS), '{}\n'),
      /originals\.jsonl was cut or added to/,
    ],
    ['without a table', () => rmSync(at(EVENTS)), /event\.jsonl\.gz is missing/],
    ['without a file', () => rmSync(at(FILE)), /originals\/.* is missing/],
    ['without its manifest', () => rmSync(at(MANIFEST)), /no whole backup .* no manifest\.json/],
    ['with half a manifest', () => truncateSync(at(MANIFEST), 200), /manifest\.json .* is damaged/],
    [
      'whose manifest leads elsewhere',
      () =>
        writeManifest(copyOf(), {
          ...made.manifest,
          parts: [{ path: '../x', bytes: 0, sha256: '0'.repeat(64) }],
        }),
      /damaged or of another program \(parts\.0\.path\)/,
    ],
    [
      'of a later version',
      () =>
        writeManifest(copyOf(), {
          ...made.manifest,
          migrations: [...made.manifest.migrations, 'f'.repeat(64)],
        }),
      /this program does not know: restore it with that version/,
    ],
  ])('of a backup %s, and the database is not asked', async (_what, damage, why) => {
    damage();
    await refusedWith(why);
  });

  test('into a database that holds anything, or beside the journal of another installation', async () => {
    const filled = { ...database(), close: () => Promise.resolve() };
    await expect(restoreInto(filled, made.folder)).rejects.toThrow('The target is not empty');
    await expect(restoreInto(filled, made.folder, { journal })).rejects.toThrow(
      'the journal of another installation',
    );
  });

  test('when fewer rows arrive than the manifest counts: the database stays empty', async () => {
    const { tables } = made.manifest;
    writeManifest(copyOf(), {
      ...made.manifest,
      tables: tables.map((one) => (one.name === 'auth_user' ? { ...one, rows: one.rows + 1 } : one)),
    });
    const target = await emptyDatabase();
    await expect(restoreInto(target, folder)).rejects.toThrow(
      /auth_user: \d+ rows were backed up, \d+ arrived/,
    );
    expect(await target.db.$count(event)).toBe(0);
    writeManifest(copyOf(), { ...made.manifest, migrations: made.manifest.migrations.slice(0, -1) });
    await expect(restoreInto(target, folder)).rejects.toThrow('was prepared by this version');
  });
});

describe('a folder of backups', () => {
  test('keeps as many as are asked for; what is the same takes room once; each is noted in the database', async () => {
    const here = temporaryFolder();
    const first = await backUp(sourceOf(), { to: here, second: 2 });
    const second = await backUp(sourceOf(), { to: here, second: 3, keep: 2 });
    expect(second.removed).toEqual([]);
    const name = originalName(hashOf(bytes));
    const inode = (backup: Made) => statSync(join(backup.folder, name)).ino;
    expect(inode(second)).toBe(inode(first));
    const third = await backUp(sourceOf(), { to: here, second: 4, keep: 2 });
    expect(third.removed).toEqual(['ccn-20250401T031502Z']);
    expect(backupsIn(here)).toEqual(['ccn-20250401T031503Z', 'ccn-20250401T031504Z']);
    expect(backupAt(here)).toBe(third.folder);
    expect(readFileSync(join(third.folder, name))).toEqual(bytes);
    expect(await database().db.$count(backupMade)).toBeGreaterThanOrEqual(3);
  });

  test('regression: a file damaged in the backup before is fetched from the store again', async () => {
    const here = temporaryFolder();
    const first = await backUp(sourceOf(), { to: here, second: 5 });
    const name = originalName(hashOf(bytes));
    writeFileSync(join(first.folder, name), 'x');
    const { folder, manifest } = await backUp(sourceOf(), { to: here, second: 6 });
    expect(readFileSync(join(folder, name))).toEqual(bytes);
    expect(manifest.missing).toEqual([]);
  });

  test('a file that the store has lost is named, and all else is kept', async () => {
    const store = { ...KEPT, open: () => Promise.resolve(null) };
    const { manifest } = await backUp({ ...sourceOf(), store }, { second: 7 });
    expect(manifest.missing).toEqual([hashOf(bytes)]);
    expect(manifest.files).toEqual({ count: 0, bytes: 0 });
    expect(manifest.events).toBe(await database().db.$count(event));
  });

  test('a disk that fills up leaves no backup, no half of one, and a sentence', async () => {
    const here = temporaryFolder();
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      path: '/mnt/b',
    });
    const store = { ...KEPT, open: () => Promise.reject(full) };
    const error: unknown = await backUp({ ...sourceOf(), store }, { to: here, second: 8 }).catch(
      (e: unknown) => e,
    );
    expect(diskTrouble(error, 'No backup was made.')).toBe('/mnt/b: the disk is full. No backup was made.');
    expect(readdirSync(here)).toEqual([]);
  });

  test('one that was killed half way is not taken for a backup', () => {
    const here = temporaryFolder();
    mkdirSync(join(here, 'ccn-20250401T031500Z.partial'));
    expect(backupsIn(here)).toEqual([]);
    expect(() => backupAt(here)).toThrow('broken off before it was whole');
    expect(() => backupAt(temporaryFolder())).toThrow('There is no whole backup');
  });

  test('is readable by its owner only, and holds no session and no secret of the environment', () => {
    expect(statSync(made.folder).mode & 0o077).toBe(0);
    expect(statSync(join(made.folder, tableFile('auth_account'))).mode & 0o077).toBe(0);
    expect(existsSync(join(made.folder, tableFile('auth_session')))).toBe(false);
  });
});
