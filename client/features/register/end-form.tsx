import { useId } from 'react';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { ENDINGS, type EndInput, type Ending, endInput } from '../../../shared/register/ending.ts';
import { client } from '../../api.ts';
import type { TypedDecision } from '../../commands/decision-fields.tsx';
import { DocumentFields } from '../../commands/document-fields.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, named, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayBox } from './boxes.tsx';
import { type RenderReading, taken } from './correct-form.tsx';
import { FormBody } from './form-body.tsx';

interface Props {
  stream: string;
  ending: Ending;
  version: number;
  renderReading: RenderReading;
  onDone: () => void;
}

/** The end of a cluster, by its decision. */
export function EndForm({ stream, ending, version, renderReading, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const about = { stream, key: ending, version };
  const draft = useDraft<TypedDecision & { effective: string; paper: string }>('register.end', about, {
    number: '',
    noNumber: false,
    day: today,
    issuer: t.work.issuers[0] ?? '',
    paper: '',
    effective: today,
  });
  const { number, day, issuer, effective } = draft.fields;
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const command = useCommand<EndInput>(
    { send: filedFirst(paper, client.register.end.mutate), schema: endInput },
    about,
    draft,
  );
  const submit = (expected?: number) =>
    command.submit({ effective, document: { number, day, issuer, ...named(draft.fields) } }, expected);
  const title = words.ending[ending];
  return (
    <FormBody
      title={title}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveEnd}
      words={number}
      saved={<p>{words.savedEnd(title, formatDay(effective, lang))}</p>}
      onDone={onDone}
    >
      <p className="muted">{words.endAbout}</p>
      <DocumentFields
        id={id}
        fields={draft.fields}
        paper={paper}
        numbered
        errorAt={command.errorAt}
        onChange={draft.change}
      />
      <DayBox
        id={`${id}-effective`}
        label={words.effective}
        error={command.errorAt('effective')}
        value={effective}
        onChange={(said) => draft.change({ effective: said })}
      />
      {renderReading((read) =>
        draft.change(taken({ number: read.number, day: read.day, issuer: read.issuer })),
      )}
    </FormBody>
  );
}

export const endingsFor = (isEstablished: boolean): readonly Ending[] =>
  isEstablished ? ENDINGS : ENDINGS.filter((ending) => ending !== 'revoked');
