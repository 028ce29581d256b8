import { type FormEvent, useId, useState } from 'react';
import type { ManagedTarget } from '../../../server/programmes/manage.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { type CloseTargetInput, closeTargetInput, TARGET } from '../../../shared/programmes/command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  target: ManagedTarget;
  onDone: () => void;
}

/** A target is closed from today on, or opened again; with the reason. */
export function CloseForm({ target, onDone }: Props) {
  const words = useRoomWords(TARGET_WORDS);
  const id = useId();
  // As it stood when the form was opened: once it is saved the list says otherwise.
  const [{ closed, nameVi, code, version }] = useState(target);
  const about = { stream: `target:${code}`, key: TARGET, version } as const;
  const draft = useDraft(closed ? 'target.reopen' : 'target.close', about, { reason: '' });
  const send = closed ? client.programmes.reopen.mutate : client.programmes.close.mutate;
  const command = useCommand<CloseTargetInput>({ send, schema: closeTargetInput }, about, draft);
  const submit = (expected?: number) => command.submit(draft.fields, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const [title, verb] = closed
    ? [words.reopenOf(nameVi), words.reopen]
    : [words.closeOf(nameVi), words.close];
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{closed ? words.savedReopened(nameVi) : words.savedClosed(nameVi)}</p>
      </Receipt>
    );
  }
  const error = command.errorAt('reason');
  return (
    <form className="form card target-begin" onSubmit={onSubmit} noValidate aria-label={title}>
      <h3>{title}</h3>
      <p className="muted">{closed ? words.reopening : words.closing}</p>
      <DraftLine {...draft} />
      <Field id={id} label={words.field.closeReason} error={error}>
        <textarea
          id={id}
          rows={2}
          value={draft.fields.reason}
          {...wrongField(id, error)}
          onChange={(event) => draft.change({ reason: event.target.value })}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title, words: draft.fields.reason }}
        verb={verb}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
