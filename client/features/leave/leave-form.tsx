import { type FormEvent, useId, useState } from 'react';
import type { AwayLine } from '../../../server/leaves/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { LEAVE_WORDS } from '../../../shared/i18n/leave.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { leaveInput } from '../../../shared/people/leave-command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field, wrongField } from '../../ui/parts.tsx';

interface Props {
  person: AwayLine;
  others: readonly AwayLine[];
  onDone: () => void;
}

/** From when to when somebody is away, and who stands in. */
export function LeaveForm({ person, others, onDone }: Props) {
  const { lang } = useLanguage();
  const words = useRoomWords(LEAVE_WORDS);
  const { today } = useSession();
  const id = useId();
  const about = { stream: streamOf('person', person.id), key: 'leave' as const, version: person.version };
  const draft = useDraft('leave.record', about, { from: today, until: '', substitute: '', note: '' });
  const command = useCommand({ send: client.leaves.record.mutate, schema: leaveInput }, about, draft);
  const { fields, change } = draft;
  const choices = others.filter((one) => one.mayStandIn && one.id !== person.id);
  const [sent, setSent] = useState({ name: '', from: today, until: today });
  const submit = (expected?: number) => {
    const name = choices.find((one) => one.id === fields.substitute)?.name ?? '';
    setSent({ name, from: fields.from, until: fields.until });
    command.submit(fields, expected);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    const days = [sent.from, sent.until].map((day) => formatDay(day, lang)) as [string, string];
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(person.name, sent.name, ...days)}</p>
      </Receipt>
    );
  }
  const [whoError, noteError] = [command.errorAt('substitute'), command.errorAt('note')];
  const day = (name: 'from' | 'until') => (
    <Field id={`${id}-${name}`} label={words[name]} error={command.errorAt(name)}>
      <DayField
        id={`${id}-${name}`}
        value={fields[name]}
        today={today}
        min={today}
        error={command.errorAt(name)}
        onChange={(next) => change({ [name]: next })}
      />
    </Field>
  );
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={words.recordOf(person.name)}>
      <DraftLine {...draft} />
      {day('from')}
      {day('until')}
      <Field
        id={`${id}-who`}
        label={words.substitute}
        error={whoError}
        hint={choices.length === 0 ? words.nobody : undefined}
      >
        <select
          id={`${id}-who`}
          value={fields.substitute}
          {...wrongField(`${id}-who`, whoError)}
          onChange={(event) => change({ substitute: event.target.value })}
        >
          <option value="">{words.choose}</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-note`} label={words.note} error={noteError}>
        <input
          id={`${id}-note`}
          value={fields.note}
          {...wrongField(`${id}-note`, noteError)}
          onChange={(event) => change({ note: event.target.value })}
        />
      </Field>
      <p className="muted">{words.follows}</p>
      <FormEnd
        command={command}
        mine={{ title: words.recordOf(person.name), words: fields.note }}
        verb={words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
