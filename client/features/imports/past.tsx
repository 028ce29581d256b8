import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ImportLine } from '../../../server/imports/list.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import type { ImportKind } from '../../../shared/tables/fields.ts';
import { trpc } from '../../api.ts';
import { PaperLinks } from '../../commands/paper-link.tsx';
import { errorOf } from '../../failure.ts';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { QueryState } from '../../ui/query-state.tsx';

/** Who entered which file when; each can be undone as one act while nothing has been built on it. */
export function PastImports({ wordsOf }: { wordsOf: (kind: ImportKind) => ImportWords }) {
  const words = wordsOf('clusters');
  const query = useQuery(trpc.imports.list.queryOptions());
  return (
    <section>
      <h2>{words.past.title}</h2>
      <QueryState query={query} lines={3}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="muted">{words.past.none}</p>
          ) : (
            <ul className="import-past">
              {lines.map((line) => (
                <PastLine key={line.id} line={line} words={wordsOf(line.kind)} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

function PastLine({ line, words }: { line: ImportLine; words: ImportWords }) {
  const { lang } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="card">
      <p className="import-past-head">
        <strong>{line.file}</strong> <span className="muted">{formatInstant(line.at, lang)}</span>
      </p>
      <p>
        {words.past.line(line.entered, line.changed, line.rows)}
        {line.undone && <strong> · {words.past.undone}</strong>}
      </p>
      <p className="muted">
        {line.sheet} · {words.past.hash(line.sha256)}
        {line.byName && ` · ${line.byName}`}
      </p>
      <PaperLinks ids={[line.paper]} />
      {!line.undone && !isOpen && (
        <button type="button" className="button button-small" onClick={() => setOpen(true)}>
          {words.past.undo}
        </button>
      )}
      {isOpen && <Undo id={line.id} words={words} onClose={() => setOpen(false)} />}
    </li>
  );
}

function Undo({ id, words, onClose }: { id: string; words: ImportWords; onClose: () => void }) {
  const { t } = useLanguage();
  const field = useId();
  const cache = useQueryClient();
  const [note, setNote] = useState('');
  const [request] = useState(() => uuidv7());
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries();
        onClose();
      },
    }),
  );
  const shape = undo.error ? errorOf(undo.error) : null;
  const [wrong] = shape?.fields ?? [];
  const said = wrong && [t.issue[wrong.issue], wrong.detail].filter(Boolean).join(' ');
  const error = said ?? (shape ? t.error[shape.code] : undefined);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        undo.mutate({ id, note, request });
      }}
      noValidate
    >
      <Field id={field} label={words.past.why} error={error}>
        <input
          id={field}
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.target.value)}
          {...wrongField(field, error)}
        />
      </Field>
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={undo.isPending}>
          {words.past.confirm}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.past.close}
        </button>
      </div>
    </form>
  );
}
