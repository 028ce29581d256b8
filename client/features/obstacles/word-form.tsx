import { type FormEvent, useId } from 'react';
import type { ObstacleDetail } from '../../../server/obstacles/read.ts';
import { type ToldCause, toldCause } from '../../../shared/cause.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { answerObstacleInput, resolveObstacleInput } from '../../../shared/obstacles/command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { type CommandState, useCommand } from '../../commands/use-command.ts';
import { DraftLine, type Kept, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  stream: string;
  obstacle: ObstacleDetail;
  onDone: () => void;
}

/** What whoever must move has to say. */
export function AnswerForm({ stream, obstacle, onDone }: Props) {
  const about = { stream, key: obstacle.id, version: obstacle.version };
  const draft = useDraft('obstacle.answer', about, { text: '' });
  const way = { send: client.obstacles.answer.mutate, schema: answerObstacleInput };
  const command = useCommand(way, about, draft);
  const { t } = useLanguage();
  return (
    <WordForm
      command={command}
      draft={draft}
      cause={toldCause(obstacle)}
      field="note"
      label={t.obstacle.note}
      verb={t.obstacle.saveAnswer}
      onSubmit={(note, expected) => command.submit({ note }, expected)}
      onDone={onDone}
    />
  );
}

/** It is out of the way: what came of it. */
export function ResolveForm({ stream, obstacle, onDone }: Props) {
  const about = { stream, key: obstacle.id, version: obstacle.version };
  const draft = useDraft('obstacle.resolve', about, { text: '' });
  const way = { send: client.obstacles.resolve.mutate, schema: resolveObstacleInput };
  const command = useCommand(way, about, draft);
  const { t } = useLanguage();
  return (
    <WordForm
      command={command}
      draft={draft}
      cause={toldCause(obstacle)}
      field="result"
      label={t.obstacle.result}
      verb={t.obstacle.saveResolve}
      onSubmit={(result, expected) => command.submit({ result }, expected)}
      onDone={onDone}
    />
  );
}

interface WordProps {
  command: CommandState;
  draft: Kept<{ text: string }>;
  cause: ToldCause;
  field: string;
  label: string;
  verb: string;
  onSubmit: (text: string, expected?: number) => void;
  onDone: () => void;
}

/** One thing to say in words. */
function WordForm({ command, draft, cause, field, label, verb, onSubmit, onDone }: WordProps) {
  const { t } = useLanguage();
  const id = useId();
  const { text } = draft.fields;
  const error = command.errorAt(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(text);
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>
          {verb}: {causeWord(t, cause)}
        </p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <DraftLine {...draft} />
      <Field id={`${id}-text`} label={label} error={error}>
        <textarea
          id={`${id}-text`}
          rows={3}
          value={text}
          {...wrongField(`${id}-text`, error)}
          onChange={(event) => draft.change({ text: event.target.value })}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title: verb, words: text }}
        verb={verb}
        onRecord={(version) => onSubmit(text, version)}
        onDone={onDone}
      />
    </form>
  );
}
