import { useState } from 'react';
import { ENTRY_WORDS } from '../../shared/i18n/entry.ts';
import { fetchJson } from '../failure.ts';
import { useRoomWords } from '../room-words.ts';
import { Notice } from '../ui/parts.tsx';

interface Props {
  /** The provider, as people know it. */
  name: string;
  next: string | null;
  /** What became of the try before: 'unknown' or 'again'. */
  refused: string | null;
}

/** The other way in: the city's own provider, which this page is left for. */
export function SignInBy({ name, next, refused }: Props) {
  const words = useRoomWords(ENTRY_WORDS);
  const [problem, setProblem] = useState(
    refused === null ? null : refused === 'unknown' ? words.refused.unknown : words.refused.again,
  );
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { url } = await fetchJson<{ url: string }>('/api/auth/provider', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(next === null ? {} : { next }),
      });
      window.location.assign(url);
    } catch {
      setProblem(words.refused.again);
      setBusy(false);
    }
  };
  return (
    <section className="sign-in-by">
      {problem && <Notice tone="error" title={problem} />}
      <button type="button" className="button" disabled={busy} onClick={() => void go()}>
        {words.by(name)}
      </button>
      <p className="sign-in-or muted">{words.or}</p>
    </section>
  );
}
