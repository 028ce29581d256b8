import { type FormEvent, useId } from 'react';
import type { ObstacleDetail } from '../../../server/obstacles/read.ts';
import { addDays } from '../../../shared/day.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { handOnObstacleInput } from '../../../shared/obstacles/command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { Field, wrongField } from '../../ui/parts.tsx';
import { MoverFields } from './mover-fields.tsx';

interface Props {
  stream: string;
  obstacle: ObstacleDetail;
  /** Both say whose move it is from now on; one of an open obstacle, the other of a resolved one. */
  verb: 'handOn' | 'reopen';
  onDone: () => void;
}

/** Whose move it is from now on, by when, and why. */
export function MoveForm({ stream, obstacle, verb, onDone }: Props) {
  const { t } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const { organisation, person, due } = obstacle;
  const send = client.obstacles[verb].mutate;
  const about = { stream, key: obstacle.id, version: obstacle.version };
  const draft = useDraft(`obstacle.${verb}`, about, {
    organisation,
    person,
    due: due < today ? addDays(today, 14) : due,
    note: '',
  });
  const { note, ...move } = draft.fields;
  const command = useCommand({ send, schema: handOnObstacleInput }, about, draft);
  const { errorAt } = command;
  const submit = (expected?: number) => command.submit({ ...move, note }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const words = verb === 'handOn' ? t.obstacle.saveHandOn : t.obstacle.saveReopen;
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>
          {words}: {causeWord(t, obstacle.cause, obstacle.as)}
        </p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <DraftLine {...draft} />
      <MoverFields id={id} stream={stream} move={move} onChange={draft.change} errorAt={errorAt} />
      <Field id={`${id}-note`} label={t.obstacle.note} error={errorAt('note')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={note}
          {...wrongField(`${id}-note`, errorAt('note'))}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title: words, words: note }}
        verb={words}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
