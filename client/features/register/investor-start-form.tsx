import { useId, useState } from 'react';
import { formatDay } from '../../../shared/i18n/format.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import { type InvestorStartInput, investorStartInput } from '../../../shared/register/investor-start.ts';
import type { Party } from '../../../shared/register.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { ChoiceBox, DayBox } from './boxes.tsx';
import { type FormProps, taken } from './correct-form.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, groundSaid, type TypedGround } from './typed.ts';

const keyOf = ({ organisationId, validFrom }: Party): string => `${validFrom} ${organisationId}`;

/** Who builds has done so from another day on than was entered. */
export function InvestorStartForm({ stream, code, stands, choices, renderReading, onDone }: FormProps) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [seen] = useState({
    version: stands.version,
    // The last one first: it is the one that is looked at.
    parties: [...stands.parties].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1)),
  });
  const about = { stream, key: REGISTER, version: seen.version };
  const first = seen.parties[0];
  const draft = useDraft<TypedGround & { party: string; from: string }>('register.investorStart', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    party: first ? keyOf(first) : '',
    from: first?.validFrom ?? today,
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const party = seen.parties.find((one) => keyOf(one) === fields.party);
  const command = useCommand<InvestorStartInput>(
    { send: filedFirst(paper, client.register.investorStart.mutate), schema: investorStartInput },
    about,
    draft,
  );
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit(
      {
        organisation: party?.organisationId ?? '',
        began: party?.validFrom ?? today,
        from: fields.from,
        ...groundSaid(fields),
      },
      expected,
    );
  const nameOf = (one: Party | undefined) =>
    choices.investors.find((known) => known.id === one?.organisationId)?.nameVi ?? words.closedInvestor;
  const told = `${nameOf(party)}, ${formatDay(fields.from, lang)}`;
  const boxes = { id, fields, errorAt, onChange: draft.change };
  return (
    <FormBody
      title={words.investorStart}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveInvestorStart}
      words={told}
      saved={<p>{words.savedInvestor(nameOf(party), formatDay(fields.from, lang))}</p>}
      onDone={onDone}
    >
      <p className="muted">{words.investorStartAbout}</p>
      <ChoiceBox
        id={`${id}-party`}
        label={words.investor}
        error={errorAt('organisation')}
        value={fields.party}
        onChange={(chosen) =>
          draft.change({
            party: chosen,
            from: seen.parties.find((one) => keyOf(one) === chosen)?.validFrom ?? fields.from,
          })
        }
      >
        {seen.parties.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {words.sinceDay(nameOf(one), formatDay(one.validFrom, lang))}
          </option>
        ))}
      </ChoiceBox>
      <DayBox
        id={`${id}-from`}
        label={words.rightFrom}
        error={errorAt('from')}
        value={fields.from}
        onChange={(from) => draft.change({ from })}
      />
      <GroundFields {...boxes} paper={paper} code={code} />
      {renderReading(({ number, day, issuer }) => draft.change(taken({ number, day, issuer })))}
    </FormBody>
  );
}
