import { useState } from 'react';
import type { DueLine } from '../../../server/milestones/dues.ts';
import { type Day, daysBetween } from '../../../shared/day.ts';
import { formatEdtf, formatLength, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { groupBy } from '../../../shared/lists.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { WhoseMove } from '../../ui/whose-move.tsx';
import { milestoneSubject } from './subject.ts';
import { UpdatePanel } from './update-panel.tsx';

interface Props {
  dues: readonly DueLine[];
  mayUpdate: boolean;
}

const keyOf = (due: DueLine) => `${due.row.code} ${due.milestone}`;

/**
 * What is due, by cluster, the soonest first: task, date, agency and person, product. With `mayUpdate`, the form in
 * place.
 */
export function DueList({ dues, mayUpdate }: Props) {
  // A line whose form is open stays, with its receipt, although what it asked for has been done.
  const [opened, setOpened] = useState<readonly DueLine[]>([]);
  const done = opened.filter((line) => !dues.some((due) => keyOf(due) === keyOf(line)));
  const groups = groupBy([...done, ...dues], ({ row }) => row.code);
  return (
    <ol className="due-list">
      {[...groups].map(([code, ofCluster]) => (
        <DueGroup
          key={code}
          dues={ofCluster}
          mayUpdate={mayUpdate}
          onOpen={(due) => setOpened([...opened, due])}
        />
      ))}
    </ol>
  );
}

/** One cluster's dues under its name. Who must act is said once where it is the same for all. */
function DueGroup({ dues, mayUpdate, onOpen }: Props & { onOpen: (due: DueLine) => void }) {
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
        {oneMover && <WhoseMove mover={first.responsible} />}
      </div>
      <ol className="due-list">
        {dues.map((due) => (
          <Due key={keyOf(due)} due={due} mayUpdate={mayUpdate} ownMover={!oneMover} onOpen={onOpen} />
        ))}
      </ol>
    </li>
  );
}

interface DueProps {
  due: DueLine;
  mayUpdate: boolean;
  ownMover: boolean;
  onOpen: (due: DueLine) => void;
}

function Due({ due, mayUpdate, ownMover, onOpen }: DueProps) {
  const { t, lang } = useLanguage();
  const { day, isToday } = useAsOf();
  const [open, setOpen] = useState(false);
  const { milestone, baseline, forecast } = due;
  return (
    <li className="due">
      <div className="due-task">
        <strong>{t.milestone[milestone]}</strong>
        <small className="muted">
          {t.cluster.product}: {t.product[milestone]}
        </small>
        {ownMover && <WhoseMove mover={due.responsible} />}
      </div>
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
      <span className={due.overdue ? 'badge badge-late' : 'badge'}>{dueWords(due, day, t, lang)}</span>
      {mayUpdate && isToday && !open && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setOpen(true);
            onOpen(due);
          }}
        >
          {t.work.report}
        </button>
      )}
      {mayUpdate && isToday && open && (
        <div className="due-form">
          <UpdatePanel subject={milestoneSubject(due.row.code, due)} />
        </div>
      )}
    </li>
  );
}

/** Overdue is what is past its schedule; where there is none, a forecast may have lapsed. */
function dueWords({ dueOn, overdue }: DueLine, day: Day, t: Messages, lang: Lang): string {
  if (dueOn === null) return t.cluster.noSchedule;
  if (dueOn === day) return t.work.dueToday;
  const words = formatLength(daysBetween(day, dueOn), lang);
  if (overdue) return t.work.overdueBy(words);
  return dueOn < day ? t.work.lapsed(words) : t.work.dueIn(words);
}
