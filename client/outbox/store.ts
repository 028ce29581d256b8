import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
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

type Work<T> = (db: IDBPDatabase<Shelves>) => Promise<T>;

export class Store {
  #open: Promise<IDBPDatabase<Shelves>> | null = null;

  /** False where the device gives pages no database at all. */
  static readonly isThere = (): boolean => typeof indexedDB !== 'undefined';

  add(fresh: Omit<Kept, 'order'>): Promise<Kept> {
    return this.#with(async (db) => {
      const tx = db.transaction('commands', 'readwrite', { durability: 'strict' });
      const known = await tx.store.index('id').get(fresh.id);
      const order = known?.order ?? ((await lastOrder(tx.store)) ?? 0) + 1;
      const kept = known ?? { ...fresh, order };
      await tx.store.put(kept, order);
      await tx.done;
      return kept;
    });
  }

  /** Several at once, all or none. */
  put(changed: readonly Kept[]): Promise<void> {
    return this.#with(async (db) => {
      const tx = db.transaction('commands', 'readwrite', { durability: 'strict' });
      // What was given up meanwhile, here or in another tab, does not come back.
      const still = await Promise.all(changed.map(({ order }) => tx.store.getKey(order)));
      await Promise.all(
        changed.filter((_one, i) => still[i] !== undefined).map((one) => tx.store.put(one, one.order)),
      );
      await tx.done;
    });
  }

  of(person: string): Promise<Kept[]> {
    return this.#with(async (db) => {
      const found = await db.getAllFromIndex('commands', 'person', person);
      return found.sort((a, b) => a.order - b.order);
    });
  }

  /** The commands, with the files that only they needed. */
  drop(kept: readonly Kept[]): Promise<void> {
    return this.#with(async (db) => {
      const tx = db.transaction(['commands', 'files'], 'readwrite', { durability: 'strict' });
      await Promise.all([
        ...kept.map(({ order }) => tx.objectStore('commands').delete(order)),
        ...kept.flatMap(({ files }) => files.map((id) => tx.objectStore('files').delete(id))),
      ]);
      await tx.done;
    });
  }

  putFile(file: KeptFile): Promise<void> {
    return this.#with(async (db) => {
      const tx = db.transaction('files', 'readwrite', { durability: 'strict' });
      await tx.store.put(file);
      await tx.done;
    });
  }

  file(id: string): Promise<KeptFile | null> {
    return this.#with(async (db) => (await db.get('files', id)) ?? null);
  }

  dropFile(id: string): Promise<void> {
    return this.#with((db) => db.delete('files', id));
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

async function lastOrder(store: {
  openKeyCursor(query: null, direction: 'prev'): Promise<{ key: number } | null>;
}): Promise<number | null> {
  return (await store.openKeyCursor(null, 'prev'))?.key ?? null;
}
