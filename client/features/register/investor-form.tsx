import { useId, useState } from 'react';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import { type Investor, type PartiesInput, partiesInput } from '../../../shared/register/parties-command.ts';
import { investorOn } from '../../../shared/register.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayBox, TextBox, Tick } from './boxes.tsx';
import { type FormProps, taken } from './correct-form.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { InvestorChoice, investorNamed } from './investor-choice.tsx';
import { emptyGround, groundSaid, type TypedGround } from './typed.ts';

type Typed = TypedGround & { investor: string; isNew: boolean; newName: string; from: string };

/** Who builds from a day on. Who did before ends the day before. */
export function InvestorForm({ stream, code, stands, choices, renderReading, onDone }: FormProps) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [seen] = useState({ version: stands.version, investor: investorOn(stands.parties, today) ?? '' });
  const about = { stream, key: REGISTER, version: seen.version };
  const draft = useDraft<Typed>('register.parties', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    investor: seen.investor,
    isNew: false,
    newName: '',
    from: today,
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const command = useCommand<PartiesInput>(
    { send: filedFirst(paper, client.register.parties.mutate), schema: partiesInput },
    about,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit(
      {
        investor: fields.isNew ? null : fields.investor || null,
        ...(fields.isNew ? { newName: fields.newName } : {}),
        from: fields.from,
        ...groundSaid(fields),
      },
      expected,
    );
  const name = fields.isNew
    ? fields.newName
    : (choices.investors.find((one) => one.id === fields.investor)?.nameVi ?? words.noInvestor);
  const boxes = { id, fields, errorAt, onChange: draft.change };
  return (
    <FormBody
      title={words.investorChange}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveInvestor}
      words={name}
      saved={
        <>
          <p>{words.savedInvestor(name, formatDay(fields.from, lang))}</p>
          <p>
            <Door to={paths.assignments}>{words.thenAssign}</Door>
          </p>
        </>
      }
      onDone={onDone}
    >
      {!fields.isNew && (
        <InvestorChoice
          id={id}
          investors={choices.investors}
          error={errorAt('investor')}
          value={fields.investor}
          onChange={(investor) => draft.change({ investor })}
        />
      )}
      <Tick label={words.newInvestor} checked={fields.isNew} onChange={(isNew) => draft.change({ isNew })} />
      {fields.isNew && (
        <TextBox
          id={`${id}-newName`}
          label={words.newInvestorName}
          error={errorAt('newName')}
          value={fields.newName}
          onChange={(newName) => draft.change({ newName })}
        />
      )}
      <DayBox
        id={`${id}-from`}
        label={words.from}
        error={errorAt('from')}
        value={fields.from}
        onChange={(from) => draft.change({ from })}
      />
      <GroundFields {...boxes} paper={paper} code={code} />
      {renderReading(({ number, day, issuer, investor }) =>
        draft.change({
          ...taken({ number, day, issuer }),
          ...(investor === undefined ? {} : namedAs(investor, choices.investors)),
        }),
      )}
    </FormBody>
  );
}

/** Somebody who is known is chosen; others are named for the first time. */
function namedAs(name: string, investors: readonly Investor[]) {
  const known = investorNamed(name, investors);
  return known ? { isNew: false, investor: known.id } : { isNew: true, newName: name };
}
