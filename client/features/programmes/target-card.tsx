import type { ReactNode } from 'react';
import type { Day } from '../../../shared/day.ts';
import { spanOf } from '../../../shared/edtf.ts';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { formatDay, formatEdtf, formatNumber } from '../../../shared/i18n/format.ts';
import { type Looked, type Pacing, pacing } from '../../../shared/programmes/pacing.ts';
import { Door, Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';
import { Fold } from '../../ui/fold.tsx';
import { Grounds } from '../../ui/grounds.tsx';
import { Figure, Skeleton } from '../../ui/parts.tsx';
import { CourseChart } from './course-chart.tsx';
import { CourseTable } from './course-table.tsx';
import { findingOf, goalWords, stateOf, type TargetNumbers } from './finding.ts';
import { SourceQuote, sourceIn, sourceName } from './source-quote.tsx';

interface Props {
  target: TargetNumbers;
  looked: Looked;
  /** How its definition has changed, for those who may read that. */
  history?: ReactNode;
}

/** One official number: what is still to be done, how it went, how fast it must go, and where the number comes from. */
export function TargetCard({ target, looked, history }: Props) {
  const { t, lang, inLanguage } = useLanguage();
  const { on, since, steps } = looked;
  const name = inLanguage(target, 'name');
  const state = stateOf(target, on, t);
  const pace = pacing(target, looked);
  return (
    <article className="card target">
      <h3 className="target-finding">{findingOf(target, on, t, lang)}</h3>
      <p className="target-name">
        {name} {state && <span className={`badge verdict-${target.verdict}`}>{state}</span>}
        {isLater(target.publishedOn, target.asOf) && ` (${t.programmes.laterAnnounced})`}
      </p>
      <Achieved target={target} />
      {target.measurable && !pace && <Skeleton lines={3} label={t.app.loading} />}
      {pace && steps && (
        <>
          <CourseChart target={target} name={name} steps={steps} pace={pace} since={since ?? on} on={on} />
          <PaceWords target={target} pace={pace} />
        </>
      )}
      <SourceQuote {...sourceIn(target, lang)} />
      {pace && steps && (
        <Fold title={t.course.table} onPaper={false}>
          <CourseTable steps={steps} />
        </Fold>
      )}
      <Fold title={t.course.about}>
        <About target={target} />
      </Fold>
      {history}
      <p className="page-actions">
        {target.achieved !== null && target.cohortSize > target.achievedMembers.length && (
          <Go to={mapOf({ cohort: target.code, achieved: 'no' })} className="button button-small">
            {t.course.seeMissing(target.cohortSize - target.achievedMembers.length)}
          </Go>
        )}
        <Go to={mapOf({ cohort: target.code })} className="button button-small">
          {t.course.seeAll(target.cohortSize)}
        </Go>
      </p>
    </article>
  );
}

/** How many of how many; where more are eligible than the target wants, that they are is said in words. */
function Achieved({ target }: { target: TargetNumbers }) {
  const { t, lang } = useLanguage();
  const { code, achieved, min, max, cohortSize, goal, metric, withoutArea } = target;
  const unconfirmed = target.unconfirmed ?? 0;
  if (achieved === null) return <p>{t.programmes.noCriterion}</p>;
  const aim = min === null || max === null ? null : amountWords(target, [min, max], t, lang);
  const isWhole = metric === 'clusters' && min === cohortSize && max === cohortSize;
  return (
    <>
      <div className="target-achieved">
        <Figure
          value={<Door to={mapOf({ cohort: code, achieved: 'yes' })}>{formatNumber(achieved, lang, 1)}</Door>}
          label={
            aim === null || goal === null
              ? t.programmes.achieved
              : t.course.of(aim, goalWords(goal, t.course.done, lang))
          }
        />
        {unconfirmed > 0 && (
          <Go to={mapOf({ cohort: code, achieved: 'reported' })} className="badge badge-wait">
            {t.programmes.unconfirmed(unconfirmed)}
          </Go>
        )}
      </div>
      <Grounds of={target.grounds.achieved} what={t.programmes.achieved} />
      {withoutArea > 0 && <p className="muted">{t.course.withoutArea(withoutArea)}</p>}
      {aim !== null && !isWhole && (
        <p className="muted">
          {metric === 'clusters' && cohortSize < (max ?? 0)
            ? t.course.fewEligible(cohortSize, aim)
            : t.course.eligible(cohortSize, aim)}
        </p>
      )}
    </>
  );
}

/** The two paces beside each other; each with the line that it is in the chart. */
function PaceWords({ target, pace: { needed, reached, slow } }: { target: TargetNumbers; pace: Pacing }) {
  const { t, lang } = useLanguage();
  const rate = (least: number, most = least) => amountWords(target, [least, most], t, lang);
  return (
    <p className="pace">
      {typeof needed !== 'string' && (
        <span className={slow ? 'pace-needed is-late' : 'pace-needed'}>
          <Sample dashed /> {t.course.needs(rate(needed.min, needed.max))}
        </span>
      )}
      <span>
        <Sample /> {reached ? t.course.went(reached.months, rate(reached.rate)) : t.course.wentShort}
      </span>
    </p>
  );
}

const Sample = ({ dashed = false }: { dashed?: boolean }) => (
  <svg className="course-sample" viewBox="0 0 24 8" width="24" height="8" aria-hidden="true">
    <path className={dashed ? 'course-needed' : 'course-path'} d="M0 4H24" />
  </svg>
);

/** What is counted, by whom it was announced and when, and on what the numbers rest. */
function About({ target }: { target: TargetNumbers }) {
  const { t, lang, inLanguage } = useLanguage();
  const { sourceUrl, publishedOn, dueOn, isList, plan } = target;
  const source = sourceName(target, lang);
  return (
    <>
      <p>
        <strong>{t.programmes.definition}.</strong> {inLanguage(target, 'definition')}
      </p>
      {isList && <p>{t.programmes.list}</p>}
      {plan && (
        <p>
          <strong>{t.programmes.plan}.</strong> {inLanguage(plan, 'name')}
          {plan.decision && `, ${plan.decision}`}
        </p>
      )}
      <p>{dueOn ? t.programmes.due(formatDay(dueOn, lang)) : t.programmes.noDue}</p>
      <p className="muted">
        {t.app.source}:{' '}
        {sourceUrl ? (
          <a href={sourceUrl} target="_blank" rel="noreferrer noopener">
            {source}
          </a>
        ) : (
          source
        )}
        , {t.programmes.published(formatEdtf(publishedOn, lang))}.
      </p>
      <Grounds of={target.grounds.cohort} what={t.programmes.cohort} />
    </>
  );
}

/** It was announced after the day looked at, as far as its date tells. */
const isLater = (publishedOn: string, asOf: Day): boolean =>
  spanOf(publishedOn).last >= asOf && publishedOn > asOf.slice(0, publishedOn.length);
