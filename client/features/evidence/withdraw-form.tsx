import { type FormEvent, useId } from 'react';
import type { EvidenceShown } from '../../../server/evidence/read.ts';
import { withdrawEvidenceInput } from '../../../shared/evidence/command.ts';
import type { StreamId } from '../../../shared/log/stream.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  stream: StreamId;
  item: Pick<EvidenceShown, 'id' | 'version' | 'caption'>;
  onDone: () => void;
}

/** It counts for nothing from now on, and says why; the file stays where it is. */
export function WithdrawForm({ stream, item, onDone }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const about = { stream, key: item.id, version: item.version };
  const draft = useDraft('evidence.withdraw', about, { reason: '' });
  const way = { send: client.evidence.withdraw.mutate, schema: withdrawEvidenceInput };
  const command = useCommand(way, about, draft);
  const { reason } = draft.fields;
  const submit = (expected?: number) => command.submit({ reason }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt at={command.saved.recordedAt} onDone={onDone}>
        <p lang="vi">{item.caption}</p>
      </Receipt>
    );
  }
  const error = command.errorAt('reason');
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={t.evidence.withdrawTitle}>
      <DraftLine {...draft} />
      <Field id={id} label={t.evidence.reason} error={error}>
        <textarea
          id={id}
          rows={2}
          value={reason}
          {...wrongField(id, error)}
          onChange={(event) => draft.change({ reason: event.target.value })}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title: t.evidence.withdrawTitle, words: reason }}
        verb={t.evidence.saveWithdraw}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
