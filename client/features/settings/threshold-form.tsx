import { type FormEvent, useId, useState } from 'react';
import { SETTINGS_WORDS } from '../../../shared/i18n/settings.ts';
import { numberText, parseNumber } from '../../../shared/number-text.ts';
import {
  type SetThresholdsInput,
  setThresholdsInput,
  THRESHOLDS_KEY,
} from '../../../shared/settings/command.ts';
import type { StoodPart } from '../../../shared/settings/history.ts';
import { numbersOf, type ThresholdNumber } from '../../../shared/settings/parts.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { GroundFields, groundsOf, noGrounds, TextField } from '../../commands/ground-fields.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { filedFirst, usePaper } from '../../commands/use-paper.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { Effect } from './effect.tsx';
import { useNumbersSaid } from './said.ts';

interface Props {
  stream: string;
  version: number;
  stood: StoodPart;
  onDone: () => void;
}

/** One part of the thresholds gets other numbers or another basis; what that would change today is shown meanwhile. */
export function ThresholdForm({ stream, version, stood, onDone }: Props) {
  const { lang } = useLanguage();
  const words = useRoomWords(SETTINGS_WORDS);
  const { today } = useSession();
  const id = useId();
  const [{ part, ...seen }] = useState(stood);
  const about = { stream, key: THRESHOLDS_KEY, version } as const;
  const typed = Object.fromEntries(
    numbersOf(part).map((name) => [name, numberText(seen.numbers[name] ?? 0, lang)]),
  ) as Record<ThresholdNumber, string>;
  const { basisVi, basisEn } = seen;
  // Nobody's reason and nobody's document are taken over from the last time.
  const draft = useDraft(`settings.${part}`, about, { ...typed, basisVi, basisEn, ...noGrounds(today) });
  const { fields } = draft;
  const numbers = Object.fromEntries(
    numbersOf(part).map((name) => [name, parseNumber(fields[name], lang)]),
  ) as Record<ThresholdNumber, number>;
  const paper = usePaper((kept) => draft.change({ paper: kept }));
  const way = { send: filedFirst(paper, client.settings.setThresholds.mutate), schema: setThresholdsInput };
  const command = useCommand<SetThresholdsInput>(way, about, draft);
  const { errorAt } = command;
  const submit = (expected?: number) =>
    command.submit(
      { part, numbers, basisVi: fields.basisVi, basisEn: fields.basisEn, ...groundsOf(fields) },
      expected,
    );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const said = useNumbersSaid()(part, numbers);
  const { name } = words.part[part];
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(name, said)}</p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={words.changeOf(name)}>
      <DraftLine {...draft} />
      {numbersOf(part).map((one) => (
        <TextField
          key={one}
          id={`${id}-${one}`}
          label={words.number[one].label}
          numeric
          value={fields[one]}
          error={errorAt(`numbers.${one}`)}
          onChange={(value) => draft.change({ [one]: value })}
        />
      ))}
      <Effect part={part} numbers={numbers} before={seen.numbers} />
      {(['basisVi', 'basisEn'] as const).map((basis) => (
        <TextField
          key={basis}
          id={`${id}-${basis}`}
          label={words[basis]}
          rows={2}
          lang={basis === 'basisVi' ? 'vi' : 'en'}
          value={fields[basis]}
          error={errorAt(basis)}
          onChange={(value) => draft.change({ [basis]: value })}
        />
      ))}
      <GroundFields id={id} fields={fields} paper={paper} errorAt={errorAt} onChange={draft.change} />
      <FormEnd
        command={command}
        mine={{ title: words.changeOf(name), words: said }}
        verb={words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
