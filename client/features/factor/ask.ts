import type { EntryWords } from '../../../shared/i18n/vi-entry.ts';
import { errorOf, fetchJson } from '../../failure.ts';

/** One of the server's doors to the second factor of whoever is signed in. */
export const ask = <T>(door: 'begin' | 'confirm' | 'codes' | 'end', body: object): Promise<T> =>
  fetchJson<T>(`/api/auth/second-factor/${door}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** What to say of a failure; `wrong` where what was typed was not right. */
export function saidOf(error: unknown, wrong: string, { code: words }: EntryWords): string {
  const { code } = errorOf(error);
  if (code === 'INVALID' || code === 'UNAUTHENTICATED') return wrong;
  if (code === 'TOO_MANY') return words.locked;
  return code === 'UNAVAILABLE' ? words.away : words.failed;
}
