import { useId } from 'react';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import type { Gate } from '../../../shared/lifecycle.ts';
import {
  type FirstScheduleInput,
  firstScheduleInput,
  SCHEDULE,
} from '../../../shared/milestones/first-schedule.ts';
import { client } from '../../api.ts';
import { DecisionFields, type TypedDecision } from '../../commands/decision-fields.tsx';
import { LaterPaperField } from '../../commands/later-paper-field.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, named, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { EdtfInput } from '../../ui/edtf-input.tsx';
import { Field, Wrong } from '../../ui/parts.tsx';
import { ClassPreview, type Standing } from './class-preview.tsx';
import { FormFrame } from './form-frame.tsx';

interface Props {
  stream: string;
  /** The steps ahead that have no schedule. */
  gates: readonly Gate[];
  standing: Standing;
  onDone: () => void;
}

type Typed = TypedDecision & { paper: string } & Record<`has.${Gate}`, boolean> &
  Record<`date.${Gate}`, string>;

/** The schedule of the decision, of a cluster that has none: which steps it dates, and when. */
export function ScheduleForm({ stream, gates, standing, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const words = t.discipline;
  const about = { stream, key: SCHEDULE, version: 0 };
  const year = Number(today.slice(0, 4));
  const draft = useDraft<Typed>('schedule.first', about, {
    number: '',
    noNumber: false,
    day: today,
    issuer: t.work.issuers[0] ?? '',
    paper: '',
    ...(Object.fromEntries(
      gates.flatMap((gate): [string, string | boolean][] => [
        [`has.${gate}`, true],
        [`date.${gate}`, `${year + 1}`],
      ]),
    ) as Record<`has.${Gate}`, boolean> & Record<`date.${Gate}`, string>),
  });
  const { fields } = draft;
  const dates = gates
    .filter((gate) => fields[`has.${gate}`])
    .map((milestone) => ({ milestone, date: fields[`date.${milestone}`] }));
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const command = useCommand<FirstScheduleInput>(
    { send: filedFirst(paper, client.milestones.setSchedule.mutate), schema: firstScheduleInput },
    about,
    draft,
  );
  const { errorAt } = command;
  const { number, day, issuer } = fields;
  const told = dates.map(({ milestone, date }) => `${t.milestone[milestone]} ${formatEdtf(date, lang)}`);
  return (
    <FormFrame
      command={command}
      draft={draft}
      submit={(expected) =>
        command.submit({ dates, document: { number, day, issuer, ...named(fields) } }, expected)
      }
      verb={words.saveFirst}
      saved={told.join('; ')}
      mine={{ title: words.first, words: number }}
      onDone={onDone}
    >
      <h3>{words.first}</h3>
      <p className="muted">{words.firstAbout}</p>
      <DecisionFields
        id={id}
        fields={fields}
        at="document."
        numbered
        errorAt={errorAt}
        onChange={draft.change}
      />
      <LaterPaperField
        id={`${id}-paper`}
        value={fields.paper}
        choice={paper}
        about={fields}
        error={errorAt('document.paper')}
        onChange={(chosen) => draft.change({ paper: chosen })}
      />
      {gates.map((gate) => {
        const error = errorAt(`dates.${gate}`);
        return (
          <Field key={gate} id={`${id}-${gate}`} label={t.milestone[gate]} error={error}>
            <label className="tick">
              <input
                type="checkbox"
                checked={fields[`has.${gate}`]}
                onChange={(event) => draft.change({ [`has.${gate}`]: event.target.checked })}
              />
              {words.firstHas}
            </label>
            {fields[`has.${gate}`] && (
              <EdtfInput
                id={`${id}-${gate}`}
                value={fields[`date.${gate}`]}
                today={today}
                years={{ from: year - 15, to: year + 15 }}
                error={error}
                onChange={(date) => draft.change({ [`date.${gate}`]: date })}
              />
            )}
          </Field>
        );
      })}
      <Wrong text={errorAt('dates')} />
      <ClassPreview standing={standing} dates={dates} />
    </FormFrame>
  );
}
