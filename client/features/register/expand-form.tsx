import { useId } from 'react';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { type ExpandInput, expandInput } from '../../../shared/register/expansion.ts';
import { client } from '../../api.ts';
import { DecisionFields } from '../../commands/decision-fields.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
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
  renderReading: RenderReading;
  onDone: () => void;
}

/** An expansion by its decision: the area added, the whole, and the schedule of its own works. */
export function ExpandForm({ stream, version, renderReading, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const about = { stream, key: 'expansion_decided' as const, version };
  const year = Number(today.slice(0, 4));
  const draft = useDraft('register.expand', about, {
    number: '',
    noNumber: false as boolean,
    day: today,
    issuer: t.work.issuers[0] ?? '',
    added: '',
    total: '',
    hasStart: false as boolean,
    start: `${year + 1}`,
    hasCompletion: false as boolean,
    completion: `${year + 2}`,
    note: '',
  });
  const { fields } = draft;
  const command = useCommand<ExpandInput>(
    { send: client.register.expand.mutate, schema: expandInput },
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
        document: { number: fields.number, day: fields.day, issuer: fields.issuer },
        ...(fields.note.trim() === '' ? {} : { note: fields.note }),
      },
      expected,
    );
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
      <DecisionFields
        id={id}
        fields={fields}
        at="document."
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
          onChange={(added) => draft.change({ added })}
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
      <Tick
        label={words.hasStart}
        checked={fields.hasStart}
        onChange={(hasStart) => draft.change({ hasStart })}
      />
      {fields.hasStart && (
        <DateBox
          id={`${id}-start`}
          label={words.start}
          error={errorAt('start')}
          value={fields.start}
          years={{ from: year - 10, to: year + 15 }}
          onChange={(start) => draft.change({ start })}
        />
      )}
      <Tick
        label={words.hasCompletion}
        checked={fields.hasCompletion}
        onChange={(hasCompletion) => draft.change({ hasCompletion })}
      />
      {fields.hasCompletion && (
        <DateBox
          id={`${id}-completion`}
          label={words.completion}
          error={errorAt('completion')}
          value={fields.completion}
          years={{ from: year - 10, to: year + 15 }}
          onChange={(completion) => draft.change({ completion })}
        />
      )}
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
