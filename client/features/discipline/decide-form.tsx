import { type FormEvent, useId } from 'react';
import { decideRequestInput } from '../../../shared/discipline/command.ts';
import type { RequestVerdict } from '../../../shared/discipline/facet.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { WordsField } from './fields.tsx';
import type { Asked } from './request-card.tsx';
import { changeWords } from './words.ts';

interface Props {
  stream: string;
  request: Asked;
  verdict: RequestVerdict;
  onDone: () => void;
}

/** Approves a forecast far behind the original schedule, or refuses it with a reason. */
export function DecideForm({ stream, request, verdict, onDone }: Props) {
  const { t, lang } = useLanguage();
  const id = useId();
  const words = t.discipline;
  const { milestone, date, version } = request;
  const about = { stream, key: milestone, version };
  const draft = useDraft(`request.${verdict}`, about, { note: '' });
  const { note } = draft.fields;
  const way = { send: client.discipline.decide.mutate, schema: decideRequestInput };
  const command = useCommand(way, about, draft);
  const submit = (expected?: number) =>
    command.submit({ date, verdict, ...(note.trim() ? { note } : {}) }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const { dates } = changeWords(request, t, lang);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.done[verdict](`${t.ahead[milestone]}, ${dates}`)}</p>
      </Receipt>
    );
  }
  const verb = verdict === 'approved' ? words.saveApprove : words.saveRefuse;
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <DraftLine {...draft} />
      <WordsField
        id={`${id}-note`}
        label={verdict === 'approved' ? words.noteMay : words.refuseWhy}
        value={note}
        error={command.errorAt('note') ?? command.errorAt('date')}
        onChange={(said) => draft.change({ note: said })}
      />
      <FormEnd
        command={command}
        mine={{ title: `${verb}: ${dates}`, words: note }}
        verb={verb}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
