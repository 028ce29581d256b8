import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { Kept, KeptFile } from './kept.ts';
import { NotKept } from './not-kept.ts';

/** What is kept on the device, in IndexedDB: told as kept only once the transaction is complete. */
interface Shelves extends DBSchema {
  commands: { key: number; value: Kept; indexes: { person: string; id: string } };
  files: { key: string; value: KeptFile; indexes: { person: string } };
}

const NAME = 'ccn-outbox';
/** Only ever added to: what an older program has kept must be read by every newer one. */
const VERSION = 1;

type Both = ['commands', 'files'];
interface Shelf {
  commands: IDBPObjectStore<Shelves, Both, 'commands', 'readwrite'>;
  files: IDBPObjectStore<Shelves, Both, 'files', 'readwrite'>;
}
type Work<T> = (db: IDBPDatabase<Shelves>) => Promise<T>;

export class Store {
  #open: Promise<IDBPDatabase<Shelves>> | null = null;

  /** False where the device gives pages no database at all. */
  static readonly isThere = (): boolean => typeof indexedDB !== 'undefined';

  add(fresh: Omit<Kept, 'order'>): Promise<Kept> {
    return this.#change(async ({ commands }) => {
      const known = await commands.index('id').get(fresh.id);
      if (known) return known;
      const last = await commands.openKeyCursor(null, 'prev');
      const kept = { ...fresh, order: (last?.key ?? 0) + 1 };
      await commands.put(kept, kept.order);
      return kept;
    });
  }

  /** Several at once, all or none; what was given up meanwhile, here or in another tab, does not come back. */
  put(changed: readonly Kept[]): Promise<void> {
    return this.#change(async ({ commands }) => {
      for (const one of changed) {
        if ((await commands.getKey(one.order)) !== undefined) await commands.put(one, one.order);
      }
    });
  }

  /** Not given up meanwhile, here or in another tab. */
  has({ order, id }: Kept): Promise<boolean> {
    return this.#with(async (db) => (await db.get('commands', order))?.id === id);
  }

  of(person: string): Promise<Kept[]> {
    return this.#with(async (db) => {
      const found = await db.getAllFromIndex('commands', 'person', person);
      return found.sort((a, b) => a.order - b.order);
    });
  }

  /** The commands, with the files that only they needed. */
  drop(kept: readonly Kept[]): Promise<void> {
    return this.#change(async ({ commands, files }) => {
      for (const { order } of kept) await commands.delete(order);
      for (const id of kept.flatMap((one) => one.files)) await files.delete(id);
    });
  }

  putFile(file: KeptFile): Promise<void> {
    return this.#change(async ({ files }) => {
      await files.put(file);
    });
  }

  file(id: string): Promise<KeptFile | null> {
    return this.#with(async (db) => (await db.get('files', id)) ?? null);
  }

  /** Where its upload stands, where the file is still wanted. */
  noteUrl(id: string, uploadUrl: string): Promise<void> {
    return this.#change(async ({ files }) => {
      const file = await files.get(id);
      if (file) await files.put({ ...file, uploadUrl });
    });
  }

  dropFile(id: string): Promise<void> {
    return this.#change(({ files }) => files.delete(id));
  }

  /** Done only once it is on the disk: a device without room may say so as late as that. */
  #change<T>(work: (shelves: Shelf) => Promise<T>): Promise<T> {
    return this.#with(async (db) => {
      const tx = db.transaction(['commands', 'files'], 'readwrite', { durability: 'strict' });
      const [result] = await Promise.all([
        work({ commands: tx.objectStore('commands'), files: tx.objectStore('files') }),
        tx.done,
      ]);
      return result;
    });
  }

  /** A phone closes databases of pages in the background: opened anew and tried once more, else it is not kept. */
  async #with<T>(work: Work<T>): Promise<T> {
    try {
      return await work(await this.#database());
    } catch (first) {
      if (isFull(first)) throw new NotKept(first);
      this.#open = null;
      try {
        return await work(await this.#database());
      } catch (again) {
        this.#open = null;
        throw new NotKept(again);
      }
    }
  }

  #database(): Promise<IDBPDatabase<Shelves>> {
    this.#open ??= openDB<Shelves>(NAME, VERSION, {
      upgrade(db) {
        const commands = db.createObjectStore('commands');
        commands.createIndex('person', 'person');
        commands.createIndex('id', 'id', { unique: true });
        db.createObjectStore('files', { keyPath: 'id' }).createIndex('person', 'person');
      },
      // A newer program in another tab: it may have it.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.#open = null;
      },
    });
    return this.#open;
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';
