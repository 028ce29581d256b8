import { useState } from 'react';
import type { DueLine } from '../../../server/clusters/lists.ts';
import { type Day, daysBetween } from '../../../shared/day.ts';
import { formatEdtf, formatLength, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { WhoseMove } from '../../ui/whose-move.tsx';
import { UpdatePanel } from './update-panel.tsx';

/** What is due, soonest first: task, date, agency and person, product. With `mayUpdate`, the form in place. */
export function DueList({ dues, mayUpdate }: { dues: readonly DueLine[]; mayUpdate: boolean }) {
  // A line whose form is open stays, with its receipt, although what it asked for has been done.
  const [opened, setOpened] = useState<readonly DueLine[]>([]);
  const keyOf = (due: DueLine) => `${due.row.code} ${due.milestone}`;
  const done = opened.filter((line) => !dues.some((due) => keyOf(due) === keyOf(line)));
  return (
    <ol className="due-list">
      {[...done, ...dues].map((due) => (
        <Due key={keyOf(due)} due={due} mayUpdate={mayUpdate} onOpen={() => setOpened([...opened, due])} />
      ))}
    </ol>
  );
}

function Due({ due, mayUpdate, onOpen }: { due: DueLine; mayUpdate: boolean; onOpen: () => void }) {
  const { t, lang } = useLanguage();
  const { day, isToday } = useAsOf();
  const [open, setOpen] = useState(false);
  const { milestone, version, baseline, forecast } = due;
  return (
    <li className={due.overdue ? 'due due-over' : 'due'}>
      <div className="due-head">
        <Go to={paths.cluster(due.row.code)} className="due-cluster">
          <span lang="vi">{shortName(due.row.name, lang)}</span>
        </Go>
        <span className={due.overdue ? 'badge badge-late' : 'badge'}>{dueWords(due, day, t, lang)}</span>
      </div>
      <p className="due-task">
        <strong>{t.milestone[milestone]}</strong>
        <span className="muted">
          {' '}
          · {t.cluster.due} {baseline ? formatEdtf(baseline, lang) : t.cluster.noSchedule} ·{' '}
          {t.cluster.forecast.toLowerCase()} {forecast ? formatEdtf(forecast, lang) : t.cluster.noForecast}
        </span>
      </p>
      <p className="due-who">
        <WhoseMove mover={due.responsible} />
        <span className="muted">
          {t.cluster.product}: {t.product[milestone]}
        </span>
      </p>
      {mayUpdate &&
        isToday &&
        (open ? (
          <UpdatePanel subject={{ cluster: due.row.code, milestone, version, baseline, forecast }} />
        ) : (
          <button
            type="button"
            className="button button-small"
            onClick={() => {
              setOpen(true);
              onOpen();
            }}
          >
            {t.work.report}
          </button>
        ))}
    </li>
  );
}

function dueWords({ dueOn, overdue }: DueLine, day: Day, t: Messages, lang: Lang): string {
  if (dueOn === null) return t.cluster.noSchedule;
  if (dueOn === day) return t.work.dueToday;
  const words = formatLength(daysBetween(day, dueOn), lang);
  return overdue ? t.work.overdueBy(words) : t.work.dueIn(words);
}
