import { type FormEvent, useState } from 'react';
import type { ManagedTarget } from '../../../server/programmes/manage.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import { TARGET } from '../../../shared/programmes/command.ts';
import { type ChangePlanInput, changePlanInput } from '../../../shared/programmes/plan-command.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Wrong } from '../../ui/parts.tsx';
import { type ChangeFields, changeFieldsOf, changeSaid } from './plan-draft.ts';
import { Paper, PlanFields, ReasonField, Text } from './target-fields.tsx';
import { usePlanPaper } from './use-papers.ts';

interface Props {
  /** All that count of the plan. */
  targets: readonly ManagedTarget[];
  onDone: () => void;
}

/** What a plan is, changed for all of its targets at once. */
export function PlanForm({ targets: shown, onDone }: Props) {
  const { inLanguage } = useLanguage();
  const { plan: words } = useRoomWords(TARGET_WORDS);
  // As they stood when the form was opened.
  const [targets] = useState(shown);
  const [first] = targets;
  const about = { stream: `target:${first?.code}`, key: TARGET, version: first?.version ?? 0 } as const;
  const draft = useDraft('plan', about, changeFieldsOf(targets));
  const paper = usePlanPaper(draft);
  const command = useCommand<ChangePlanInput>(
    {
      send: async (input) => {
        const filed = (await paper.file()) ?? input.said.paper;
        const [of] = input.said.targets;
        return client.programmes.changePlan.mutate(
          paper.choice.asSent({
            ...input,
            stream: `target:${of?.code}`,
            expected: of?.version ?? 0,
            said: { ...input.said, paper: filed },
          }),
        );
      },
      schema: changePlanInput,
    },
    about,
    draft,
  );
  const said = (fields: ChangeFields) => changeSaid(fields, targets, paper.choice.chosen !== null);
  const submit = () => command.submit(said(draft.fields));
  /** Over the version that was shown of the one that somebody else has changed. */
  const recordOver = (version: number) => {
    const [of] = said(draft.fields).targets;
    const seen = { ...(JSON.parse(draft.fields.seen) as object), [of?.code ?? '']: version };
    const next = { ...draft.fields, seen: JSON.stringify(seen) };
    draft.change(next);
    command.submit(said(next));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const title = words.changeOf(first?.plan ? inLanguage(first.plan, 'name') : null);
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.savedChange(draft.fields.planVi, targets.length)}</p>
      </Receipt>
    );
  }
  const props = { fields: draft.fields, onChange: draft.change, errorAt: command.errorAt };
  const stale = targets.map((_one, i) => command.errorAt(`targets.${i}.code`)).find(Boolean);
  return (
    <form className="form card target-begin" onSubmit={onSubmit} noValidate aria-label={title}>
      <h3>{title}</h3>
      <p className="muted">{words.changing(targets.length)}</p>
      <DraftLine {...draft} />
      <Text name="planVi" said="plan.nameVi" label={words.name} {...props} />
      <PlanFields {...props} />
      <Paper of="plan" paper={paper} {...props} />
      <ReasonField {...props} />
      <Wrong text={stale} />
      <FormEnd
        command={command}
        mine={{ title, words: draft.fields.planVi }}
        verb={words.saveChange}
        onRecord={recordOver}
        onDone={onDone}
      />
    </form>
  );
}
