import type { BeginState } from '../../../server/begin/read.ts';
import { NO_AREA } from '../../../shared/area.ts';
import { BEGIN_WORDS } from '../../../shared/i18n/begin.ts';
import { can } from '../../../shared/roles.ts';
import { Go } from '../../go.tsx';
import { mapOf, paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';
import { useSession } from '../../session.ts';
import { Icon } from '../../ui/icon.tsx';

type Words = (typeof BEGIN_WORDS)['vi'];
interface Step {
  name: string;
  done: boolean;
  says: string;
  /** Where it is done; null: not by whoever looks, or not on a page of its own. */
  to: string | null;
  /** By whom it is done, where that is somebody else. */
  by?: string | undefined;
  /** What is still to be seen to there. */
  more?: { says: string; to: string } | undefined;
}

/** What an installation needs, in the order in which one leads to the next. */
function stepsOf(
  state: BeginState,
  { step }: Words,
  may: (
    to: 'account.manage' | 'agency.write' | 'assignment.write' | 'register.write' | 'programme.write',
  ) => boolean,
): Step[] {
  const counted = (of: { name: string; done: (n: number) => string; open: string }, n: number) => ({
    name: of.name,
    done: n > 0,
    says: n > 0 ? of.done(n) : of.open,
  });
  const { reporting, unassigned } = state;
  const isAssigned = reporting > 0 && unassigned === 0;
  const { assignments } = step;
  const at = (action: Parameters<typeof may>[0], to: string, by?: string) =>
    may(action) ? { to } : { to: null, by };
  return [
    { ...counted(step.units, state.units), to: null },
    { ...counted(step.agencies, state.agencies), ...at('agency.write', paths.agencies) },
    {
      ...counted(step.people, state.accounts),
      ...at('account.manage', paths.people, step.byAdministrator),
    },
    {
      ...counted(step.clusters, state.clusters),
      // A whole register comes from a table; one cluster is added on a page of its own.
      ...at('register.write', state.clusters === 0 ? paths.imports : paths.register, step.byDepartment),
      more:
        state.nowhere === 0
          ? undefined
          : { says: step.clusters.nowhere(state.nowhere), to: mapOf({ unit: NO_AREA }) },
    },
    {
      name: assignments.name,
      done: isAssigned,
      says: isAssigned ? assignments.done(reporting) : assignments.open(unassigned, reporting),
      ...at('assignment.write', paths.assignments),
    },
    {
      ...counted(step.targets, state.targets),
      ...at('programme.write', paths.manageProgrammes, step.byDepartment),
    },
  ];
}

export const isReady = (state: BeginState, words: Words): boolean =>
  stepsOf(state, words, () => true).every(({ done }) => done);

export function NextSteps({ state }: { state: BeginState }) {
  const words = useRoomWords(BEGIN_WORDS);
  const { actor } = useSession();
  const steps = stepsOf(state, words, (action) => can(actor, action).yes);
  return (
    <section className="begin-next">
      <h2>{words.left(steps.filter(({ done }) => !done).length)}</h2>
      <ol className="plain-list begin-steps">
        {steps.map(({ name, done, says, to, by, more }) => (
          <li key={name} className={done ? 'begin-step is-done' : 'begin-step'}>
            <span className="begin-mark" title={done ? words.isDone : words.isOpen}>
              {done && <Icon sign="done" />}
              <span className="visually-hidden">{done ? words.isDone : words.isOpen}</span>
            </span>
            <span>
              {to === null ? <strong>{name}</strong> : <Go to={to}>{name}</Go>}
              <span className="muted begin-says">
                {says}
                {!done && by && `; ${by}`}
                {more && (
                  <>
                    {'; '}
                    <Go to={more.to}>{more.says}</Go>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
