import { useRef, useState } from 'react';
import { dayText } from '../../shared/day-text.ts';
import { formatClock } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';
import { useSession } from '../session.ts';
import { type Address, type Draft, dropDraft, type Fields, keepDraft, readDraft } from './drafts.ts';

/** What a form is about, as the person sees it now. */
interface About {
  stream: string;
  key: string;
  version: number;
}

export interface Kept<T extends Fields> {
  fields: T;
  change: (changed: Partial<T>) => void;
  /** The version that was seen when the first of it was typed. */
  version: number;
  /** What was found when the form opened; null where it began empty. */
  found: Draft | null;
  /** Begin anew. */
  discard: () => void;
  /** It is saved, or given up. */
  drop: () => void;
}

/** The fields of a form, kept on the device while they are typed and found again when the form opens anew. */
export function useDraft<T extends Fields>(form: string, about: About, initial: T): Kept<T> {
  const { actor, today } = useSession();
  const [address] = useState((): Address => {
    const { stream, key } = about;
    return { person: actor.id ?? '', form, stream, key };
  });
  const [start] = useState({ fields: initial, version: about.version });
  const [found, setFound] = useState(() => readDraft(address));
  const [fields, setFields] = useState(() => restored(initial, found));
  const latest = useRef(fields);
  const version = found?.version ?? start.version;
  const set = (next: T) => {
    latest.current = next;
    setFields(next);
  };
  return {
    fields,
    version,
    found,
    change: (changed) => {
      set({ ...latest.current, ...changed });
      keepDraft(address, { on: today, version, fields: latest.current });
    },
    discard: () => {
      dropDraft(address);
      setFound(null);
      set(start.fields);
    },
    drop: () => dropDraft(address),
  };
}

/** What was kept, for the fields that the form has today. */
function restored<T extends Fields>(initial: T, found: Draft | null): T {
  const known = Object.entries(found?.fields ?? {}).filter(
    ([name, value]) => typeof value === typeof initial[name],
  );
  return { ...initial, ...Object.fromEntries(known) };
}

/** "Draft from 08:50 on 31/03", with a way to begin anew. */
export function DraftLine({ found, discard }: Pick<Kept<Fields>, 'found' | 'discard'>) {
  const { t } = useLanguage();
  if (found === null) return null;
  return (
    <p className="draft-line">
      {t.draft.from(formatClock(found.at), dayText(found.on).slice(0, 5))}{' '}
      <button type="button" className="door" onClick={discard}>
        {t.draft.discard}
      </button>
    </p>
  );
}
