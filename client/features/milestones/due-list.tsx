import type { DueLine } from '../../../server/milestones/dues.ts';
import { formatEdtf } from '../../../shared/i18n/format.ts';
import { groupBy } from '../../../shared/lists.ts';
import { shortName } from '../../../shared/text.ts';
import { InPlace } from '../../commands/in-place.tsx';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { WhoseMove } from '../../ui/whose-move.tsx';
import { dueBadge, dueKey, dueWords } from './due-words.ts';

/** What is due of others, by cluster, the soonest first: task, date, agency and person, product. */
export function DueList({ dues }: { dues: readonly DueLine[] }) {
  return (
    <ol className="due-list">
      {[...groupBy(dues, ({ row }) => row.code)].map(([code, ofCluster]) => (
        <DueGroup key={code} dues={ofCluster} />
      ))}
    </ol>
  );
}

/** One cluster's dues under its name. Who must act is said once where it is the same for all. */
function DueGroup({ dues }: { dues: readonly DueLine[] }) {
  const { lang } = useLanguage();
  const [first] = dues;
  if (!first) return null;
  const whoOf = ({ responsible }: DueLine) => JSON.stringify(responsible);
  const oneMover = dues.every((due) => whoOf(due) === whoOf(first));
  return (
    <li className={dues.some((due) => due.overdue) ? 'due-group due-group-over' : 'due-group'}>
      <div className="due-head">
        <Go to={paths.cluster(first.row.code)} className="due-cluster">
          <span lang="vi">{shortName(first.row.name, lang)}</span>
        </Go>
        <InPlace code={first.row.code} />
        {oneMover && <WhoseMove mover={first.responsible} />}
      </div>
      <ol className="due-list">
        {dues.map((due) => (
          <Due key={dueKey(due)} due={due} ownMover={!oneMover} />
        ))}
      </ol>
    </li>
  );
}

function Due({ due, ownMover }: { due: DueLine; ownMover: boolean }) {
  const { t, lang } = useLanguage();
  const { day } = useAsOf();
  const { milestone } = due;
  return (
    <li className="due">
      <div className="due-task">
        <strong>{t.ahead[milestone]}</strong>
        <small className="muted">
          {t.cluster.product}: {t.product[milestone]}
        </small>
        {ownMover && <WhoseMove mover={due.responsible} />}
      </div>
      <DueDates due={due} />
      <span className={dueBadge(due, day)}>{dueWords(due, day, t, lang)}</span>
    </li>
  );
}

/** The schedule is what is due; a forecast is told as one. */
export function DueDates({ due: { baseline, forecast } }: { due: DueLine }) {
  const { t, lang } = useLanguage();
  return (
    <div className="due-dates">
      <span>
        {t.cluster.due} {baseline ? formatEdtf(baseline, lang) : t.cluster.noSchedule}
      </span>
      <span className="muted">
        {forecast
          ? `${t.cluster.forecast.toLowerCase()} ${formatEdtf(forecast, lang)}`
          : t.cluster.noForecast}
      </span>
    </div>
  );
}
