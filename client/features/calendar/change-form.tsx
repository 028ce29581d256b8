import { type FormEvent, useId } from 'react';
import {
  CALENDAR_KEY,
  type ChangeCalendarInput,
  changeCalendarInput,
} from '../../../shared/calendar/command.ts';
import { CALENDAR_WORDS } from '../../../shared/i18n/calendar.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { GroundFields, groundsOf } from '../../commands/ground-fields.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useRoomWords } from '../../room-words.ts';
import { SpanFields } from './span-fields.tsx';
import type { CalendarDraft } from './use-calendar-draft.ts';

interface Props {
  stream: string;
  version: number;
  draft: CalendarDraft;
  onDone: () => void;
}

/** Days off and days worked in lieu, as a notice tells them. */
export function ChangeForm({ stream, version, draft: { kept, spans, setSpans }, onDone }: Props) {
  const words = useRoomWords(CALENDAR_WORDS);
  const id = useId();
  const about = { stream, key: CALENDAR_KEY, version } as const;
  const paper = usePaper((id) => kept.change({ paper: id }));
  const way = { send: filedFirst(paper, client.settings.changeCalendar.mutate), schema: changeCalendarInput };
  const command = useCommand<ChangeCalendarInput>(way, about, kept);
  const submit = (expected?: number) => command.submit({ spans, ...groundsOf(kept.fields) }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(spans.length)}</p>
      </Receipt>
    );
  }
  return (
    <form className="form calendar-form" onSubmit={onSubmit} noValidate aria-label={words.formTitle}>
      <p className="field-hint">{words.howTo}</p>
      <DraftLine {...kept} />
      <SpanFields id={id} spans={spans} errorAt={command.errorAt} onChange={setSpans} />
      <GroundFields
        id={id}
        fields={kept.fields}
        paper={paper}
        errorAt={command.errorAt}
        onChange={kept.change}
      />
      <FormEnd
        command={command}
        mine={{ title: words.formTitle, words: kept.fields.reason }}
        verb={words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
