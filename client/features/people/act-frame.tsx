import type { FormEvent, ReactNode } from 'react';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import type { CommandState } from '../../commands/use-command.ts';
import { LinkCard } from './link-card.tsx';

interface Props {
  command: CommandState;
  title: string;
  submit: (expected?: number) => void;
  verb: string;
  /** What was done, in a sentence. */
  saved: string;
  /** Of a link that was made with it; null where none is. */
  token: string | null;
  name: string;
  onDone: () => void;
  children?: ReactNode;
}

/** What every act about an account has around it: the verbs, and in the end the receipt with the link. */
export function ActFrame({ command, title, submit, verb, saved, token, name, onDone, children }: Props) {
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{saved}</p>
        {token !== null && <LinkCard token={token} name={name} />}
      </Receipt>
    );
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form className="form people-form" onSubmit={onSubmit} noValidate aria-label={title}>
      {children}
      <FormEnd
        command={command}
        mine={{ title, words: name }}
        verb={verb}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
