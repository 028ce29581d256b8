import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { FileFormat } from '../../../shared/evidence/file.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, Notice } from '../../ui/parts.tsx';
import { type FieldName, OF_DOCUMENT, type Taken } from './proposals.ts';
import { Proposals } from './proposals.tsx';

interface Props {
  /** Of the cluster whose form is open. */
  code: string;
  /** What the form can take over; number, day and issuer when left out. */
  takes?: readonly FieldName[];
  /** A person has looked at it and takes it over. */
  onTake: (taken: Taken) => void;
}

const READABLE: readonly FileFormat[] = ['pdf', 'jpeg', 'png', 'webp'];

/** Beside a form that asks for a document: one on file is read, and what it proposes is looked at and taken one by one. */
export function ReadDocument({ code, takes = OF_DOCUMENT, onTake }: Props) {
  const { t } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <button type="button" className="button button-small" onClick={() => setOpen(true)}>
        {t.reading.open}
      </button>
    );
  }
  return (
    <section className="reading" aria-label={t.reading.open}>
      <p className="muted">{t.reading.about}</p>
      <Chosen code={code} takes={takes} onTake={onTake} />
      <button type="button" className="button button-small" onClick={() => setOpen(false)}>
        {t.reading.close}
      </button>
    </section>
  );
}

/** Documents first, the latest of each first. */
function useFiles(code: string) {
  const { data } = useQuery(trpc.evidence.list.queryOptions({ code }));
  return data?.items
    .filter(({ withdrawn, format }) => withdrawn === null && READABLE.includes(format))
    .sort((a, b) => Number(b.kind === 'document') - Number(a.kind === 'document'));
}

function Chosen({ code, takes, onTake }: Required<Props>) {
  const { t, lang } = useLanguage();
  const id = useId();
  const files = useFiles(code);
  const [chosen, setChosen] = useState<string | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const read = useQuery({
    ...trpc.documents.read.queryOptions({ code, file: file ?? '' }),
    enabled: file !== null,
    retry: false,
    // A file does not change, and reading it takes seconds of a core.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!files) return null;
  const [first] = files;
  if (!first) return <p>{t.reading.noFiles}</p>;
  const picked = chosen ?? first.id;
  const onRead = () => {
    if (file === picked) void read.refetch();
    else setFile(picked);
  };
  return (
    <>
      <Field id={id} label={t.reading.file}>
        <select id={id} value={picked} onChange={(event) => setChosen(event.target.value)}>
          {files.map(({ id: key, name, caption, addedOn }) => (
            <option key={key} value={key}>
              {[caption || name, formatDay(addedOn, lang)].join(' · ')}
            </option>
          ))}
        </select>
      </Field>
      <button
        type="button"
        className="button"
        disabled={read.isFetching || (file === picked && read.data !== undefined)}
        onClick={onRead}
      >
        {t.reading.read}
      </button>
      {read.isFetching && <p role="status">{t.reading.reading}</p>}
      {read.isError && !read.isFetching && <Notice tone="error" title={t.reading.away} />}
      {file !== null && read.data && !read.data.ok && (
        <Notice tone="warn" title={t.reading.failure[read.data.failure]} />
      )}
      {file !== null && read.data?.ok && (
        <Proposals key={file} read={read.data} about={{ code, file }} takes={takes} onTake={onTake} />
      )}
    </>
  );
}
