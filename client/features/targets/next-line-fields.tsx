import { useId } from 'react';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, Wrong, wrongField } from '../../ui/parts.tsx';
import type { NextLine } from './plan-draft.ts';
import type { Begun } from './target-draft.ts';
import { usePreview } from './use-preview.ts';

interface Props {
  line: NextLine;
  /** Its rules, a year on. */
  basis: Begun | undefined;
  /** Where its errors stand in what is said. */
  at: string;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<NextLine>) => void;
}

/** One target that the next plan takes along, or leaves. */
export function NextLineFields({ line, basis, at, errorAt, onChange }: Props) {
  const words = useRoomWords(TARGET_WORDS);
  return (
    <fieldset className="plan-line">
      <legend>
        <label className="tick">
          <input
            type="checkbox"
            checked={line.taken}
            onChange={(event) => onChange({ taken: event.target.checked })}
          />
          {line.nameVi.trim() === '' ? line.code : line.nameVi}
        </label>
      </legend>
      {line.taken ? (
        <>
          {basis && <Counted basis={basis} />}
          <LineText name="nameVi" label={words.field.nameVi} {...{ line, at, errorAt, onChange }} />
          <div className="plan-line-numbers">
            <LineText name="min" label={words.field.min} {...{ line, at, errorAt, onChange }} numeric />
            <LineText name="max" label={words.field.max} {...{ line, at, errorAt, onChange }} numeric />
            <Due {...{ line, at, errorAt, onChange }} />
          </div>
          <LineText name="quoteVi" label={words.field.quoteVi} {...{ line, at, errorAt, onChange }} />
          <Wrong text={UNSEEN.map((field) => errorAt(`${at}.${field}`)).find(Boolean)} />
        </>
      ) : (
        <p className="muted">{words.plan.left}</p>
      )}
    </fieldset>
  );
}

/** What is taken over as it is has no field of its own here. */
const UNSEEN = ['code', 'cohort', 'goal', 'definitionVi'];

type LineProps = Omit<Props, 'basis'>;

interface TextProps extends LineProps {
  name: 'nameVi' | 'min' | 'max' | 'quoteVi';
  label: string;
  numeric?: boolean;
}

function LineText({ name, label, numeric = false, line, at, errorAt, onChange }: TextProps) {
  const id = useId();
  const error = errorAt(`${at}.${name}`);
  return (
    <Field id={id} label={label} error={error}>
      <input
        id={id}
        value={line[name]}
        autoComplete="off"
        inputMode={numeric ? 'numeric' : undefined}
        {...wrongField(id, error)}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </Field>
  );
}

function Due({ line, at, errorAt, onChange }: LineProps) {
  const words = useRoomWords(TARGET_WORDS);
  const { today } = useSession();
  const id = useId();
  const error = errorAt(`${at}.dueOn`);
  return (
    <Field id={id} label={words.plan.dueOn} error={error}>
      <DayField
        id={id}
        value={line.dueOn}
        today={today}
        error={error}
        onChange={(dueOn) => onChange({ dueOn })}
      />
    </Field>
  );
}

/** How its rules count today. */
function Counted({ basis: { cohort, goal, metric, code } }: { basis: Begun }) {
  const words = useRoomWords(TARGET_WORDS);
  const { preview, isAsking } = usePreview({ cohort, goal, metric, code: null });
  return (
    <p className="muted">
      {[
        preview && !isAsking
          ? words.plan.today(preview.now.cohort, goal ? preview.now.achieved : null)
          : null,
        code,
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
