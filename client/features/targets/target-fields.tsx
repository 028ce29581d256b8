import { useId } from 'react';
import { PAPER_WORDS } from '../../../shared/i18n/papers.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { METRICS } from '../../../shared/programme.ts';
import { type OwnPaper, OwnPaperField } from '../../commands/own-paper-field.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import type { TargetFields } from './target-draft.ts';

export interface FieldsProps {
  fields: TargetFields;
  onChange: (changed: Partial<TargetFields>) => void;
  errorAt: (field: string) => string | undefined;
}
type TextName = { [K in keyof TargetFields]: TargetFields[K] extends string ? K : never }[keyof TargetFields];
type LabelName = keyof (typeof TARGET_WORDS)['vi']['field'] & TextName;

/** A form that has some of the fields: what is said of a plan is said of several targets. */
export interface SomeFieldsProps<Name extends TextName> {
  fields: Pick<TargetFields, Name>;
  onChange: (changed: { [K in Name]?: string }) => void;
  errorAt: (field: string) => string | undefined;
}

interface TextProps<Name extends LabelName> extends SomeFieldsProps<Name> {
  name: Name;
  /** What the server calls the field, where that is another name. */
  said?: string;
  label?: string;
  rows?: number;
  numeric?: boolean;
}

export function Text<Name extends LabelName>({
  name,
  said = name,
  label,
  rows = 1,
  numeric = false,
  fields,
  onChange,
  errorAt,
}: TextProps<Name>) {
  const words = useRoomWords(TARGET_WORDS);
  const id = useId();
  const error = errorAt(said);
  const given = { id, value: fields[name], ...wrongField(id, error) };
  const change = (text: string) => onChange({ [name]: text } as { [K in Name]?: string });
  return (
    <Field id={id} label={label ?? words.field[name]} error={error}>
      {rows > 1 ? (
        <textarea {...given} rows={rows} onChange={(event) => change(event.target.value)} />
      ) : (
        <input
          {...given}
          autoComplete="off"
          inputMode={numeric ? 'numeric' : undefined}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

type DayName = 'planFrom' | 'planTo' | 'planDay' | 'dueOn';
interface DayProps<Name extends DayName> extends SomeFieldsProps<Name> {
  name: Name;
  said: string;
}

function DayOf<Name extends DayName>({ name, said, fields, onChange, errorAt }: DayProps<Name>) {
  const words = useRoomWords(TARGET_WORDS);
  const { today } = useSession();
  const id = useId();
  const error = errorAt(said);
  return (
    <Field id={id} label={words.field[name]} error={error}>
      <DayField
        id={id}
        value={fields[name]}
        today={today}
        error={error}
        onChange={(day) => onChange({ [name]: day } as { [K in Name]?: string })}
      />
    </Field>
  );
}

interface PaperProps extends FieldsProps {
  paper: OwnPaper;
}

type PaperName = 'source' | 'plan';
interface FileProps<Of extends PaperName> extends SomeFieldsProps<`${Of}Paper`> {
  of: Of;
  paper: OwnPaper;
}

export function Paper<Of extends PaperName>({ of, paper, fields, errorAt, onChange }: FileProps<Of>) {
  const words = useRoomWords(PAPER_WORDS);
  const id = useId();
  return (
    <OwnPaperField
      id={id}
      label={words[`${of}Field`]}
      value={(fields as Record<string, string>)[`${of}Paper`] ?? ''}
      own={paper}
      error={errorAt(`papers.${of}`) ?? errorAt('paper')}
      onChange={(chosen) => onChange({ [`${of}Paper`]: chosen } as Parameters<typeof onChange>[0])}
    />
  );
}

export function NameFields(props: PaperProps) {
  return (
    <>
      <Text name="nameVi" {...props} />
      <Text name="nameEn" {...props} />
      <Text name="planVi" said="plan.nameVi" {...props} />
      {props.fields.planVi.trim() !== '' && (
        <>
          <PlanFields {...props} />
          <Paper of="plan" {...props} />
        </>
      )}
      <Text name="position" numeric {...props} />
    </>
  );
}

type PlanName = 'planEn' | 'planFrom' | 'planTo' | 'planDecision' | 'planDay' | 'planIssuer';

/** Of a plan, all but its name. */
export function PlanFields(props: SomeFieldsProps<PlanName>) {
  return (
    <>
      <Text name="planEn" said="plan.nameEn" {...props} />
      <div className="rule-fields">
        <DayOf name="planFrom" said="plan.from" {...props} />
        <DayOf name="planTo" said="plan.to" {...props} />
      </div>
      <Text name="planDecision" said="plan.decision" {...props} />
      <DayOf name="planDay" said="plan.day" {...props} />
      <Text name="planIssuer" said="plan.issuer" {...props} />
    </>
  );
}

/** In what it is counted; the sum of hectares leaves out what no source states an area of. */
function MetricField({ fields, onChange, errorAt }: FieldsProps) {
  const words = useRoomWords(TARGET_WORDS);
  const id = useId();
  return (
    <Field
      id={id}
      label={words.field.metric}
      error={errorAt('metric')}
      hint={fields.metric === 'hectares' ? words.metricHint : undefined}
    >
      <select id={id} value={fields.metric} onChange={(event) => onChange({ metric: event.target.value })}>
        {METRICS.map((metric) => (
          <option key={metric} value={metric}>
            {words.metric[metric]}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function NumberFields(props: FieldsProps) {
  const words = useRoomWords(TARGET_WORDS);
  const { fields, onChange } = props;
  return (
    <>
      <MetricField {...props} />
      <div className="rule-fields">
        <Text name="min" numeric {...props} />
        <Text name="max" numeric {...props} />
      </div>
      {!fields.noDue && <DayOf name="dueOn" said="dueOn" {...props} />}
      <label className="tick">
        <input
          type="checkbox"
          checked={fields.noDue}
          onChange={(event) => onChange({ noDue: event.target.checked })}
        />
        {words.field.noDue}
      </label>
    </>
  );
}

/** The first documents about clusters are of this year. */
const FIRST_YEAR = 2009;

type DocumentName = 'sourceVi' | 'sourceEn' | 'sourceNo' | 'sourceUrl' | 'publishedOn';

/** The document that announces it. */
export function DocumentFields(props: SomeFieldsProps<DocumentName>) {
  const words = useRoomWords(TARGET_WORDS);
  const { today } = useSession();
  const id = useId();
  const { fields, onChange, errorAt } = props;
  const thisYear = Number(today.slice(0, 4));
  return (
    <>
      <Text name="sourceVi" {...props} />
      <Text name="sourceEn" {...props} />
      <Text name="sourceNo" {...props} />
      <Field id={`${id}-published`} label={words.field.publishedOn} error={errorAt('publishedOn')}>
        <EdtfInput
          id={`${id}-published`}
          value={fields.publishedOn}
          today={today}
          years={{ from: FIRST_YEAR, to: thisYear }}
          error={errorAt('publishedOn')}
          onChange={(publishedOn) => onChange({ publishedOn })}
        />
      </Field>
      <Text name="sourceUrl" {...props} />
    </>
  );
}

export const SourceFields = (props: PaperProps) => (
  <>
    <DocumentFields {...props} />
    <Paper of="source" {...props} />
    <Text name="quoteVi" rows={3} {...props} />
    <Text name="quoteEn" rows={2} {...props} />
    <Text name="secondVi" said="secondReadingVi" rows={2} {...props} />
    <Text name="secondEn" said="secondReadingEn" rows={2} {...props} />
  </>
);

interface ReasonProps extends SomeFieldsProps<'reason'> {
  /** What it is the reason of, where that is not a change. */
  label?: string;
}
export const ReasonField = (props: ReasonProps) => <Text name="reason" rows={2} {...props} />;

interface DefinitionProps extends FieldsProps {
  /** The rule in words, in the language of the page. */
  told: string;
  lang: 'vi' | 'en';
}

/** What is counted, in words: the rule's own can be taken over. */
export function DefinitionFields({ told, lang, ...props }: DefinitionProps) {
  const words = useRoomWords(TARGET_WORDS);
  const take = () => props.onChange(lang === 'vi' ? { definitionVi: told } : { definitionEn: told });
  return (
    <>
      <p className="preview">{told}</p>
      <p>
        <button type="button" className="button button-small" onClick={take}>
          {words.takeWords}
        </button>
      </p>
      <Text name="definitionVi" rows={3} {...props} />
      <Text name="definitionEn" rows={2} {...props} />
    </>
  );
}
