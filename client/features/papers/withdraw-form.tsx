import { type FormEvent, useId, useState } from 'react';
import type { PaperLine } from '../../../server/papers/read.ts';
import { PAPER_WORDS } from '../../../shared/i18n/papers.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { PAPER, withdrawPaperInput } from '../../../shared/papers/command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useRoomWords } from '../../room-words.ts';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  line: PaperLine;
  called: string;
  onDone: () => void;
}

/** A file that was kept by mistake: nothing more is entered by it. */
export function WithdrawPaperForm({ line, called, onDone }: Props) {
  const words = useRoomWords(PAPER_WORDS);
  const id = useId();
  const [reason, setReason] = useState('');
  const about = { stream: streamOf('document', line.id), key: PAPER, version: line.version } as const;
  const command = useCommand({ send: client.papers.withdraw.mutate, schema: withdrawPaperInput }, about);
  const submit = (expected?: number) => command.submit({ reason }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const title = words.withdrawOf(called);
  const error = command.errorAt('reason');
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.savedWithdraw}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={title}>
      <p className="muted">{words.withdrawAbout}</p>
      <Field id={id} label={words.reason} error={error}>
        <textarea
          id={id}
          rows={2}
          value={reason}
          {...wrongField(id, error)}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title, words: reason }}
        verb={words.saveWithdraw}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
