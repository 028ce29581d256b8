import { type FormEvent, useId, useState } from 'react';
import type { AwayLine, LeaveLine } from '../../../server/leaves/read.ts';
import { addDays } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { LEAVE_WORDS } from '../../../shared/i18n/leave.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { endLeaveInput } from '../../../shared/people/leave-command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Field } from '../../ui/parts.tsx';

/** Back earlier than was recorded, or not away at all. */
export function EndLeaveForm({
  person,
  leave,
  onDone,
}: {
  person: AwayLine;
  leave: LeaveLine;
  onDone: () => void;
}) {
  const { lang } = useLanguage();
  const words = useRoomWords(LEAVE_WORDS);
  const { today } = useSession();
  const id = useId();
  const atOnce = addDays(today, -1);
  const [until, setUntil] = useState(today < leave.until && today >= leave.from ? today : atOnce);
  const about = { stream: streamOf('person', person.id), key: 'leave' as const, version: person.version };
  const command = useCommand({ send: client.leaves.end.mutate, schema: endLeaveInput }, about);
  const submit = (expected?: number) => command.submit({ leave: leave.id, until }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const isNever = until < leave.from;
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>
          {isNever
            ? words.takenBack(person.name)
            : words.ended(leave.substitute.name, person.name, formatDay(until, lang))}
        </p>
      </Receipt>
    );
  }
  const error = command.errorAt('until') ?? command.errorAt('leave');
  const title = words.endOf(
    words.days(formatDay(leave.from, lang), formatDay(leave.until, lang)),
    leave.substitute.name,
  );
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={title}>
      {leave.from > today ? (
        <p>{words.asksTakeBack}</p>
      ) : (
        <Field id={id} label={words.lastDay} error={error} hint={words.lastDayHint(formatDay(atOnce, lang))}>
          <DayField id={id} value={until} today={today} min={atOnce} error={error} onChange={setUntil} />
        </Field>
      )}
      <FormEnd
        command={command}
        mine={{ title, words: until }}
        verb={words.end[leave.from > today ? 'ahead' : 'now']}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
