import '../styles/papers.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PaperLine } from '../../server/papers/read.ts';
import { isDay } from '../../shared/day.ts';
import { ACCEPTED } from '../../shared/evidence/file.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { PAPER_WORDS } from '../../shared/i18n/papers.ts';
import { TITLE_LENGTH } from '../../shared/papers/command.ts';
import { isSameDocument } from '../../shared/papers/same.ts';
import { trpc } from '../api.ts';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { Field, wrongField } from '../ui/parts.tsx';
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
  /** The form has no field of its own for what the document is about. */
  isTitled?: boolean;
  /** What else is asked of a file that was chosen here. */
  children?: ReactNode;
}

/** The file of a document: one from this device, sent while the rest is typed, or one that is on file. */
export function PaperField({ id, label, value, choice, about, error, ...rest }: Props) {
  const { isTitled = true, children, onChange } = rest;
  const words = useRoomWords(PAPER_WORDS);
  const { chosen } = choice;
  const isOpen = value === '' && chosen === null;
  const remove = () => {
    choice.drop();
    onChange('');
  };
  const keeping = useKeptFocus(value !== '' ? 'named' : chosen ? 'chosen' : 'open');
  return (
    <fieldset
      className={error ? 'paper-field field-wrong' : 'paper-field'}
      aria-label={label ?? words.field}
      aria-describedby={error ? `${id}-file-error` : undefined}
      data-refused={error ? '' : undefined}
      tabIndex={-1}
      {...keeping}
    >
      <legend>{label ?? words.field}</legend>
      {value !== '' && (
        <p className="paper-stands">
          <PaperLink id={value} />
          <button type="button" className="button button-small" onClick={remove}>
            {words.drop}
          </button>
        </p>
      )}
      {value !== '' && <OfAnother paper={value} about={about} />}
      {value !== '' && value === choice.known && <p className="field-hint">{words.known}</p>}
      {value === '' && chosen && <Chosen chosen={chosen} choice={choice} />}
      {value === '' && chosen && !chosen.refused && isTitled && <TitleField id={id} choice={choice} />}
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

/** The file of one document named for another: a slip more often than not, and it would stay unseen. */
function OfAnother({ paper, about }: { paper: string; about: TypedDecision }) {
  const { lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const { data } = useQuery(trpc.papers.named.queryOptions({ id: paper }));
  const filed = data?.document;
  const number = about.noNumber ? '' : about.number;
  const isTyped = (about.noNumber || number.trim() !== '') && isDay(about.day) && about.issuer.trim() !== '';
  if (!filed?.day || !isTyped || isSameDocument(filed, { ...about, number })) return null;
  return (
    <p className="paper-gone" role="status">
      {words.ofAnother(words.called(filed.number, formatDay(filed.day, lang)), filed.issuer)}
    </p>
  );
}

/**
 * Whoever came here by the keyboard stays here: what they pressed gives way to what comes of it, and they are at the
 * first that can be done about that.
 */
function useKeptFocus(shown: 'named' | 'chosen' | 'open') {
  const frame = useRef<HTMLFieldSetElement>(null);
  const within = useRef(false);
  const last = useRef(shown);
  useEffect(
    function stayHere() {
      if (last.current === shown) return;
      last.current = shown;
      if (!within.current || document.activeElement !== document.body) return;
      const next = frame.current?.querySelector<HTMLElement>(shown === 'open' ? 'input' : 'button');
      next?.focus({ preventScroll: true });
    },
    [shown],
  );
  return {
    ref: frame,
    onFocus: () => {
      within.current = true;
    },
    onBlur: () => {
      within.current = false;
    },
  };
}

/** What the document is about: by that its kind know it, more than by its number. */
function TitleField({ id, choice }: Pick<Props, 'id' | 'choice'>) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(PAPER_WORDS);
  const problem = choice.chosen?.problem;
  const error = issueOf(typeof problem === 'string' ? null : (problem ?? null), 'document.title', t, lang);
  return (
    <Field id={`${id}-title`} label={words.about} hint={words.aboutHint} error={error}>
      <textarea
        id={`${id}-title`}
        lang="vi"
        rows={2}
        maxLength={TITLE_LENGTH}
        value={choice.title}
        {...wrongField(`${id}-title`, error)}
        onChange={(event) => choice.entitle(event.target.value)}
      />
    </Field>
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
  const { name, bytes, sent, state, refused } = chosen;
  const problem = useProblem(chosen);
  return (
    <div className="paper-chosen" data-refused={problem ? '' : undefined} tabIndex={-1}>
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
        {state === 'failed' && !refused && (
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
  if (problem === 'unreadable' || problem === 'empty') return words[problem];
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
      {papers.map(({ id, name, number, dated, issuer, title, bytes }) => (
        <li key={id}>
          <span>
            {words.called(number, formatDay(dated, lang))}, <span lang="vi">{issuer}</span>
            {title && (
              <span className="paper-title" lang="vi">
                {title}
              </span>
            )}
            <span className="muted">
              <span lang="vi">{name}</span> · {sizeWords(bytes, lang)}
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
