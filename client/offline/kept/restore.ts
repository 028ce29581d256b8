import { hashKey, type QueryClient } from '@tanstack/react-query';
import type { Day } from '../../../shared/day.ts';
import { trpc } from '../../api.ts';
import type { Session } from '../../session.ts';
import { type KeptAnswer, readKept } from './store.ts';

const SESSION = hashKey(trpc.session.current.queryKey());

/** Since when an answer on the screen holds. */
export interface Since {
  at: number;
  day: Day;
}

const NO_NAMES: Pick<Session, 'names' | 'codes'> = { names: [], codes: {} };

/** By the question's text: those that came from the device and from no server since. */
const restored = new Map<string, Since>();

/** Null where the answer has come from the server in this page's time. */
export const restoredSince = (name: string, updatedAt: number): Since | null => {
  const since = restored.get(name);
  return since?.at === updatedAt ? since : null;
};

/** For `person`, whose page this is; what the page has got since is newer and stays. */
export async function restoreFor(queries: QueryClient, person: string): Promise<void> {
  const kept = await readKept();
  if (kept?.person === person) restoreAll(queries, kept.answers);
}

/** Nobody is known yet, and the server is away: the page is that of whoever was signed in here last. Null: nobody was. */
export async function restoreLast(queries: QueryClient): Promise<Session | null> {
  const kept = await readKept();
  const session = kept?.answers.find(({ name }) => name === SESSION);
  if (!kept || !session) return null;
  restoreAll(queries, kept.answers);
  // A release that knew nothing of them may have kept it.
  return { ...NO_NAMES, ...(session.data as Session), kept: { at: session.at } };
}

function restoreAll(queries: QueryClient, answers: readonly KeptAnswer[]): void {
  for (const { key, name, data, at, day } of answers) {
    if (name === SESSION || queries.getQueryData(key) !== undefined) continue;
    restored.set(name, { at, day });
    // Stays for as long as the page is open, whether anything shows it or not.
    queries.getQueryCache().build(queries, { queryKey: key, gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData(key, data, { updatedAt: at });
  }
}
