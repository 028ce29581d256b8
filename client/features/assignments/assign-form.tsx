import { type FormEvent, useId, useState } from 'react';
import type { ManagerLine, OrphanLine } from '../../../server/assignments/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { assignInput } from '../../../shared/people/hand-over.ts';
import { shortName } from '../../../shared/text.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { PassingFields } from './passing-fields.tsx';

interface Props {
  cluster: OrphanLine;
  managers: readonly ManagerLine[];
  onDone: () => void;
}

/** A cluster that nobody has gets a manager. */
export function AssignForm({ cluster, managers, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const about = {
    stream: streamOf('cluster', cluster.code),
    key: 'manager' as const,
    version: cluster.version,
  };
  const draft = useDraft('assignment.assign', about, { to: '', from: today, note: '' });
  const command = useCommand({ send: client.assignments.assign.mutate, schema: assignInput }, about, draft);
  const [name] = useState(shortName(cluster.name, lang));
  const choices = managers.filter((one) => one.mayReceive);
  const { fields } = draft;
  const submit = (expected?: number) => command.submit(fields, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    const to = choices.find((one) => one.id === fields.to)?.name ?? '';
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{t.assign.savedAssign(name, to, formatDay(fields.from, lang))}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={t.assign.assignOf(name)}>
      <DraftLine {...draft} />
      <PassingFields
        id={id}
        passing={fields}
        choices={choices}
        onChange={draft.change}
        errorAt={command.errorAt}
      />
      <FormEnd
        command={command}
        mine={{ title: t.assign.assignOf(name), words: fields.note }}
        verb={t.assign.saveAssign}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
