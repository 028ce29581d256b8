import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeServer, freshDatabase, openTab } from '../testing/device.ts';

beforeEach(freshDatabase);
afterEach(() => vi.unstubAllGlobals());

/**
 * What the first program has written on people's phones, letter by letter: it must never be changed with the program.
 * Whoever changes the shape of what is kept makes a newer version of the database that carries this over.
 */
async function leftByTheFirstProgram(): Promise<void> {
  const db = await openDB('ccn-outbox', 1, {
    upgrade(made) {
      const commands = made.createObjectStore('commands');
      commands.createIndex('person', 'person');
      commands.createIndex('id', 'id', { unique: true });
      made.createObjectStore('files', { keyPath: 'id' }).createIndex('person', 'person');
    },
  });
  for (let n = 1; n <= 20; n++)
    await db.put(
      'commands',
      {
        id: `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
        order: n,
        person: 'p1',
        path: 'obstacles.answer',
        command: {
          stream: `cluster:HN-0${10 + n}`,
          key: `k${n}`,
          expected: 3,
          request: `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
          said: n === 7 ? { words: 'w7', upload: null } : { words: `w${n}` },
        },
        after: [],
        files: n === 7 ? ['photo-7'] : [],
        state: 'waiting',
        at: 1_743_000_000_000 + n,
        offset: null,
        problem: null,
        receipt: null,
        tries: 0,
      },
      n,
    );
  await db.put('files', {
    id: 'photo-7',
    person: 'p1',
    cluster: 'HN-017',
    name: 'anh.jpg',
    bytes: new Uint8Array([1, 2, 3]).buffer,
    sha256: null,
    uploadUrl: null,
  });
  db.close();
}

test('twenty commands and a photograph that an older program has kept all arrive, in their order, with the newer one', async () => {
  await leftByTheFirstProgram();
  const server = new FakeServer();
  const carried: number[] = [];
  const carry = ({ bytes }: { bytes: ArrayBuffer }) => {
    carried.push(bytes.byteLength);
    return Promise.resolve('upload-7');
  };
  const tab = openTab({ server, carry });
  await tab.outbox.send();
  // Figures go first and photographs after.
  const figures = Array.from({ length: 20 }, (_n, i) => `w${i + 1}`).filter((words) => words !== 'w7');
  expect(server.words()).toEqual([...figures, 'w7']);
  expect(carried).toEqual([3]);
  expect(server.recorded.at(-1)?.command).toMatchObject({ expected: 3, said: { upload: 'upload-7' } });
  expect(tab.outbox.open()).toBe(0);
});
