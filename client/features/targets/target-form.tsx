import { type FormEvent, type ReactNode, useState } from 'react';
import type { ManagedTarget, ManagedTargets } from '../../../server/programmes/manage.ts';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { cohortWords, goalSentence } from '../../../shared/i18n/rule-words.ts';
import { TARGET_WORDS } from '../../../shared/i18n/targets.ts';
import {
  decideRecordTarget,
  type RecordTargetInput,
  recordTargetInput,
  TARGET,
} from '../../../shared/programmes/command.ts';
import type { TargetDay } from '../../../shared/programmes/facet.ts';
import { wrongCohort, wrongGoal } from '../../../shared/programmes/rule.ts';
import { client } from '../../api.ts';
import { FormEnd } from '../../commands/form-end.tsx';
import { Receipt } from '../../commands/receipt.tsx';
import { useCommand } from '../../commands/use-command.ts';
import { DraftLine, useDraft } from '../../commands/use-draft.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { Wrong } from '../../ui/parts.tsx';
import { useChoices, useTelling } from './choices.ts';
import { GoalFields } from './goal-fields.tsx';
import { PreviewPane } from './preview.tsx';
import { RuleBuilder } from './rule-builder.tsx';
import { type Begun, fieldsOf, goalIn, groupIn, rangeIn, saidOf } from './target-draft.ts';
import { DefinitionFields, NameFields, NumberFields, ReasonField, SourceFields } from './target-fields.tsx';
import { usePapers } from './use-papers.ts';
import { usePreview } from './use-preview.ts';

interface Props {
  /** What stands in the fields to begin with; its code is the target's. */
  begun: Begun;
  /** As it stands on record; null where it is new. */
  before: ManagedTarget | null;
  copiedFrom: string | null;
  investors: ManagedTargets['investors'];
  onDone: () => void;
}

/** One target as a whole: its rule with its members beside it, its number, its sentence, its source. */
export function TargetForm({ begun, before, copiedFrom, investors, onDone }: Props) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(TARGET_WORDS);
  const [title] = useState(before ? words.editOf(before.nameVi) : words.add);
  const choices = useChoices(investors);
  const { draft, command, said, submit, papers } = useTarget({
    begun,
    before,
    copiedFrom,
    known: choices.clusters,
  });
  const { fields } = draft;
  const state = usePreview({
    cohort: said.cohort,
    goal: said.goal,
    metric: said.metric,
    code: before?.code ?? null,
  });
  const telling = useTelling(investors);
  const wrongRule = wrongCohort(said.cohort);
  const told = wrongRule
    ? words.preview.wrong
    : [
        cohortWords(said.cohort, telling),
        said.goal && !wrongGoal(said.goal) && goalSentence(said.goal, telling),
      ]
        .filter(Boolean)
        .join(' ');
  if (command.saved) {
    return (
      <Receipt of={command.saved} onDone={onDone}>
        <p>{words.saved(fields.nameVi)}</p>
      </Receipt>
    );
  }
  const props = { fields, onChange: draft.change, errorAt: command.errorAt };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form className="form card target-form" onSubmit={onSubmit} noValidate aria-label={title}>
      <h2>{title}</h2>
      <DraftLine {...draft} />
      <div className="target-form-sides">
        <div>
          <Section title={words.part.cohort}>
            <RuleBuilder
              group={groupIn(fields)}
              choices={choices}
              onChange={(group) => draft.change({ cohort: JSON.stringify(group) })}
            />
            <Wrong text={command.errorAt('cohort')} />
          </Section>
          <Section title={words.part.goal}>
            <GoalFields {...props} />
          </Section>
          <Section title={words.part.number}>
            <NumberFields {...props} />
          </Section>
        </div>
        <PreviewPane
          state={state}
          before={
            before && {
              metric: before.metric,
              min: before.min,
              max: before.max,
              measurable: before.goal !== null,
            }
          }
          after={{ metric: said.metric, ...rangeIn(fields, lang), measurable: goalIn(fields) !== null }}
        />
        <div>
          <Section title={words.part.name}>
            <NameFields {...props} paper={papers.plan} />
            <DefinitionFields told={told} lang={lang} {...props} />
          </Section>
          <Section title={words.part.source}>
            <SourceFields {...props} paper={papers.source} />
          </Section>
        </div>
      </div>
      {before && <ReasonField {...props} />}
      <FormEnd
        command={command}
        mine={{
          title: fields.nameVi,
          words: [told, amountWords(said, [said.min ?? 0, said.max ?? 0], t, lang)].join(' '),
        }}
        verb={words.save}
        onRecord={submit}
        onDone={onDone}
      />
    </form>
  );
}

/** A target without what the list tells of it. */
function recordedIn({
  code: _c,
  version: _v,
  cohortSize: _s,
  achieved: _a,
  ...said
}: ManagedTarget): TargetDay {
  return said;
}

interface Asked extends Pick<Props, 'begun' | 'before' | 'copiedFrom'> {
  known: readonly { id: string }[];
}

/** What is typed, kept on the device, and how it is sent. */
function useTarget({ begun, before, copiedFrom, known }: Asked) {
  const { lang } = useLanguage();
  const { today } = useSession();
  const about = { stream: `target:${begun.code}`, key: TARGET, version: before?.version ?? 0 } as const;
  const draft = useDraft('target', about, fieldsOf(begun, lang));
  const said = saidOf(draft.fields, lang, copiedFrom);
  const papers = usePapers(draft);
  const codes = new Set(known.map(({ id }) => id));
  const command = useCommand<RecordTargetInput>(
    {
      send: async (input) => {
        const hasPlan = input.said.plan !== null;
        const filed = await papers.filed(input.said.papers, { hasPlan });
        return client.programmes.record.mutate(
          papers.asSent({ ...input, said: { ...input.said, papers: filed } }),
        );
      },
      schema: recordTargetInput,
      rule: (one) => {
        const state = { said: before && recordedIn(before), version: about.version };
        const around = { today, isCluster: (code: string) => codes.size === 0 || codes.has(code) };
        const decision = decideRecordTarget(state, { said: papers.ahead(one) }, around);
        return 'refused' in decision ? decision.refused : undefined;
      },
    },
    about,
    draft,
  );
  return { draft, command, said, papers, submit: (expected?: number) => command.submit(said, expected) };
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="target-section">
    <h3>{title}</h3>
    {children}
  </section>
);
