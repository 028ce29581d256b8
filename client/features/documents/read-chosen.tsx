import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { errorOf } from '../../failure.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';
import { type Chosen, readFile } from './file-reading.ts';
import type { FieldName, Taken } from './proposals.ts';
import { Proposals } from './proposals.tsx';

interface Props {
  /** The button's own words. */
  label: string;
  about: string;
  takes: readonly FieldName[];
  onTake: (taken: Taken) => void;
  /** Gets the file, as soon as it is chosen. */
  onChoose?: ((file: File) => void) | undefined;
}

/** A document that is chosen here: read, looked at, and taken over one by one. Reading keeps nothing of it. */
export function ReadChosen({ label, about, takes, onTake, onChoose }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const read = useQuery({
    queryKey: ['reading', chosen?.key],
    queryFn: () => (chosen ? readFile(chosen) : null),
    enabled: chosen !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    // What others record changes nothing of a file.
    meta: { fixed: true },
  });
  const choose = (file: File | undefined) => {
    if (!file) return;
    setChosen({ key: uuidv7(), file });
    onChoose?.(file);
  };
  return (
    <section className="reading" aria-label={label}>
      <label className="button reading-choose" htmlFor={id}>
        {label}
        <input
          id={id}
          type="file"
          className="visually-hidden"
          accept="application/pdf,image/jpeg,image/png,image/webp"
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </label>
      <p className="muted">{about}</p>
      {chosen && <p lang="vi">{chosen.file.name}</p>}
      {read.isFetching && <p role="status">{t.reading.reading}</p>}
      {read.isError && !read.isFetching && (
        <Notice
          tone="error"
          title={wrongWith(read.error, t.reading)}
          action={
            <button type="button" className="button" onClick={() => void read.refetch()}>
              {t.reading.read}
            </button>
          }
        />
      )}
      {read.data && !read.data.ok && <Notice tone="warn" title={t.reading.failure[read.data.failure]} />}
      {chosen && read.data?.ok && (
        <Proposals
          key={chosen.key}
          read={read.data}
          about={{ code: null, chosen }}
          takes={takes}
          onTake={onTake}
        />
      )}
    </section>
  );
}

const wrongWith = (error: unknown, words: { away: string; failure: { too_large: string } }): string =>
  errorOf(error).code === 'TOO_LARGE' ? words.failure.too_large : words.away;
