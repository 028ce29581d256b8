import { useState } from 'react';
import type { ErrorShape } from '../../../shared/errors.ts';
import { issueOf } from '../../commands/check.ts';
import { errorOf, fetchJson } from '../../failure.ts';
import { useLanguage } from '../../i18n.tsx';

/** What a door beside the RPC answers. */
export const post = <T>(path: string, body: object): Promise<T> =>
  fetchJson<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Sends a form to such a door once, and says what was wrong beside each field. */
export function usePost(path: string, onDone: (answer: unknown) => void | Promise<void>) {
  const { t, lang } = useLanguage();
  const [problem, setProblem] = useState<ErrorShape | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (body: object) => {
    setBusy(true);
    setProblem(null);
    try {
      await onDone(await post(path, body));
    } catch (error) {
      setProblem(errorOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problem, errorAt: (field: string) => issueOf(problem, field, t, lang) };
}
