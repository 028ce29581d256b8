import { type FormEvent, useId } from 'react';
import { isDay } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import type { Ladder } from '../../../shared/procedure/ladder.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import { type Act, type ActInput, firstOf, formOf, keyOf, saidOf, type Typed, wayOf } from './acts.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  stream: string;
  act: Act;
  ladder: Ladder;
  /** Of the ladder, or of the milestone that the act is about. */
  version: number;
  onDone: () => void;
}

/** What an act is called: over its form, and in the receipt. */
function useTitleOf(act: Act): { title: string; what: string } {
  const { words, rungName, whatName } = useProcedureWords();
  switch (act.kind) {
    case 'reach':
    case 'reachMilestone':
      return { title: words.record(rungName(act.rung)), what: rungName(act.rung) };
    case 'giveBack':
      return { title: words.giveBack, what: words.giveBack };
    case 'supplement':
      return { title: words.supplement, what: whatName('supplemented') };
    case 'correct':
      return { title: words.correctOf(rungName(act.rung)), what: rungName(act.rung) };
    case 'takeBack':
      return { title: words.takeBack(whatName(act.what)), what: whatName(act.what) };
  }
}

/** One step of the procedure: when, by which document; of what goes back or is taken back, why. */
export function ActForm({ stream, act, ladder, version, onDone }: Props) {
  const { lang, words } = useProcedureWords();
  const { today } = useSession();
  const { title, what } = useTitleOf(act);
  const id = useId();
  const key = keyOf(act);
  const draft = useDraft(formOf(act), { stream, key, version }, firstOf(act, ladder, today));
  const { fields } = draft;
  const said = saidOf(act, fields);
  const command = useCommand<ActInput>(wayOf(act, ladder, today), { stream, key, version }, draft);
  const submit = (expected?: number) => command.submit(said, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const day = isDay(fields.date) ? formatDay(fields.date, lang) : fields.date;
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{act.kind === 'takeBack' ? words.takenBack(what) : words.saved(what, day)}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      {act.kind === 'reachMilestone' && <p className="muted">{words.milestoneHint}</p>}
      {act.kind === 'takeBack' && <p className="muted">{words.takeBackHint}</p>}
      <DraftLine {...draft} />
      <ActFields id={id} act={act} fields={fields} errorAt={command.errorAt} onChange={draft.change} />
      <FormEnd
        command={command}
        mine={{ title, words: act.kind === 'takeBack' ? fields.note : day }}
        verb={act.kind === 'takeBack' ? words.takeBack(what) : words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface FieldsProps {
  id: string;
  act: Act;
  fields: Typed;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<Typed>) => void;
}

/** Acts that must say why. */
const EXPLAINED: readonly Act['kind'][] = ['giveBack', 'correct', 'takeBack'];

function ActFields(props: FieldsProps) {
  const { words } = useProcedureWords();
  const { id, act, fields, errorAt, onChange } = props;
  const label =
    act.kind === 'giveBack'
      ? words.field.lacks
      : EXPLAINED.includes(act.kind)
        ? words.field.reason
        : words.field.note;
  // What is wrong with the step as a whole is said where its day is.
  const wrong = errorAt('rung') ?? errorAt('what');
  return (
    <>
      {act.kind === 'takeBack' ? (
        wrong && (
          <p className="field-error" role="alert">
            {wrong}
          </p>
        )
      ) : (
        <DatedFields {...props} wrong={wrong} />
      )}
      <Field id={`${id}-note`} label={label} error={errorAt('note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={fields.note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => onChange({ note: event.target.value })}
        />
      </Field>
    </>
  );
}

function DatedFields({
  id,
  act,
  fields,
  errorAt,
  onChange,
  wrong,
}: FieldsProps & { wrong: string | undefined }) {
  const { t, words } = useProcedureWords();
  const { today } = useSession();
  const isMilestone = act.kind === 'reachMilestone';
  const hasDocument =
    isMilestone || fields.noNumber || fields.number.trim() !== '' || fields.issuer.trim() !== '';
  const dateError = errorAt('date') ?? wrong;
  // Mostly the document is of the day itself.
  const setDate = (date: string) =>
    onChange(
      act.kind !== 'correct' && fields.documentDay === fields.date ? { date, documentDay: date } : { date },
    );
  const at = (field: string) => ({
    id: `${id}-${field}`,
    ...wrongField(`${id}-${field}`, errorAt(`document.${field}`)),
  });
  return (
    <>
      <Field id={`${id}-date`} label={words.field.date} error={dateError}>
        <DayField
          id={`${id}-date`}
          value={fields.date}
          today={today}
          max={today}
          error={dateError}
          onChange={setDate}
        />
      </Field>
      <Field
        id={`${id}-number`}
        label={isMilestone ? words.field.number : words.field.numberOptional}
        error={errorAt('document.number')}
      >
        <input
          {...at('number')}
          value={fields.noNumber ? '' : fields.number}
          disabled={fields.noNumber}
          onChange={(event) => onChange({ number: event.target.value })}
        />
        {hasDocument && (
          <label className="tick">
            <input
              type="checkbox"
              checked={fields.noNumber}
              onChange={(event) => onChange({ noNumber: event.target.checked })}
            />
            {words.field.noNumber}
          </label>
        )}
      </Field>
      {hasDocument && (
        <>
          <Field id={`${id}-day`} label={words.field.documentDay} error={errorAt('document.day')}>
            <DayField
              id={`${id}-day`}
              value={fields.documentDay}
              today={today}
              max={today}
              error={errorAt('document.day')}
              onChange={(documentDay) => onChange({ documentDay })}
            />
          </Field>
          <Field id={`${id}-issuer`} label={words.field.issuer} error={errorAt('document.issuer')}>
            <input
              {...at('issuer')}
              list={`${id}-issuers`}
              value={fields.issuer}
              onChange={(event) => onChange({ issuer: event.target.value })}
            />
            <datalist id={`${id}-issuers`}>
              {t.work.issuers.map((issuer) => (
                <option key={issuer}>{issuer}</option>
              ))}
            </datalist>
          </Field>
        </>
      )}
    </>
  );
}
