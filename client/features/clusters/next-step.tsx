import { formatEdtf } from '../../../shared/i18n/format.ts';
import type { MilestoneCode } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';
import { type Mover, WhoseMove } from '../../ui/whose-move.tsx';

interface Props {
  next: MilestoneCode | null;
  due: string | null;
  forecast: string | null;
  internal: boolean;
  mover: Mover | null;
}

/** Clear people, clear work, clear progress, clear result: agency and person, task, date, product. */
export function NextStep({ next, due, forecast, internal, mover }: Props) {
  const { t, lang } = useLanguage();
  if (next === null) return <p className="muted">{t.cluster.nothingNext}</p>;
  return (
    <dl className="next-step">
      <div>
        <dt>{t.cluster.next}</dt>
        <dd>
          <strong>{t.milestone[next]}</strong>
        </dd>
      </div>
      <div>
        <dt>{t.cluster.move}</dt>
        <dd>
          <WhoseMove mover={mover} />
        </dd>
      </div>
      <div>
        <dt>{t.cluster.due}</dt>
        <dd>{due ? formatEdtf(due, lang) : <span className="muted">{t.cluster.noSchedule}</span>}</dd>
      </div>
      {internal && (
        <div>
          <dt>{t.cluster.forecast}</dt>
          <dd>
            {forecast ? formatEdtf(forecast, lang) : <span className="muted">{t.cluster.noForecast}</span>}
          </dd>
        </div>
      )}
      <div>
        <dt>{t.cluster.product}</dt>
        <dd>{t.product[next]}</dd>
      </div>
    </dl>
  );
}
