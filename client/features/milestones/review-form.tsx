import { type FormEvent, useId, useState } from 'react';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import type { DocumentReference } from '../../../shared/milestone.ts';
import { reviewInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { LastWord } from '../../commands/conflict.tsx';
import { Trouble } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import { Field, Notice, wrongField } from '../../ui/parts.tsx';
import { whereOf } from './effect.ts';
import type { MilestoneSubject } from './subject.ts';

interface Reported {
  subject: MilestoneSubject;
  date: string;
  document: DocumentReference | null;
  /** Who reported it, where that is known: it goes back to them. */
  by?: string | null;
}

interface Props extends Reported {
  /** What was reported stands beside the verbs already. */
  bare?: boolean;
  onOpen?: () => void;
  onClose?: () => void;
}

/** Confirm a reported actual with one press, or return it with a reason. */
export function ReviewForm({ bare = false, onOpen, onClose, ...reported }: Props) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  // Each look is at one version; what was written goes with the reviewer from one to the next.
  const [look, setLook] = useState({ number: 0, note: '' });
  if (!isToday) return <p className="muted">{t.asOf.readOnly}</p>;
  return (
    <Review
      key={look.number}
      now={reported}
      note={look.note}
      bare={bare}
      onOpen={onOpen}
      onClose={onClose}
      onLookAgain={(note) => setLook({ number: look.number + 1, note })}
    />
  );
}

interface ReviewProps extends Required<Pick<Props, 'bare'>> {
  now: Reported;
  note: string;
  onOpen: (() => void) | undefined;
  onClose: (() => void) | undefined;
  onLookAgain: (note: string) => void;
}

function Review({ now, note: before, bare, onOpen, onClose, onLookAgain }: ReviewProps) {
  const { t, lang } = useLanguage();
  // What is confirmed is what the person saw: a change by somebody else in between must not pass unseen.
  const [{ subject, date, document, by = null }] = useState(now);
  const draft = useDraft('review', subject, { note: before });
  const { note } = draft.fields;
  const [verdict, setVerdict] = useState<'confirmation' | 'return' | null>(note === '' ? null : 'return');
  const way = { send: client.milestones.reviewActual.mutate, schema: reviewInput };
  const command = useCommand(way, subject, draft);
  const give = (said: 'confirmation' | 'return') => {
    setVerdict(said);
    onOpen?.();
    command.submit({ verdict: said, ...(said === 'return' ? { note } : {}) });
  };
  if (command.saved && verdict) {
    const what = `${whereOf(subject, t, lang)}${t.milestone[subject.key]}`;
    const { confirmed, returned, returnedNobody } = t.work.effect;
    return (
      <Receipt of={command.saved} onDone={() => onClose?.()}>
        <p>
          {verdict === 'confirmation'
            ? confirmed(what)
            : by === null
              ? returnedNobody(what)
              : returned(what, by)}
        </p>
      </Receipt>
    );
  }
  return (
    <div className="review">
      {!bare && (
        <p>
          <strong>{formatEdtf(date, lang)}</strong>
          {document &&
            ` · ${t.cluster.document(document.number, document.issuer)} (${formatDay(document.day, lang)})`}
        </p>
      )}
      {command.conflict && (
        <Notice
          tone="error"
          title={t.form.conflictTitle}
          action={
            <button
              type="button"
              className="button"
              onClick={() => {
                draft.drop();
                void command.askAgain().then(() => onLookAgain(note));
              }}
            >
              {t.form.lookAgain}
            </button>
          }
        >
          <LastWord conflict={command.conflict} />
        </Notice>
      )}
      {!command.errorAt('note') && (
        <Trouble command={command} verb={verdict === 'return' ? t.form.saveReturn : t.form.confirm} />
      )}
      {verdict === 'return' ? (
        <ReturnForm
          command={command}
          draft={draft}
          onSubmit={() => give('return')}
          onCancel={() => {
            draft.discard();
            setVerdict(null);
            onClose?.();
          }}
        />
      ) : (
        <div className="due-verbs">
          <button
            type="button"
            className="button button-main"
            disabled={command.saving || command.session === 'foreign'}
            onClick={() => give('confirmation')}
          >
            {command.saving ? t.form.saving : t.form.confirm}
          </button>
          <button
            type="button"
            className="button"
            disabled={command.saving}
            onClick={() => {
              setVerdict('return');
              onOpen?.();
            }}
          >
            {t.form.return}
          </button>
        </div>
      )}
    </div>
  );
}

interface ReturnProps {
  command: Pick<ReturnType<typeof useCommand>, 'saving' | 'errorAt' | 'session'>;
  draft: ReturnType<typeof useDraft<{ note: string }>>;
  onSubmit: () => void;
  onCancel: () => void;
}

/** Why it goes back: what its reporter reads first thing. */
function ReturnForm({ command, draft, onSubmit, onCancel }: ReturnProps) {
  const { t } = useLanguage();
  const id = useId();
  const error = command.errorAt('note');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <DraftLine {...draft} />
      <Field id={`${id}-note`} label={t.form.returnWhy} error={error}>
        <textarea
          id={`${id}-note`}
          rows={4}
          value={draft.fields.note}
          {...wrongField(`${id}-note`, error)}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
      </Field>
      <div className="form-actions">
        <button
          type="submit"
          className="button button-main"
          disabled={command.saving || command.session === 'foreign'}
        >
          {command.saving ? t.form.saving : t.form.saveReturn}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t.form.cancel}
        </button>
      </div>
    </form>
  );
}
