import { type FormEvent, useId, useState } from 'react';
import type { ManagerLine } from '../../../server/assignments/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { streamOf } from '../../../shared/log/stream.ts';
import { handOverInput } from '../../../shared/people/hand-over.ts';
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
  leaver: ManagerLine;
  managers: readonly ManagerLine[];
  onDone: () => void;
}

/** All clusters of somebody, or some of them, to somebody else: one act. */
export function HandOverForm({ leaver, managers, onDone }: Props) {
  const { t, lang } = useLanguage();
  const { today } = useSession();
  const id = useId();
  const about = { stream: streamOf('person', leaver.id), key: 'clusters' as const, version: leaver.version };
  const draft = useDraft('assignment.handOver', about, { to: '', from: today, note: '' });
  const command = useCommand(
    { send: client.assignments.handOver.mutate, schema: handOverInput },
    about,
    draft,
  );
  const [seen] = useState(leaver);
  const [chosen, setChosen] = useState(() => new Set(leaver.clusters.map(({ code }) => code)));
  const choices = managers.filter((one) => one.mayReceive && one.id !== leaver.id);
  const [sent, setSent] = useState({ count: 0, to: '', from: today });
  const submit = (expected?: number) => {
    const { fields } = draft;
    const to = choices.find((one) => one.id === fields.to)?.name ?? '';
    setSent({ count: chosen.size, to, from: fields.from });
    command.submit({ ...fields, clusters: [...chosen].sort() }, expected);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{t.assign.saved(sent.count, seen.name, sent.to, formatDay(sent.from, lang))}</p>
      </Receipt>
    );
  }
  const wrongClusters = command.errorAt('clusters');
  return (
    <form className="form" onSubmit={onSubmit} noValidate aria-label={t.assign.handOverOf(seen.name)}>
      <DraftLine {...draft} />
      <ClusterTicks held={seen.clusters} chosen={chosen} onChoose={setChosen} error={wrongClusters} />
      <PassingFields
        id={id}
        passing={draft.fields}
        choices={choices}
        onChange={draft.change}
        errorAt={command.errorAt}
      />
      <p className="muted">{t.assign.passes}</p>
      <FormEnd
        command={command}
        mine={{ title: t.assign.handOverOf(seen.name), words: draft.fields.note }}
        verb={t.assign.save(chosen.size)}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

interface TicksProps {
  held: ManagerLine['clusters'];
  chosen: ReadonlySet<string>;
  onChoose: (next: Set<string>) => void;
  error: string | undefined;
}

function ClusterTicks({ held, chosen: ticked, onChoose, error }: TicksProps) {
  const { t, lang } = useLanguage();
  const isAll = ticked.size === held.length;
  return (
    <fieldset className="assign-ticks" aria-invalid={error !== undefined}>
      <legend>{t.assign.which}</legend>
      {held.length > 1 && (
        <Tick
          label={t.assign.all(held.length)}
          isOn={isAll}
          onPress={() => onChoose(new Set(isAll ? [] : held.map(({ code }) => code)))}
        />
      )}
      {held.map(({ code, name }) => (
        <Tick
          key={code}
          label={shortName(name, lang)}
          isOn={ticked.has(code)}
          onPress={() => onChoose(toggled(ticked, code))}
        />
      ))}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

const toggled = (set: ReadonlySet<string>, code: string): Set<string> => {
  const next = new Set(set);
  if (!next.delete(code)) next.add(code);
  return next;
};

const Tick = ({ label, isOn, onPress }: { label: string; isOn: boolean; onPress: () => void }) => (
  <label className="assign-tick">
    <input type="checkbox" checked={isOn} onChange={onPress} />
    <span lang="vi">{label}</span>
  </label>
);
