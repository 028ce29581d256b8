import { type FormEvent, useId, useState } from 'react';
import type { ObstacleDetail } from '../../../server/obstacles/read.ts';
import { answerObstacleInput, resolveObstacleInput } from '../../../shared/obstacles/command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
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
  const command = useCommand({ send: client.obstacles.answer.mutate, schema: answerObstacleInput }, about);
  const { t } = useLanguage();
  return (
    <WordForm
      command={command}
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
  const command = useCommand({ send: client.obstacles.resolve.mutate, schema: resolveObstacleInput }, about);
  const { t } = useLanguage();
  return (
    <WordForm
      command={command}
      field="result"
      label={t.obstacle.result}
      verb={t.obstacle.saveResolve}
      onSubmit={(result, expected) => command.submit({ result }, expected)}
      onDone={onDone}
    />
  );
}

interface WordProps {
  command: Parameters<typeof FormEnd>[0]['command'];
  field: string;
  label: string;
  verb: string;
  onSubmit: (text: string, expected?: number) => void;
  onDone: () => void;
}

/** One thing to say in words. */
function WordForm({ command, field, label, verb, onSubmit, onDone }: WordProps) {
  const id = useId();
  const [text, setText] = useState('');
  const error = command.errorAt(field);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(text);
  };
  if (command.saved) return <Receipt at={command.saved.recordedAt} onDone={onDone} />;
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Field id={`${id}-text`} label={label} error={error}>
        <textarea
          id={`${id}-text`}
          rows={2}
          value={text}
          {...wrongField(`${id}-text`, error)}
          onChange={(event) => setText(event.target.value)}
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
