import '../styles/facts.css';
import '../styles/dues.css';
import '../styles/obstacles.css';
import '../styles/evidence.css';
import '../styles/discipline.css';
import '../styles/work.css';
import '../styles/reading.css';
import '../styles/reports.css';
import '../styles/leave.css';
import '../styles/procedure.css';
import { useQuery } from '@tanstack/react-query';
import type { Work } from '../../server/work/read.ts';
import { daysBetween } from '../../shared/day.ts';
import { byUrgency } from '../../shared/delay.ts';
import { dutiesTitle, inboxTitle, SOON_DAYS } from '../../shared/i18n/work-title.ts';
import { can } from '../../shared/roles.ts';
import { shortName } from '../../shared/text.ts';
import { trpc } from '../api.ts';
import { RowList } from '../features/clusters/row-list.tsx';
import { Missed, PausesOver, Requests } from '../features/discipline/work-lists.tsx';
import { StandingInBanner } from '../features/leave/banner.tsx';
import { DueList } from '../features/milestones/due-list.tsx';
import { Reports } from '../features/milestones/reports.tsx';
import { Returned } from '../features/milestones/returned.tsx';
import { Waiting } from '../features/milestones/waiting.tsx';
import { WorkDues } from '../features/milestones/work-dues.tsx';
import { Asked } from '../features/obstacles/asked.tsx';
import { OnDesk } from '../features/procedure/on-desk.tsx';
import { Periods } from '../features/reports/reporting.tsx';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { InstallHint } from '../offline/install-hint.tsx';
import { paths } from '../paths.ts';
import { useAsOf, useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** What waits for whoever looks: a project manager's reports, or the inbox of those who confirm and answer. */
export function WorkRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.nav.work);
  return can(actor, 'work.read').yes ? <MyWork /> : <NoRight title={t.nav.work} role={actor.role} />;
}

function MyWork() {
  const { param, day } = useAsOf();
  const { actor } = useSession();
  const query = useQuery(trpc.work.mine.queryOptions(param));
  const reports = can(actor, 'forecast.write').yes;
  return (
    <div className="page work">
      <QueryState query={query} lines={10}>
        {(work) => (reports ? <Manager key={day} work={work} /> : <Inbox key={day} work={work} />)}
      </QueryState>
    </div>
  );
}

function Manager({ work }: { work: Work }) {
  const { t, lang } = useLanguage();
  const { day } = useAsOf();
  const { rows, dues, returned, reports, asked, missed, requested } = work;
  return (
    <>
      <h1>{dutiesTitle(dues, day, t)}</h1>
      <StandingInBanner />
      {rows.length === 0 && <p className="empty">{t.work.empty}</p>}
      <InstallHint />
      <Returned lines={returned} />
      <Missed lines={missed} />
      <Reports
        lines={reports}
        renderPeriods={({ row, periods }) => (
          <Periods periods={periods} code={row.code} name={shortName(row.name, lang)} may />
        )}
      />
      <AskedOf lines={asked} />
      <Requests lines={requested} title={t.discipline.work.asked} />
      <WorkDues dues={dues} />
      {rows.length > 0 && <h2>{t.work.clusters}</h2>}
      <RowList rows={[...rows].sort(byUrgency)} />
    </>
  );
}

function AskedOf({ lines }: { lines: Work['asked'] }) {
  const { t } = useLanguage();
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{t.work.inbox.asked(lines.length)}</h2>
      <Asked lines={lines} />
    </section>
  );
}

function Inbox({ work }: { work: Work }) {
  const { t } = useLanguage();
  const { actor } = useSession();
  const { waiting, asked, dues, agencies, asOf, requests, missed, pauses } = work;
  const isOwn = ({ responsible }: Work['dues'][number]) =>
    responsible !== null && agencies.includes(responsible.organisation);
  const soon = dues.filter(({ dueOn }) => dueOn !== null && daysBetween(asOf, dueOn) <= SOON_DAYS);
  const own = soon.filter(isOwn);
  const owed = soon.filter((due) => !isOwn(due));
  return (
    <>
      <h1>{inboxTitle(work, t)}</h1>
      <Requests lines={requests} title={t.discipline.work.toDecide} />
      {can(actor, 'actual.review').yes && <Waiting lines={waiting} />}
      <section>
        <h2>{t.work.inbox.asked(asked.length)}</h2>
        {asked.length === 0 && <p className="muted">{t.work.inbox.noneAsked}</p>}
        <Asked lines={asked} />
      </section>
      <OnDesk />
      <PausesOver lines={pauses} />
      <Missed lines={missed} />
      {own.length > 0 && (
        <section>
          <h2>{t.work.inbox.own(own.length)}</h2>
          <DueList dues={own} />
        </section>
      )}
      {actor.unit === null ? (
        <p className="muted work-wide">
          {t.work.inbox.wide} <Go to={paths.delays}>{t.nav.delays}</Go>
          {can(actor, 'assignment.write').yes && (
            <>
              {' '}
              · <Go to={paths.assignments}>{t.assign.name}</Go>
            </>
          )}
        </p>
      ) : (
        <section className="work-owed">
          <h2>{t.work.inbox.owed(owed.length)}</h2>
          {owed.length === 0 ? <p className="muted">{t.work.inbox.noneOwed}</p> : <DueList dues={owed} />}
        </section>
      )}
    </>
  );
}
