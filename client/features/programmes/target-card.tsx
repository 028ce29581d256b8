import type { programmeNumbers } from '../../../server/programmes/numbers.ts';
import { lastDay } from '../../../shared/edtf.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { Door, Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';
import { Grounds } from '../../ui/grounds.tsx';
import { Figure } from '../../ui/parts.tsx';

type Target = ReturnType<typeof programmeNumbers>[number];

const range = ({ min, max }: { min: number; max: number }) => (min === max ? String(min) : `${min}–${max}`);

/** One official number: what it counts, how far it is, which clusters stand behind it, where it comes from. */
export function TargetCard({ target }: { target: Target }) {
  const { t, lang, inLanguage } = useLanguage();
  const { code, min, max, asOf } = target;
  // A door opens to what it counts: where a target wants more than its cohort holds, there are no clusters to show.
  const behindRemaining = target.cohortSize - (target.achieved ?? 0);
  const goal = min !== null && max !== null ? { min, max } : null;
  const later =
    lastDay(target.publishedOn) < asOf
      ? false
      : target.publishedOn > asOf.slice(0, target.publishedOn.length);
  return (
    <article className="card target">
      <h2>{inLanguage(target, 'name')}</h2>
      <div className="figures">
        {target.achieved !== null && (
          <Figure
            label={t.programmes.achieved}
            value={<Door to={mapOf({ cohort: code, achieved: 'yes' })}>{target.achieved}</Door>}
          />
        )}
        {goal && <Figure label={t.programmes.target} value={range(goal)} />}
        {target.remaining && (
          <Figure
            label={t.programmes.remaining}
            value={
              behindRemaining === target.remaining.min && behindRemaining === target.remaining.max ? (
                <Door to={mapOf({ cohort: code, achieved: 'no' })}>{behindRemaining}</Door>
              ) : (
                range(target.remaining)
              )
            }
          />
        )}
        <Figure
          label={t.programmes.cohort}
          value={<Door to={mapOf({ cohort: code })}>{target.cohortSize}</Door>}
        />
      </div>
      {target.achieved !== null && <Grounds of={target.grounds.achieved} what={t.programmes.achieved} />}
      <Grounds of={target.grounds.cohort} what={t.programmes.cohort} />
      {goal && target.achieved !== null && (
        <Bar achieved={target.achieved} unconfirmed={target.unconfirmed ?? 0} {...goal} />
      )}
      <p>
        {target.verdict && (
          <span className={`badge badge-${target.verdict}`}>{t.programmes.verdict[target.verdict]}</span>
        )}{' '}
        {(target.unconfirmed ?? 0) > 0 && (
          <Go to={mapOf({ cohort: code, achieved: 'reported' })} className="badge badge-wait">
            {t.programmes.unconfirmed(target.unconfirmed ?? 0)}
          </Go>
        )}{' '}
        {target.dueOn ? t.programmes.due(formatDay(target.dueOn, lang)) : t.programmes.noDue}
        {!target.measurable && ` ${t.programmes.noCriterion}`}
      </p>
      <p>
        <strong>{t.programmes.definition}.</strong> {inLanguage(target, 'definition')}
      </p>
      <p className="muted">
        {t.app.source}:{' '}
        {target.sourceUrl ? (
          <a href={target.sourceUrl} target="_blank" rel="noreferrer noopener">
            {inLanguage(target, 'source')}
          </a>
        ) : (
          inLanguage(target, 'source')
        )}
        , {t.programmes.published(formatEdtf(target.publishedOn, lang))}
        {later && ` (${t.programmes.laterAnnounced})`}.
      </p>
      <p className="page-actions">
        {target.measurable && (
          <Go to={mapOf({ cohort: code, achieved: 'no' })} className="button button-small">
            {t.programmes.seeMissing}
          </Go>
        )}
        <Go to={mapOf({ cohort: code })} className="button button-small">
          {t.programmes.seeAll}
        </Go>
      </p>
    </article>
  );
}

/** How far the target is; a range is drawn as a range. */
function Bar({
  achieved,
  unconfirmed,
  min,
  max,
}: {
  achieved: number;
  unconfirmed: number;
  min: number;
  max: number;
}) {
  const full = Math.max(max, achieved + unconfirmed);
  const percent = (n: number) => `${(100 * n) / full}%`;
  return (
    <div className="bar" aria-hidden="true">
      <span className="bar-achieved" style={{ width: percent(achieved) }} />
      <span className="bar-unconfirmed" style={{ width: percent(unconfirmed) }} />
      <span className="bar-range" style={{ left: percent(min), width: percent(max - min) }} />
    </div>
  );
}
