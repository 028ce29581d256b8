import type { DBSchema, IDBPDatabase } from 'idb';
import type { Day } from '../../../shared/day.ts';
import { KEPT_SHAPES } from '../../../shared/kept.ts';
import { isLostPart } from '../../failure.ts';

/**
 * What the server has answered, kept on the device for one person: whoever was signed in here last. Nothing else is in
 * this database, and no other person's answers are ever beside theirs. Photographs, whose bytes are not answers, get a
 * store of their own here and go the same ways: with their person, by age, at signing out.
 */
const DATABASE = 'ccn.kept';
const VERSION = 1;
const KEPT_MS = 30 * 24 * 3_600_000;

/** An answer and since when it holds. */
export interface KeptAnswer {
  /** The question's key, and the same as text. */
  key: readonly unknown[];
  name: string;
  data: unknown;
  /** When it was answered, epoch ms on the device's clock. */
  at: number;
  /** The day on the server's clock then. */
  day: Day;
}

interface Schema extends DBSchema {
  /** One entry, under 'last': whose device this is until they sign out. */
  person: { key: string; value: string };
  answer: { key: [string, string]; value: KeptAnswer & { person: string; shapes: string } };
}

/** The device's clock, in epoch ms. */
const now = (): number => Math.floor(performance.timeOrigin + performance.now());

let opened: Promise<IDBPDatabase<Schema>> | null = null;
const forget = () => {
  opened = null;
};

/** The library for it comes when it is needed, which is after the first screen. */
async function connect(): Promise<IDBPDatabase<Schema>> {
  const { openDB } = await import('idb');
  return openDB<Schema>(DATABASE, VERSION, {
    upgrade(db) {
      db.createObjectStore('person');
      db.createObjectStore('answer', { keyPath: ['person', 'name'] });
    },
    blocking: (_current, _blocked, { target }) => {
      forget();
      (target as IDBDatabase).close();
    },
    terminated: forget,
  });
}

/**
 * A device that keeps nothing (no room, no leave, a private window) is one without a copy, and no failure. Phones close a
 * database behind a page that was in the background: then it is opened anew, once.
 */
async function withStore<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T | null> {
  if (typeof indexedDB === 'undefined') return null;
  for (const isLast of [false, true]) {
    try {
      opened ??= connect();
      return await work(await opened);
    } catch (error) {
      forget();
      if (isLast && !(error instanceof DOMException || isLostPart(error))) throw error;
    }
  }
  return null;
}

const BOTH = ['person', 'answer'] as const;

/** Somebody is signed in: the device is theirs, and what was kept for anybody else, or is too old, or of another shape, goes. */
export const keepFor = (person: string): Promise<unknown> =>
  withStore(async (db) => {
    const tx = db.transaction(BOTH, 'readwrite');
    await tx.objectStore('person').put(person, 'last');
    for await (const cursor of tx.objectStore('answer')) {
      if (cursor.value.person !== person || !isFit(cursor.value)) await cursor.delete();
    }
    await tx.done;
  });

const isFit = ({ at, shapes }: { at: number; shapes: string }): boolean =>
  shapes === KEPT_SHAPES && Math.abs(now() - at) < KEPT_MS;

/** In one transaction with the question whose device it is: who has signed out in another tab gets nothing kept any more. */
export const keepAnswers = (person: string, answers: readonly KeptAnswer[]): Promise<unknown> =>
  withStore(async (db) => {
    const tx = db.transaction(BOTH, 'readwrite');
    if ((await tx.objectStore('person').get('last')) === person) {
      for (const answer of answers)
        await tx.objectStore('answer').put({ ...answer, person, shapes: KEPT_SHAPES });
    }
    await tx.done;
  });

/** What is kept for whoever's device this is; null where it is nobody's. */
export const readKept = (): Promise<{ person: string; answers: KeptAnswer[] } | null> =>
  withStore(async (db) => {
    const tx = db.transaction(BOTH);
    const [person, answers] = await Promise.all([
      tx.objectStore('person').get('last'),
      tx.objectStore('answer').getAll(),
    ]);
    if (person === undefined) return null;
    return { person, answers: answers.filter((answer) => answer.person === person && isFit(answer)) };
  });

/** Signed out: the device is nobody's. Where the entries cannot be deleted the whole of it is. */
export async function dropKept(): Promise<void> {
  const isDone = await withStore(async (db) => {
    const tx = db.transaction(BOTH, 'readwrite');
    await Promise.all([tx.objectStore('person').clear(), tx.objectStore('answer').clear(), tx.done]);
    return true;
  });
  if (!isDone && typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(DATABASE);
}
