import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { formatDay, formatNumber } from '../../../shared/i18n/format.ts';
import { plansOf } from '../../../shared/programmes/plans.ts';
import { trpc } from '../../api.ts';
import { Door } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { mapOf } from '../../paths.ts';
import { useAsOf } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { Grounds } from '../../ui/grounds.tsx';
import type { TargetNumbers } from './finding.ts';
import { PlanHead } from './plan-head.tsx';
import { SourceQuote, sourceIn, sourceName } from './source-quote.tsx';

/** What earlier plans wanted and what has become of it, the last first. */
export function PastTargets({ historyOf }: { historyOf?: (code: string) => ReactNode }) {
  const { t } = useLanguage();
  const { param } = useAsOf();
  const { data: targets = [] } = useQuery(trpc.programmes.past.queryOptions(param));
  if (targets.length === 0) return null;
  const counted = targets.filter(({ verdict }) => verdict !== null);
  const missed = counted.filter(({ verdict }) => verdict === 'missed').length;
  return (
    <section className="past-targets">
      <h2>{t.past.heading}</h2>
      <p>{t.past.title(missed, counted.length)}</p>
      <p className="muted">{t.past.rule}</p>
      {plansOf(targets).map(({ key, plan, targets: its }) => (
        <section key={key ?? ''}>
          {plan && <PlanHead plan={plan} level={3} />}
          <ul className="plain-list">
            {its.map((target) => (
              <PastTarget key={target.code} target={target} history={historyOf?.(target.code)} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function PastTarget({ target, history }: { target: TargetNumbers; history?: ReactNode }) {
  const { t, lang, inLanguage } = useLanguage();
  const { achieved, min, max, verdict, dueOn, code } = target;
  const aim = min === null || max === null ? null : amountWords(target, [min, max], t, lang);
  return (
    <li className="past-target">
      <p className="past-name">
        <strong>{inLanguage(target, 'name')}</strong>
        {verdict && <span className={`badge verdict-${verdict}`}>{t.programmes.verdict[verdict]}</span>}
      </p>
      <p>
        {achieved === null ? (
          t.past.uncounted
        ) : (
          <>
            <Door to={mapOf({ cohort: code, achieved: 'yes' })}>{formatNumber(achieved, lang, 1)}</Door>{' '}
            {t.past.of(aim ?? '')}
          </>
        )}
        {dueOn && <span className="muted"> · {t.programmes.due(formatDay(dueOn, lang))}</span>}
      </p>
      {target.closedBecause && <p lang="vi">{t.past.closed(target.closedBecause)}</p>}
      <Grounds of={target.grounds.achieved} what={t.programmes.achieved} />
      <Fold title={t.course.about}>
        <SourceQuote {...sourceIn(target, lang)} />
        <p>
          <strong>{t.programmes.definition}.</strong> {inLanguage(target, 'definition')}
        </p>
        <p className="muted">
          {t.app.source}: {sourceName(target, lang)}.
        </p>
        {target.isList && <p>{t.programmes.list}</p>}
      </Fold>
      {history}
    </li>
  );
}
