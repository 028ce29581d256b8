import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { shortName } from '../../../shared/text.ts';
import { LastWord } from '../../commands/conflict.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useIntoSight } from '../../ui/into-sight.ts';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import { type Outcome, reportKey, type useReviewMany, type Verdict } from './review-many.ts';

interface Props {
  /** How many there are, and how many are chosen. */
  all: number;
  chosen: number;
  many: Pick<ReturnType<typeof useReviewMany>, 'at'>;
  onTickAll: (yes: boolean) => void;
  onGive: (said: Verdict) => void;
}

/** What is done with all that are chosen: confirmed, or given back with one reason. */
export function ReviewBar({ all, chosen, many, onTickAll, onGive }: Props) {
  const { t } = useLanguage();
  const [isReturning, setReturning] = useState(false);
  const { inbox } = t.work;
  const busy = many.at !== null;
  return (
    <>
      <div className="inbox-bar">
        <label className="tick">
          <input type="checkbox" checked={chosen === all} onChange={() => onTickAll(chosen !== all)} />
          {inbox.tickAll}
        </label>
        <div className="inbox-verbs">
          <button
            type="button"
            className="button"
            disabled={chosen === 0 || busy || isReturning}
            onClick={() => setReturning(true)}
          >
            {inbox.returnChosen(chosen)}
          </button>
          <button
            type="button"
            className="button button-main"
            disabled={chosen === 0 || busy || isReturning}
            onClick={() => onGive({ verdict: 'confirmation' })}
          >
            {many.at === null ? inbox.confirmChosen(chosen) : inbox.confirming(many.at + 1, chosen)}
          </button>
        </div>
      </div>
      {isReturning && chosen > 0 && (
        <ReturnMany
          chosen={chosen}
          busy={busy}
          onCancel={() => setReturning(false)}
          onGive={(note) => {
            onGive({ verdict: 'return', note });
            setReturning(false);
          }}
        />
      )}
    </>
  );
}

interface ReturnProps {
  chosen: number;
  busy: boolean;
  onGive: (note: string) => void;
  onCancel: () => void;
}

const LONGEST = 1000;

/** The reason that all of their reporters read. */
function ReturnMany({ chosen, busy, onGive, onCancel }: ReturnProps) {
  const { t } = useLanguage();
  const id = useId();
  const [note, setNote] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const why = useRef<HTMLTextAreaElement>(null);
  useEffect(
    // The bar is pressed from far down the list.
    function bringIntoSight() {
      why.current?.scrollIntoView({ block: 'center' });
      why.current?.focus({ preventScroll: true });
    },
    [],
  );
  const error = isEmpty && note.trim() === '' ? t.issue.required : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === '') setEmpty(true);
    else onGive(note.trim());
  };
  return (
    <form
      className="form inbox-return"
      onSubmit={submit}
      noValidate
      aria-label={t.work.inbox.returnChosen(chosen)}
    >
      <Field id={`${id}-note`} label={t.work.inbox.returnWhyAll} error={error}>
        <textarea
          ref={why}
          id={`${id}-note`}
          rows={3}
          maxLength={LONGEST}
          value={note}
          {...wrongField(`${id}-note`, error)}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <div className="form-actions">
        <button type="submit" className="button button-main" disabled={busy}>
          {t.work.inbox.returnChosen(chosen)}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t.form.cancel}
        </button>
      </div>
    </form>
  );
}

/** What came of it, report by report; where somebody else was faster, what they said. */
export function Told({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const { t, lang } = useLanguage();
  const frame = useIntoSight<HTMLDivElement>();
  const { inbox } = t.work;
  const { verdict, done, failed } = outcome;
  const [all, some] =
    verdict === 'return'
      ? [inbox.returnedAll, inbox.returnedSome]
      : [inbox.confirmedAll, inbox.confirmedSome];
  const nameOf = ({ row, milestone }: Outcome['done'][number]) =>
    `${shortName(row.name, lang)}, ${t.milestone[milestone]}`;
  return (
    <div ref={frame} tabIndex={-1} role="status" className="inbox-told">
      <Notice
        tone={failed.length > 0 ? 'warn' : 'info'}
        title={failed.length > 0 ? some(done.length, done.length + failed.length) : all(done.length)}
        action={
          <button type="button" className="button" onClick={onClose}>
            {t.app.close}
          </button>
        }
      >
        <ul>
          {done.map((line) => (
            <li key={reportKey(line)}>
              {(verdict === 'return' ? inbox.givenBack : inbox.done)(nameOf(line))}
            </li>
          ))}
          {failed.map(({ line, why, conflict }) => (
            <li key={reportKey(line)}>
              {(verdict === 'return' ? inbox.notGivenBack : inbox.failed)(nameOf(line), t.error[why])}
              {conflict && <LastWord conflict={conflict} />}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
