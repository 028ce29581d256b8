import { type ReactNode, useState } from 'react';
import type { WorksShown } from '../../../server/works/read.ts';
import { addDays, type Day } from '../../../shared/day.ts';
import { type Edtf, lastDay } from '../../../shared/edtf.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { doneWords, percentWords, worksFinding } from '../../../shared/i18n/works-words.ts';
import { contradictionOf } from '../../../shared/works/against.ts';
import type { Component } from '../../../shared/works/components.ts';
import type { Plan } from '../../../shared/works/events.ts';
import { groundOf, planOf } from '../../../shared/works/facet.ts';
import { plannedOf } from '../../../shared/works/plan.ts';
import { isAllDone, progressOn } from '../../../shared/works/progress.ts';
import { type Standing, standingOf } from '../../../shared/works/standing.ts';
import { useLanguage } from '../../i18n.tsx';
import { later } from '../../later.tsx';
import { useAsOf } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { GroundMark } from '../../ui/grounds.tsx';
import { WorksCurve } from './curve.tsx';
import { Plans } from './plans.tsx';
import { Stands } from './stands.tsx';

const PlanForm = later(async () => (await import('./plan-form.tsx')).PlanForm);
const ReportForm = later(async () => (await import('./report-form.tsx')).ReportForm);

interface Props {
  stream: string;
  works: WorksShown;
  /** The day by whose knowledge the page is judged. */
  judgedOn: Day;
  /** What the milestones say of the same: when the works were reached, and when construction started. */
  milestones: { worksReached: Edtf | null; started: Edtf | null };
  may: { report: boolean; plan: boolean };
  /** The photographs of one component. */
  renderPhotos: (component: Component) => ReactNode;
  open: boolean;
}

/** The works by component: the finding in the heading; under it what stands, how it came to that, and the plans. */
export function Works(props: Props) {
  const { t, lang } = useLanguage();
  const { works, judgedOn, open } = props;
  const plan = planOf(works);
  const finding = plan && findingOf(plan, works, judgedOn, { t, lang });
  return (
    <Fold
      className="card works"
      open={open}
      title={
        <>
          <h2>{t.works.title}</h2>
          <span className="works-finding">{finding ?? t.works.noPlan}</span>
        </>
      }
    >
      <Body {...props} plan={plan} />
    </Fold>
  );
}

type Words = ReturnType<typeof useLanguage>;

/** Against what was planned for the day of which the last report tells; before any, what is planned for the day looked at. */
function findingOf(
  plan: Plan,
  { reports }: WorksShown,
  judgedOn: Day,
  { t, lang }: Pick<Words, 't' | 'lang'>,
): string {
  const date = reports.at(-1)?.date;
  const planned = percentWords(plannedOf(plan, judgedOn) ?? 0, lang);
  const due = `${t.works.noReport} ${t.works.plannedNow(planned, formatDay(judgedOn, lang))}.`;
  if (date === undefined) return due;
  const progress = progressOn(plan, standingOf(reports).figures, lastDay(date));
  return worksFinding(progress, formatEdtf(date, lang), t, lang) ?? due;
}

function Body({
  stream,
  works,
  judgedOn,
  milestones,
  may,
  plan,
  renderPhotos,
}: Props & { plan: Plan | null }) {
  const { t } = useLanguage();
  const { isToday } = useAsOf();
  const [form, setForm] = useState<'report' | 'plan' | null>(null);
  const close = () => setForm(null);
  const mayReport = may.report && isToday && plan !== null;
  const mayPlan = may.plan && isToday;
  return (
    <>
      {form === null && (mayReport || mayPlan) && (
        <div className="form-actions">
          {mayReport && (
            <button type="button" className="button button-small" onClick={() => setForm('report')}>
              {t.works.report}
            </button>
          )}
          {mayPlan && (
            <button type="button" className="button button-small" onClick={() => setForm('plan')}>
              {plan === null ? t.works.makePlan : t.works.newPlan}
            </button>
          )}
        </div>
      )}
      {form === 'report' && plan !== null && (
        <ReportForm stream={stream} works={works} plan={plan} onDone={close} />
      )}
      {form === 'plan' && <PlanForm stream={stream} works={works} onDone={close} />}
      {plan === null && (may.report || may.plan) && isToday && <p className="muted">{t.works.noPlanFirst}</p>}
      {plan !== null && (
        <Planned
          works={works}
          plan={plan}
          judgedOn={judgedOn}
          milestones={milestones}
          renderPhotos={renderPhotos}
        />
      )}
    </>
  );
}

function Planned({
  works,
  plan,
  judgedOn,
  milestones,
  renderPhotos,
}: Pick<Props, 'works' | 'judgedOn' | 'milestones' | 'renderPhotos'> & { plan: Plan }) {
  const { t } = useLanguage();
  const { reports, plans } = works;
  const standing = standingOf(reports);
  const date = reports.at(-1)?.date;
  const on = date === undefined ? judgedOn : lastDay(date);
  const ground = groundOf(plan, standing);
  return (
    <>
      <Told plan={plan} standing={standing} date={date} judgedOn={judgedOn} />
      <Against plan={plan} standing={standing} on={on} milestones={milestones} />
      <WorksCurve plans={plans} plan={plan} reports={reports} until={judgedOn} />
      <Stands plan={plan} standing={standing} on={on} ground={ground} renderPhotos={renderPhotos} />
      <p className="muted works-note">
        {t.works.note} {t.works.weighting[plan.weighting]}
      </p>
      <Plans plans={plans} />
    </>
  );
}

/** A weekly rhythm with a week's grace: beyond it that nobody has reported is told, and what the plan asks for by now. */
const FRESH_DAYS = 13;

function Told({
  plan,
  standing,
  date,
  judgedOn,
}: {
  plan: Plan;
  standing: Standing;
  date: Edtf | undefined;
  judgedOn: Day;
}) {
  const { t, lang } = useLanguage();
  const mark = <GroundMark ground={groundOf(plan, standing)} />;
  if (date === undefined) return <p className="muted">{mark}</p>;
  // Of what is all done there is nothing more to report.
  const isSilent = addDays(lastDay(date), FRESH_DAYS) < judgedOn && !isAllDone(plan, standing.figures);
  const now = plannedOf(plan, judgedOn) ?? 0;
  const isDue = now > (plannedOf(plan, lastDay(date)) ?? 0);
  return (
    <p className="muted">
      {t.works.reportedFor(formatEdtf(date, lang))} {mark}{' '}
      {isSilent && t.works.silent(formatDay(judgedOn, lang))}
      {isSilent && isDue && ` ${t.works.dueBy(percentWords(now, lang))}`}
    </p>
  );
}

/** Where works and milestones do not go together it is said, and left to whoever knows. */
function Against({
  plan,
  standing: { figures },
  on,
  milestones: { worksReached, started },
}: Pick<Props, 'milestones'> & { plan: Plan; standing: Standing; on: Day }) {
  const { t, lang } = useLanguage();
  const progress = progressOn(plan, figures, on);
  const found = contradictionOf({
    actual: progress.actual,
    allDone: isAllDone(plan, figures),
    worksReached,
    started,
  });
  const done = doneWords(progress, t, lang);
  if (found === null || done === null) return null;
  const reached = worksReached === null ? '' : formatEdtf(worksReached, lang);
  const tone = found === 'done_not_reached' ? 'notice-info' : 'notice-warn';
  return <p className={`notice ${tone}`}>{t.works.contradiction[found](reached, done)}</p>;
}
