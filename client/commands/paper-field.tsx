import '../styles/papers.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PaperLine } from '../../server/papers/read.ts';
import { isDay } from '../../shared/day.ts';
import { ACCEPTED } from '../../shared/evidence/file.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { PAPER_WORDS } from '../../shared/i18n/papers.ts';
import { trpc } from '../api.ts';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { Field } from '../ui/parts.tsx';
import { issueOf } from './check.ts';
import type { TypedDecision } from './decision-fields.tsx';
import { PaperLink } from './paper-link.tsx';
import { sizeWords } from './size-words.ts';
import type { PaperChoice } from './use-paper.ts';

interface Props {
  id: string;
  label?: string;
  /** The one on file that is named; empty: none. */
  value: string;
  choice: PaperChoice;
  /** What the document is called, as it is typed: one on file that is called the same is offered. */
  about: TypedDecision;
  error?: string | undefined;
  onChange: (paper: string) => void;
  /** What else is asked of a file that was chosen here. */
  children?: ReactNode;
}

/** The file of a document: one from this device, sent while the rest is typed, or one that is on file. */
export function PaperField({ id, label, value, choice, about, error, onChange, children }: Props) {
  const words = useRoomWords(PAPER_WORDS);
  const { chosen } = choice;
  const isOpen = value === '' && chosen === null;
  const remove = () => {
    choice.drop();
    onChange('');
  };
  return (
    <fieldset className={error ? 'paper-field field-wrong' : 'paper-field'} aria-label={label ?? words.field}>
      <legend>{label ?? words.field}</legend>
      {value !== '' && (
        <p className="paper-stands">
          <PaperLink id={value} />
          <button type="button" className="button button-small" onClick={remove}>
            {words.drop}
          </button>
        </p>
      )}
      {value !== '' && value === choice.known && <p className="field-hint">{words.known}</p>}
      {value === '' && chosen && <Chosen chosen={chosen} choice={choice} />}
      {value === '' && chosen && children}
      {isOpen && <Chooser id={id} choice={choice} />}
      {isOpen && <OnFile id={id} about={about} onUse={onChange} />}
      {error && (
        <p className="field-error" id={`${id}-file-error`} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Chooser({ id, choice }: Pick<Props, 'id' | 'choice'>) {
  const words = useRoomWords(PAPER_WORDS);
  return (
    <>
      <label className="button paper-choose" htmlFor={`${id}-file`}>
        {words.choose}
        <input
          id={`${id}-file`}
          type="file"
          className="visually-hidden"
          accept={ACCEPTED}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) choice.choose(file);
            event.target.value = '';
          }}
        />
      </label>
      <p className="field-hint">{words.fieldHint}</p>
    </>
  );
}

/** How far it is, and what is wrong with it. */
function Chosen({ chosen, choice }: { chosen: NonNullable<PaperChoice['chosen']>; choice: PaperChoice }) {
  const { lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const { name, bytes, sent, state } = chosen;
  const problem = useProblem(chosen);
  return (
    <div className="paper-chosen">
      <span>
        <span lang="vi">{name}</span>{' '}
        <span className="muted" role="status">
          {sizeWords(bytes, lang)} · {words.state[state]}
        </span>
      </span>
      {state === 'sending' && <progress value={sent} max={bytes} aria-label={words.progress(name)} />}
      {problem && (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
      <span className="paper-acts">
        {state === 'failed' && chosen.problem !== 'unreadable' && (
          <button type="button" className="button button-small" onClick={choice.retry}>
            {words.retry}
          </button>
        )}
        <button
          type="button"
          className="button button-small"
          aria-label={words.dropOf(name)}
          onClick={choice.drop}
        >
          {words.drop}
        </button>
      </span>
    </div>
  );
}

function useProblem({ problem }: NonNullable<PaperChoice['chosen']>): string | null {
  const { t, lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  if (problem === 'unreadable') return words.unreadable;
  if (problem === null) return null;
  if (problem.code === 'UNAVAILABLE') return words.lostLine;
  const field = problem.fields.find((one) => !one.field.startsWith('document.'))?.field;
  if (field !== undefined) return issueOf(problem, field, t, lang) ?? t.error[problem.code];
  // What is wrong with its words stands beside them.
  return problem.fields.length > 0 ? null : t.error[problem.code];
}

/** Those that are called the same, at once; others when they are looked for. */
function OnFile({ id, about, onUse }: Pick<Props, 'id' | 'about'> & { onUse: (paper: string) => void }) {
  const words = useRoomWords(PAPER_WORDS);
  const [isOpen, setOpen] = useState(false);
  const [q, setQ] = useState('');
  const number = about.noNumber ? '' : about.number.trim().slice(0, 80);
  const { data } = useQuery({
    ...trpc.papers.offered.queryOptions({
      number,
      day: isDay(about.day) ? about.day : null,
      issuer: about.issuer.slice(0, 200),
      q: isOpen ? q.trim().slice(0, 80) : '',
    }),
    enabled: number !== '' || (isOpen && q.trim() !== ''),
    placeholderData: keepPreviousData,
  });
  const { same = [], found = [] } = data ?? {};
  return (
    <>
      {same.length > 0 && (
        <>
          <p className="notice-title">{words.same}</p>
          <Offers papers={same} onUse={onUse} />
        </>
      )}
      {isOpen ? (
        <>
          <Field id={`${id}-find`} label={words.findOnFile}>
            <input
              id={`${id}-find`}
              type="search"
              maxLength={80}
              value={q}
              onChange={(event) => setQ(event.target.value)}
            />
          </Field>
          {q.trim() !== '' && data && found.length === 0 && <p className="muted">{words.noneFound}</p>}
          {q.trim() !== '' && <Offers papers={found} onUse={onUse} />}
          <button type="button" className="button button-small" onClick={() => setOpen(false)}>
            {words.closeOnFile}
          </button>
        </>
      ) : (
        <button type="button" className="button button-small" onClick={() => setOpen(true)}>
          {words.onFile}
        </button>
      )}
    </>
  );
}

function Offers({ papers, onUse }: { papers: readonly PaperLine[]; onUse: (paper: string) => void }) {
  const { lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  if (papers.length === 0) return null;
  return (
    <ul className="plain-list paper-offers">
      {papers.map(({ id, name, number, dated, issuer, bytes }) => (
        <li key={id}>
          <span lang="vi">
            {number ?? words.noNumber}, {words.dated(formatDay(dated, lang))}, {issuer}
            <span className="muted">
              {name} · {sizeWords(bytes, lang)}
            </span>
          </span>
          <button
            type="button"
            className="button button-small"
            aria-label={words.takeOf(name)}
            onClick={() => onUse(id)}
          >
            {words.take}
          </button>
        </li>
      ))}
    </ul>
  );
}
