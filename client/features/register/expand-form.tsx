import { useId } from 'react';
import { rounded } from '../../../shared/clearance/figures.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { numberText } from '../../../shared/number-text.ts';
import { type ExpandInput, expandInput } from '../../../shared/register/expansion.ts';
import { client } from '../../api.ts';
import type { TypedDecision } from '../../commands/decision-fields.tsx';
import { DocumentFields } from '../../commands/document-fields.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, named, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DateBox, TextBox, Tick, WordsBox } from './boxes.tsx';
import { type RenderReading, taken } from './correct-form.tsx';
import { FormBody } from './form-body.tsx';
import { openNumber } from './typed.ts';

interface Props {
  stream: string;
  version: number;
  /** Its area so far; null: not known. */
  clusterHa: number | null;
  renderReading: RenderReading;
  onDone: () => void;
}

type Typed = TypedDecision & {
  added: string;
  total: string;
  hasStart: boolean;
  start: string;
  hasCompletion: boolean;
  completion: string;
  note: string;
  paper: string;
};

/** An expansion by its decision: the area added, the whole, and the schedule of its own works. */
export function ExpandForm({ stream, version, clusterHa, renderReading, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const about = { stream, key: 'expansion_decided' as const, version };
  const year = Number(today.slice(0, 4));
  const draft = useDraft<Typed>('register.expand', about, {
    number: '',
    noNumber: false,
    day: today,
    issuer: t.work.issuers[0] ?? '',
    paper: '',
    added: '',
    total: '',
    hasStart: false,
    start: `${year + 1}`,
    hasCompletion: false,
    completion: `${year + 2}`,
    note: '',
  });
  const { fields } = draft;
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const command = useCommand<ExpandInput>(
    { send: filedFirst(paper, client.register.expand.mutate), schema: expandInput },
    about,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit(
      {
        addedHa: openNumber(fields.added, lang) ?? Number.NaN,
        totalHa: openNumber(fields.total, lang) ?? Number.NaN,
        start: fields.hasStart ? fields.start : null,
        completion: fields.hasCompletion ? fields.completion : null,
        document: { number: fields.number, day: fields.day, issuer: fields.issuer, ...named(fields) },
        ...(fields.note.trim() === '' ? {} : { note: fields.note }),
      },
      expected,
    );
  const totalWith = (added: string) => {
    const more = openNumber(added, lang);
    return clusterHa === null || more === null || Number.isNaN(more)
      ? {}
      : { total: numberText(rounded(clusterHa + more), lang) };
  };
  const area = (value: string) => `${value} ${t.cluster.unitHa}`;
  return (
    <FormBody
      title={words.expand}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveExpand}
      words={area(fields.total)}
      saved={<p>{words.savedExpand(area(fields.total))}</p>}
      onDone={onDone}
    >
      <DocumentFields
        id={id}
        fields={fields}
        paper={paper}
        numbered
        errorAt={errorAt}
        onChange={draft.change}
      />
      <div className="register-pair">
        <TextBox
          id={`${id}-added`}
          label={words.addedHa}
          error={errorAt('addedHa')}
          decimal
          value={fields.added}
          hint={clusterHa === null ? undefined : words.areaSoFar(area(numberText(clusterHa, lang)))}
          onChange={(added) => draft.change({ added, ...totalWith(added) })}
        />
        <TextBox
          id={`${id}-total`}
          label={words.totalHa}
          error={errorAt('totalHa')}
          decimal
          value={fields.total}
          onChange={(total) => draft.change({ total })}
        />
      </div>
      <OwnSchedule id={id} fields={fields} errorAt={errorAt} onChange={draft.change} />
      <WordsBox
        id={`${id}-note`}
        label={words.why}
        error={errorAt('note')}
        value={fields.note}
        onChange={(note) => draft.change({ note })}
      />
      {renderReading(({ number, day, issuer, area: read }) =>
        draft.change({
          ...taken({ number, day, issuer }),
          ...(read === undefined ? {} : { total: read }),
        }),
      )}
    </FormBody>
  );
}

interface OwnProps {
  id: string;
  fields: Typed;
  errorAt: (field: string) => string | undefined;
  onChange: (changed: Partial<Typed>) => void;
}

/** What the decision dates of the works of the expansion. */
function OwnSchedule({ id, fields, errorAt, onChange }: OwnProps) {
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const year = Number(today.slice(0, 4));
  return (
    <>
      {(
        [
          ['start', 'hasStart'],
          ['completion', 'hasCompletion'],
        ] as const
      ).map(([date, has]) => (
        <div key={date}>
          <Tick label={words[has]} checked={fields[has]} onChange={(said) => onChange({ [has]: said })} />
          {fields[has] && (
            <DateBox
              id={`${id}-${date}`}
              label={words[date]}
              error={errorAt(date)}
              value={fields[date]}
              years={{ from: year - 10, to: year + 15 }}
              onChange={(said) => onChange({ [date]: said })}
            />
          )}
        </div>
      ))}
    </>
  );
}
