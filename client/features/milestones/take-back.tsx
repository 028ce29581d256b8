import { type FormEvent, useId } from 'react';
import { takeBackInput } from '../../../shared/update.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';
import type { MilestoneSubject } from './subject.ts';

/** A confirmed actual turned out wrong: it is taken back, with a reason that stays in the history. */
export function TakeBackForm({ subject, onDone }: { subject: MilestoneSubject; onDone: () => void }) {
  const { t } = useLanguage();
  const id = useId();
  const draft = useDraft('takeBack', subject, { note: '' });
  const { note } = draft.fields;
  const command = useCommand(
    { send: client.milestones.takeBackActual.mutate, schema: takeBackInput },
    subject,
    draft,
  );
  const submit = (expected?: number) => command.submit({ note }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const error = command.errorAt('note');
  if (command.saved) return <Receipt of={command.saved} onDone={onDone} />;
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>
        {t.cluster.takeBack}: {t.milestone[subject.key]}
      </h3>
      <DraftLine {...draft} />
      <Field id={`${id}-note`} label={t.cluster.takeBackWhy} error={error}>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={note}
          {...wrongField(`${id}-note`, error)}
          onChange={(event) => draft.change({ note: event.target.value })}
        />
      </Field>
      <FormEnd
        command={command}
        mine={{ title: t.cluster.takeBack, words: note }}
        verb={t.cluster.takeBack}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
