import { type FormEvent, useState } from 'react';
import type { ManagedTarget } from '../../../server/programmes/manage.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { TARGET } from '../../../shared/programmes/command.ts';
import { type NextPlanInput, nextPlanInput } from '../../../shared/programmes/plan-command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Wrong } from '../../ui/parts.tsx';
import { NextLineFields } from './next-line-fields.tsx';
import { linesIn, type NextLine, nextFieldsOf, nextSaid, proposedNext } from './plan-draft.ts';
import { DocumentFields, Paper, PlanFields, ReasonField, Text } from './target-fields.tsx';
import { usePapers } from './use-papers.ts';

interface Props {
  /** All that count of the plan before. */
  targets: readonly ManagedTarget[];
  /** Codes that are given already. */
  known: ReadonlySet<string>;
  onDone: () => void;
}

/** The plan that comes after another: its targets a year on, each with its number, and the ones before ended with it. */
export function NextPlanForm({ targets: shown, known, onDone }: Props) {
  const { inLanguage } = useLanguage();
  const words = useRoomWords(TARGET_WORDS);
  const { targets, next, lines, placeOf, draft, papers, command, submit } = useNextPlan(shown, known);
  const { fields } = draft;
  const plan = targets[0]?.plan;
  const title = words.plan.nextOf(plan ? inLanguage(plan, 'name') : null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const taken = lines.filter((line) => line.taken);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.plan.savedNext(fields.planVi, taken.length, fields.closes ? targets.length : 0)}</p>
      </Receipt>
    );
  }
  const change = (at: number, changed: Partial<NextLine>) =>
    draft.change({
      lines: JSON.stringify(lines.map((line, i) => (i === at ? { ...line, ...changed } : line))),
    });
  const props = { fields, onChange: draft.change, errorAt: command.errorAt };
  return (
    <form className="form card target-form" onSubmit={onSubmit} noValidate aria-label={title}>
      <h3>{title}</h3>
      <p className="muted">{words.plan.nexting}</p>
      <DraftLine {...draft} />
      <div className="plan-next-sides">
        <section className="target-section">
          <h4>{words.plan.itself}</h4>
          <Text name="planVi" said="plan.nameVi" label={words.plan.name} {...props} />
          <PlanFields {...props} />
          <Paper of="plan" paper={papers.plan} {...props} />
        </section>
        <section className="target-section">
          <h4>{words.part.source}</h4>
          <DocumentFields {...props} />
          <Paper of="source" paper={papers.source} {...props} />
        </section>
      </div>
      <section className="target-section">
        <h4>{words.plan.targets(taken.length)}</h4>
        <Wrong text={command.errorAt('targets')} />
        {lines.map((line, i) => (
          <NextLineFields
            key={line.from}
            line={line}
            basis={next[i]}
            at={`targets.${placeOf(line)}`}
            errorAt={command.errorAt}
            onChange={(changed) => change(i, changed)}
          />
        ))}
      </section>
      <section className="target-section">
        <label className="tick">
          <input
            type="checkbox"
            checked={fields.closes}
            onChange={(event) => draft.change({ closes: event.target.checked })}
          />
          {words.plan.closes(targets.length)}
        </label>
        <Wrong text={targets.map((_one, i) => command.errorAt(`close.${i}.code`)).find(Boolean)} />
        {fields.closes && <ReasonField label={words.field.closeReason} {...props} />}
      </section>
      <FormEnd
        command={command}
        mine={{ title, words: fields.planVi }}
        verb={words.plan.saveNext}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

/** What is typed, kept on the device, and how it is sent. */
function useNextPlan(shown: readonly ManagedTarget[], known: ReadonlySet<string>) {
  const { lang } = useLanguage();
  const { plan: words } = useRoomWords(TARGET_WORDS);
  // As they stood when the form was opened: once it is saved the list says otherwise.
  const [targets] = useState(shown);
  const [next] = useState(() => proposedNext(targets, known));
  const about = { stream: `target:${next[0]?.code}`, key: TARGET, version: 0 } as const;
  const draft = useDraft('plan.next', about, nextFieldsOf({ targets, next, lang, reason: words.replaced }));
  const papers = usePapers(draft);
  const command = useCommand<NextPlanInput>(
    {
      // The act is about the first target that begins, whichever that is.
      send: async (input) => {
        const filed = await papers.filed(input.said.papers, { hasPlan: true });
        const stream = `target:${input.said.targets[0]?.code}`;
        return client.programmes.nextPlan.mutate(
          papers.asSent({ ...input, stream, said: { ...input.said, papers: filed } }),
        );
      },
      schema: nextPlanInput,
    },
    about,
    draft,
  );
  const lines = linesIn(draft.fields, { targets, next, lang });
  // An answer speaks of lines by their place in what was sent, whichever have been taken or left since.
  const [sent, setSent] = useState<string[]>([]);
  const placeOf = ({ from }: NextLine) => sent.indexOf(from);
  const submit = () => {
    setSent(lines.flatMap(({ taken, from }) => (taken ? [from] : [])));
    command.submit(nextSaid(draft.fields, { targets, next, lang }), 0);
  };
  return { targets, next, lines, placeOf, draft, papers, command, submit };
}
