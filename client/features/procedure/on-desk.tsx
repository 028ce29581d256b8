import { useQuery } from '@tanstack/react-query';
import { hasBegun } from '../../../shared/procedure/filter.ts';
import { DESKS, type Desk } from '../../../shared/procedure/rungs.ts';
import type { Role } from '../../../shared/roles.ts';
import { can } from '../../../shared/roles.ts';
import { shortName } from '../../../shared/text.ts';
import { trpc } from '../../api.ts';
import { Go } from '../../go.tsx';
import { paths } from '../../paths.ts';
import { useAsOf, useSession } from '../../session.ts';
import { leftWords, useProcedureWords } from './words.ts';

/** Whose desks are whose: the department serves the council as well. */
const DESKS_OF: Partial<Record<Role, readonly Desk[]>> = {
  area_committee: ['local_committee'],
  department: ['department', 'council'],
  leadership: ['city_committee'],
};

/** Dossiers that lie with whoever looks, those whose days run out first; and the way to all of them. */
export function OnDesk() {
  const { lang, words, rungName } = useProcedureWords();
  const { actor } = useSession();
  const { param } = useAsOf();
  const may = can(actor, 'procedure.read').yes;
  const { data } = useQuery({ ...trpc.procedure.list.queryOptions(param), enabled: may });
  if (!may) return null;
  const desks = DESKS_OF[actor.role] ?? DESKS;
  const mine = (data?.lines ?? []).filter((line) => hasBegun(line) && desks.includes(line.desk));
  return (
    <section className="on-desk">
      {mine.length > 0 && (
        <>
          <h2>{words.work(mine.length)}</h2>
          <ul className="plain-list on-desk-list">
            {mine.map(({ code, name, next, running, returnedOn }) => (
              <li key={code}>
                <Go to={paths.cluster(code)}>
                  <span lang="vi">{shortName(name, lang)}</span>
                </Go>
                <span className="muted">{rungName(next)}</span>
                <span className={running?.breached ? 'is-late' : undefined}>
                  {running ? leftWords(running, words, returnedOn !== null) : words.noClock}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="muted">
        <Go to={paths.procedure}>{words.all}</Go>
      </p>
    </section>
  );
}
