import { useId } from 'react';
import type { RegisterChoices } from '../../../server/register/read.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { type EnterInput, enterInput, REGISTER } from '../../../shared/register/command.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { TextBox, Tick } from './boxes.tsx';
import type { RenderReading } from './correct-form.tsx';
import {
  filledFrom,
  isRead,
  NOTHING_READ,
  type ReadField,
  readStill,
  type TypedRead,
} from './enter-reading.ts';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { InvestorChoice } from './investor-choice.tsx';
import {
  emptyGround,
  groundSaid,
  identitySaid,
  NEW_IDENTITY,
  openNumber,
  type TypedGround,
  type TypedIdentity,
} from './typed.ts';

type Typed = TypedIdentity &
  TypedGround & { area: string; investor: string; establishes: boolean } & TypedRead;

interface Props {
  choices: RegisterChoices;
  renderReading: RenderReading;
  onDone: () => void;
}

/** A new cluster. Its code is the one that was free when the form was opened. */
export function EnterForm({ choices, renderReading, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const code = choices.nextCode;
  const about = { stream: streamOf('cluster', code), key: REGISTER, version: 0 };
  const draft = useDraft<Typed>('register.enter', about, {
    ...NEW_IDENTITY,
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    area: '',
    investor: '',
    establishes: true,
    ...NOTHING_READ,
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const hasDocument = fields.basis !== 'none';
  const command = useCommand<EnterInput>(
    { send: filedFirst(paper, client.register.enter.mutate), schema: enterInput },
    about,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit(
      {
        ...identitySaid(fields, lang),
        areaHa: openNumber(fields.area, lang),
        investor: fields.investor || null,
        establishes: hasDocument && fields.basis === 'decision' && fields.establishes,
        ...groundSaid(fields),
      },
      expected,
    );
  // What is typed over is no longer what was read.
  const onChange = (changed: Partial<Typed>) => draft.change({ ...changed, ...readStill(fields, changed) });
  const hintAt = (field: ReadField) => (isRead(fields, field) ? words.fromFile : undefined);
  const boxes = { id, fields, errorAt, onChange, hintAt };
  return (
    <FormBody
      title={words.addTitle}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveAdd}
      words={fields.nameVi}
      onDone={onDone}
      saved={
        <>
          <p>{words.added(code, fields.nameVi)}</p>
          <p>
            <Door to={paths.cluster(code)}>{words.openNew}</Door>
          </p>
          <p className="muted">{words.addNext}</p>
        </>
      }
    >
      <p>
        {words.code}: <strong>{code}</strong> <span className="muted">{words.codeHint}</span>
      </p>
      {errorAt('code') && (
        <p className="field-error" role="alert">
          {errorAt('code')}
        </p>
      )}
      {renderReading(
        (read) => draft.change(filledFrom(read, fields, choices)),
        // What it was read from is the file of the act.
        (file) => {
          draft.change({ paper: '' });
          paper.choose(file);
        },
      )}
      {fields.unknownInvestor !== '' && (
        <p className="muted">{words.unknownInvestor(fields.unknownInvestor)}</p>
      )}
      <IdentityFields {...boxes} choices={choices} own={null} />
      <TextBox
        id={`${id}-area`}
        label={words.area}
        error={errorAt('areaHa')}
        decimal
        value={fields.area}
        hint={hintAt('area')}
        onChange={(area) => onChange({ area })}
      />
      <InvestorChoice
        id={id}
        investors={choices.investors}
        error={errorAt('investor')}
        value={fields.investor}
        hint={hintAt('investor')}
        onChange={(investor) => onChange({ investor })}
      />
      <GroundFields {...boxes} paper={paper} code={null} />
      {fields.basis === 'decision' && (
        <Tick
          label={words.establishes}
          checked={fields.establishes}
          onChange={(establishes) => draft.change({ establishes })}
        />
      )}
    </FormBody>
  );
}
