import { useId } from 'react';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { KINDS, type Kind } from '../../../shared/register.ts';
import { COUNTED, type Counted } from '../../../shared/state.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field } from '../../ui/parts.tsx';
import { type Choices, useUnits } from './choices.ts';
import { Picker } from './picker.tsx';
import type { Condition, Span, Way } from './rule-draft.ts';

interface Props {
  part: Condition;
  choices: Choices;
  onChange: (part: Condition) => void;
}

/** What one condition asks. */
export function ConditionFields({ part, choices, onChange }: Props) {
  const { build } = useRoomWords(TARGET_WORDS);
  switch (part.is) {
    case 'milestone':
      return <WayFields way={part} onChange={(way) => onChange({ ...part, ...way })} />;
    case 'area':
      return <AreaFields span={part} onChange={(span) => onChange({ ...part, ...span })} />;
    case 'kind':
      return <KindField kind={part.kind} onChange={(kind) => onChange({ ...part, kind })} />;
    case 'units':
    case 'investors':
      return <ListOfDay part={part} choices={choices} onChange={onChange} />;
    case 'clusters':
    case 'position':
      return (
        <Picker
          label={build.is[part.is]}
          items={part.is === 'clusters' ? choices.clusters : choices.positions}
          chosen={part.list}
          onChoose={(list) => onChange({ ...part, list })}
        />
      );
  }
}

/** A milestone within days; either end may be open. */
export function WayFields({ way, onChange }: { way: Way; onChange: (way: Partial<Way>) => void }) {
  const { t } = useLanguage();
  const { build } = useRoomWords(TARGET_WORDS);
  const { today } = useSession();
  const id = useId();
  return (
    <div className="rule-fields">
      <Field id={`${id}-what`} label={build.milestone}>
        <select
          id={`${id}-what`}
          value={way.milestone}
          onChange={(event) => onChange({ milestone: event.target.value as Counted })}
        >
          {COUNTED.map((milestone) => (
            <option key={milestone} value={milestone}>
              {t.milestone[milestone]}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-from`} label={build.from}>
        <DayField id={`${id}-from`} value={way.from} today={today} onChange={(from) => onChange({ from })} />
      </Field>
      <Field id={`${id}-to`} label={build.to}>
        <DayField id={`${id}-to`} value={way.to} today={today} onChange={(to) => onChange({ to })} />
      </Field>
    </div>
  );
}

function AreaFields({ span, onChange }: { span: Span; onChange: (span: Partial<Span>) => void }) {
  const { build } = useRoomWords(TARGET_WORDS);
  const id = useId();
  return (
    <>
      <div className="rule-fields">
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} id={`${id}-${end}`} label={end === 'from' ? build.areaFrom : build.areaTo}>
            <input
              id={`${id}-${end}`}
              inputMode="decimal"
              autoComplete="off"
              value={span[end]}
              onChange={(event) => onChange({ [end]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <p className="field-hint">{build.areaRule}</p>
    </>
  );
}

function KindField({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useLanguage();
  const { build } = useRoomWords(TARGET_WORDS);
  const id = useId();
  return (
    <Field id={id} label={build.is.kind}>
      <select id={id} value={kind} onChange={(event) => onChange(event.target.value as Kind)}>
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t.kind[one]}
          </option>
        ))}
      </select>
    </Field>
  );
}

type OfDay = Extract<Condition, { is: 'units' | 'investors' }>;

/** Units or investors, as they were on a day that the rule names. */
function ListOfDay({
  part,
  choices,
  onChange,
}: {
  part: OfDay;
  choices: Choices;
  onChange: (part: OfDay) => void;
}) {
  const { build } = useRoomWords(TARGET_WORDS);
  const { today } = useSession();
  const id = useId();
  const units = useUnits(part.on);
  return (
    <>
      <Field id={id} label={build.on}>
        <DayField id={id} value={part.on} today={today} onChange={(on) => onChange({ ...part, on })} />
      </Field>
      <Picker
        label={build.is[part.is]}
        items={part.is === 'units' ? units : choices.investors}
        chosen={part.list}
        onChoose={(list) => onChange({ ...part, list })}
      />
    </>
  );
}
