import { useId, useState } from 'react';
import { factValue } from '../../../shared/i18n/fact-words.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import { REGISTER } from '../../../shared/register/command.ts';
import {
  decideWithdrawFact,
  type WithdrawFactInput,
  withdrawFactInput,
} from '../../../shared/register/facts-command.ts';
import { client } from '../../api.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { type FormProps, taken } from './correct-form.tsx';
import { FactChoice } from './fact-choice.tsx';
import { FormBody } from './form-body.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, groundSaid, type TypedGround } from './typed.ts';

/** A figure that should never have been entered: it leaves, with the reason, and stays in the history. */
export function WithdrawFactForm({ stream, code, stands, renderReading, onDone }: FormProps) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const words = useRoomWords(REGISTER_WORDS);
  const id = useId();
  const [seen] = useState(stands);
  const about = { stream, key: REGISTER, version: seen.version };
  const draft = useDraft<TypedGround & { fact: string }>('register.withdrawFact', about, {
    ...emptyGround(today, t.work.issuers[0] ?? ''),
    basis: 'none',
    fact: seen.facts[0]?.id ?? '',
  });
  const { fields } = draft;
  const paper = usePaper((id) => draft.change({ paper: id }));
  const command = useCommand<WithdrawFactInput>(
    {
      send: filedFirst(paper, client.register.withdrawFact.mutate),
      schema: withdrawFactInput,
      rule: (said) => {
        const decision = decideWithdrawFact(seen, { said }, today);
        return 'refused' in decision ? decision.refused : undefined;
      },
    },
    about,
    draft,
  );
  const submit = (expected?: number) =>
    command.submit({ fact: fields.fact, ...groundSaid(fields) }, expected);
  const fact = seen.facts.find((one) => one.id === fields.fact);
  const told = fact ? `${t.cluster.fact[fact.field]}: ${factValue(fact.field, fact.value, t, lang)}` : '';
  const boxes = { id, fields, errorAt: command.errorAt, onChange: draft.change };
  return (
    <FormBody
      title={words.withdrawFact}
      command={command}
      draft={draft}
      submit={submit}
      verb={words.saveWithdrawFact}
      words={told}
      saved={<p>{words.savedWithdrawFact(told)}</p>}
      onDone={onDone}
    >
      <p className="muted">{words.withdrawFactAbout}</p>
      <FactChoice
        id={`${id}-fact`}
        facts={seen.facts}
        value={fields.fact}
        error={command.errorAt('fact')}
        onChoose={(chosen) => draft.change({ fact: chosen })}
      />
      <GroundFields {...boxes} paper={paper} code={code} whyHint={words.withdrawWhy} />
      {renderReading(({ number, day, issuer }) => draft.change(taken({ number, day, issuer })))}
    </FormBody>
  );
}
