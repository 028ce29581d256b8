import '../../styles/register.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { clusterHaOf } from '../../../shared/clearance/figures.ts';
import { REGISTER_WORDS } from '../../../shared/i18n/register.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { idOf } from '../../../shared/log/stream.ts';
import type { Ending } from '../../../shared/register/ending.ts';
import { trpc } from '../../api.ts';
import { useRoomWords } from '../../room-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { CorrectForm, type FormProps, type RenderReading } from './correct-form.tsx';
import { EndForm, endingsFor } from './end-form.tsx';
import { ExpandForm } from './expand-form.tsx';
import { FactForm } from './fact-form.tsx';
import { InvestorForm } from './investor-form.tsx';
import { InvestorStartForm } from './investor-start-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { PhasesForm } from './phases-form.tsx';
import { SplitForm } from './split-form.tsx';
import { WithdrawFactForm } from './withdraw-fact-form.tsx';

export interface About {
  stream: string;
  /** What stands of its steps, for what the register does to them. */
  ended: boolean;
  /** Whether the page has a card of its discipline, to which the reader is sent. */
  disciplined: boolean;
  established: boolean;
  mayExpand: boolean;
  /** Codes of its second entries. */
  absorbed: readonly string[];
  versionOf: (milestone: MilestoneCode) => number;
  renderReading: RenderReading;
}

/** What the department corrects and enters of a cluster, behind its title: what is in it is asked for when it is opened. */
export function RegisterCard(about: About) {
  const words = useRoomWords(REGISTER_WORDS);
  return (
    <Fold title={<h2>{words.edit}</h2>} className="card register-card" lazy onPaper={false}>
      <p className="muted">{words.editAbout}</p>
      <Body {...about} />
    </Fold>
  );
}

function Body(about: About) {
  const code = idOf(about.stream);
  const choices = useQuery(trpc.register.choices.queryOptions());
  const stands = useQuery(trpc.register.of.queryOptions({ code }));
  return (
    <QueryState query={choices} lines={3}>
      {(offered) => (
        <QueryState query={stands} lines={3}>
          {(known) => known && <Verbs about={about} stands={known} choices={offered} />}
        </QueryState>
      )}
    </QueryState>
  );
}

type Opened =
  | 'identity'
  | 'facts'
  | 'withdrawFact'
  | 'investorChange'
  | 'investorStart'
  | 'phases'
  | 'merge'
  | 'expand'
  | Ending
  | { split: string };

type VerbsProps = Pick<FormProps, 'stands' | 'choices'> & { about: About };

function Verbs({ about, stands, choices }: VerbsProps) {
  const words = useRoomWords(REGISTER_WORDS);
  const [open, setOpen] = useState<Opened | null>(null);
  const { stream, ended, disciplined, established, mayExpand, absorbed, versionOf, renderReading } = about;
  const onDone = () => setOpen(null);
  const form = { stream, code: idOf(stream), stands, choices, renderReading, onDone };
  const button = (what: Opened, name: string) => (
    <button key={name} type="button" className="button button-small" onClick={() => setOpen(what)}>
      {name}
    </button>
  );
  if (open === 'identity' && stands.identity) return <CorrectForm {...form} identity={stands.identity} />;
  if (open === 'facts') return <FactForm {...form} />;
  if (open === 'withdrawFact') return <WithdrawFactForm {...form} />;
  if (open === 'investorStart') return <InvestorStartForm {...form} />;
  if (open === 'investorChange') return <InvestorForm {...form} />;
  if (open === 'phases') return <PhasesForm {...form} />;
  if (open === 'merge') return <MergeForm {...form} />;
  if (typeof open === 'object' && open !== null) return <SplitForm code={open.split} onDone={onDone} />;
  if (open === 'expand')
    return (
      <ExpandForm {...form} clusterHa={clusterHaOf(stands.facts)} version={versionOf('expansion_decided')} />
    );
  if (open === 'revoked' || open === 'withdrawn')
    return <EndForm {...form} ending={open} version={versionOf(open)} />;
  return (
    <>
      <Group name={words.groups.correct}>
        {button('identity', words.identity)}
        {button('facts', words.facts)}
        {stands.facts.length > 0 && button('withdrawFact', words.withdrawFact)}
        {stands.parties.length > 0 && button('investorStart', words.investorStart)}
      </Group>
      <Group name={words.groups.change}>
        {button('investorChange', words.investorChange)}
        {button('phases', words.phases)}
        {mayExpand && button('expand', words.expand)}
      </Group>
      <Group name={words.groups.end}>
        {!ended && endingsFor(established).map((ending) => button(ending, words.ending[ending]))}
        {absorbed.length === 0 && button('merge', words.merge)}
        {absorbed.map((code) => button({ split: code }, words.split(code)))}
      </Group>
      {(ended || disciplined) && <p className="muted">{ended ? words.ended : words.pause}</p>}
    </>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="register-group" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <div className="form-actions">{children}</div>
    </section>
  );
}
