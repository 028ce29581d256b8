import { type FormEvent, useId } from 'react';
import { explainInput } from '../../../shared/discipline/command.ts';
import type { MissedDate } from '../../../shared/discipline/missed.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { client } from '../../api.ts';
import { useCauses } from '../../codes.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { CauseField, WordsField } from './fields.tsx';
import { missedWords } from './words.ts';

interface Props {
  stream: string;
  missed: MissedDate & { version: number };
  onDone: () => void;
}

/** Why one date was missed: a cause, and in words. */
export function ExplainForm({ stream, missed, onDone }: Props) {
  const { t, lang } = useLanguage();
  const id = useId();
  const words = t.discipline;
  const { milestone, date, version } = missed;
  const about = { stream, key: milestone, version };
  const draft = useDraft('missed.explain', about, { cause: '', note: '' });
  const { cause, note } = draft.fields;
  const way = { send: client.discipline.explain.mutate, schema: explainInput };
  const command = useCommand(way, about, draft);
  const { errorAt } = command;
  const { chosen } = useCauses();
  const submit = (expected?: number) => command.submit({ date, ...chosen(cause), note }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const { what } = missedWords(missed, t, lang);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.explained(`${t.ahead[milestone]}, ${causeWord(t, cause)}`)}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <DraftLine {...draft} />
      <CauseField
        id={`${id}-cause`}
        label={words.explainWhy}
        value={cause}
        error={errorAt('cause') ?? errorAt('date')}
        onChange={(said) => draft.change({ cause: said })}
      />
      <WordsField
        id={`${id}-note`}
        label={words.words}
        value={note}
        error={errorAt('note')}
        onChange={(said) => draft.change({ note: said })}
      />
      <FormEnd
        command={command}
        mine={{ title: what, words: note }}
        verb={words.saveExplain}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
