import type { FormEvent, ReactNode } from 'react';
import type { Fields } from '../../commands/drafts.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import type { CommandState } from '../../commands/use-command.ts';
import { DraftLine, type Kept } from '../../commands/use-draft.tsx';

interface Props {
  command: CommandState;
  draft: Pick<Kept<Fields>, 'found' | 'discard'>;
  submit: (expected?: number) => void;
  verb: string;
  saved: string;
  mine: { title: string; words: string };
  onDone: () => void;
  children: ReactNode;
}

/** What a form has around its fields: the draft that was found, the verbs, and in the end the receipt. */
export function FormFrame({ command, draft, submit, verb, saved, mine, onDone, children }: Props) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{saved}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <DraftLine {...draft} />
      {children}
      <FormEnd command={command} mine={mine} verb={verb} onRecord={submit} onDone={onDone} />
    </form>
  );
}
