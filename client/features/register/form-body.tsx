import type { FormEvent, ReactNode } from 'react';
import type { Fields } from '../../commands/drafts.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import type { CommandState } from '../../commands/use-command.ts';
import { DraftLine, type Kept } from '../../commands/use-draft.tsx';

interface Props {
  title: string;
  command: CommandState;
  draft: Pick<Kept<Fields>, 'found' | 'discard'>;
  submit: (expected?: number) => void;
  verb: string;
  /** What the receipt tells. */
  saved: ReactNode;
  /** What was typed, for the choice between two versions. */
  words: string;
  onDone: () => void;
  children: ReactNode;
}

/** What every form of the register has around its fields. */
export function FormBody({ title, command, draft, submit, verb, saved, words, onDone, children }: Props) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        {saved}
      </Receipt>
    );
  }
  return (
    <form className="form register-form" onSubmit={onSubmit} noValidate aria-label={title}>
      <h3>{title}</h3>
      <DraftLine {...draft} />
      {children}
      <FormEnd command={command} mine={{ title, words }} verb={verb} onRecord={submit} onDone={onDone} />
    </form>
  );
}
