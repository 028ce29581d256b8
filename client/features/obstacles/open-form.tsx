import { type FormEvent, useId, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { addDays } from '../../../shared/day.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { openObstacleInput } from '../../../shared/obstacles/command.ts';
import { client } from '../../api.ts';
import { useCauses } from '../../codes.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { Field, wrongField } from '../../ui/parts.tsx';
import { MoverFields } from './mover-fields.tsx';

interface Props {
  stream: string;
  /** Milestones that are still ahead, and the one that most likely is meant. */
  ahead: readonly MilestoneCode[];
  next: MilestoneCode | null;
  onDone: () => void;
}

/** Two weeks: the rhythm in which the city follows what it has asked for. */
const USUAL_DAYS = 14;

/** Something stands in the way: of what, why, whose move it is, until when, and what is proposed. */
export function OpenObstacleForm({ stream, ahead, next, onDone }: Props) {
  const { t } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const [fresh] = useState(() => uuidv7());
  const draft = useDraft(
    'obstacle.open',
    { stream, key: 'new', version: 0 },
    {
      // Kept with the rest: sent once more after a reload, it is still the same obstacle.
      id: fresh,
      milestone: next ?? ahead[0] ?? '',
      cause: '',
      what: '',
      proposal: '',
      product: '',
      organisation: '',
      person: '',
      due: addDays(today, USUAL_DAYS),
    },
  );
  const { id: key, milestone, cause, what, proposal, product, ...move } = draft.fields;
  const words = { what, proposal, product };
  const about = { stream, key, version: 0 };
  const command = useCommand({ send: client.obstacles.open.mutate, schema: openObstacleInput }, about, draft);
  const { errorAt } = command;
  const { groups, chosen } = useCauses();
  const submit = (expected?: number) =>
    command.submit({ milestone: milestone as MilestoneCode, ...chosen(cause), ...words, ...move }, expected);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const text = (field: keyof typeof words, rows: number) => (
    <Field id={`${id}-${field}`} label={t.obstacle[field]} error={errorAt(field)}>
      <textarea
        id={`${id}-${field}`}
        rows={rows}
        value={words[field]}
        {...wrongField(`${id}-${field}`, errorAt(field))}
        onChange={(event) => draft.change({ [field]: event.target.value })}
      />
    </Field>
  );

  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>
          {causeWord(t, cause)} → {t.ahead[milestone as MilestoneCode]}
        </p>
      </Receipt>
    );
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <h3>{t.obstacle.open}</h3>
      <DraftLine {...draft} />
      <Field id={`${id}-milestone`} label={t.obstacle.milestone} error={errorAt('milestone')}>
        <select
          id={`${id}-milestone`}
          value={milestone}
          {...wrongField(`${id}-milestone`, errorAt('milestone'))}
          onChange={(event) => draft.change({ milestone: event.target.value })}
        >
          {ahead.map((code) => (
            <option key={code} value={code}>
              {t.ahead[code]}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-cause`} label={t.obstacle.cause} error={errorAt('cause')}>
        <select
          id={`${id}-cause`}
          value={cause}
          {...wrongField(`${id}-cause`, errorAt('cause'))}
          onChange={(event) => draft.change({ cause: event.target.value })}
        >
          <option value="">{t.obstacle.chooseCause}</option>
          {groups
            .flatMap(({ codes }) => codes)
            .map((code) => (
              <option key={code} value={code}>
                {causeWord(t, code)}
              </option>
            ))}
        </select>
      </Field>
      {text('what', 2)}
      {text('proposal', 2)}
      {text('product', 1)}
      <MoverFields id={id} stream={stream} move={move} onChange={draft.change} errorAt={errorAt} />
      <FormEnd
        command={command}
        mine={{ title: t.obstacle.open, words: words.what }}
        verb={t.obstacle.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}
