import '../styles/reports.css';
import { useQuery } from '@tanstack/react-query';
import type { PeriodLine, PeriodReports } from '../../server/reports/read.ts';
import { formatDay } from '../../shared/i18n/format.ts';
import { periodName } from '../../shared/i18n/period-words.ts';
import { RHYTHMS, type Rhythm } from '../../shared/reports/period.ts';
import { PERIOD_STANDINGS } from '../../shared/reports/standing.ts';
import { can } from '../../shared/roles.ts';
import { shortName } from '../../shared/text.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { DeviceQueues } from '../features/reports/device-queues.tsx';
import { Download } from '../features/tables/download.tsx';
import { Go, useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { useAsOf, useSession, useUnits } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Who has reported of a period and who has not: for whoever asks after reports. */
export function ReportsRoute() {
  const { t } = useLanguage();
  const { actor } = useSession();
  useTitle(t.report.list.name);
  return can(actor, 'report.read').yes ? (
    <PeriodList />
  ) : (
    <NoRight title={t.report.list.name} role={actor.role} />
  );
}

/** Which period, from the address: of weeks, and the one in which the day lies, where it says none. */
function usePeriod() {
  const [params, change] = useUrlParams();
  const said = params.get('rhythm');
  const rhythm: Rhythm = RHYTHMS.find((known) => known === said) ?? 'week';
  return {
    rhythm,
    period: params.get('period') ?? undefined,
    chooseRhythm: (next: Rhythm) => change({ rhythm: next === 'week' ? null : next, period: null }),
    choose: (period: string) => change({ period }),
  };
}

function PeriodList() {
  const { t } = useLanguage();
  const { param } = useAsOf();
  const { rhythm, period, chooseRhythm, choose } = usePeriod();
  const query = useQuery(trpc.reports.period.queryOptions({ ...param, rhythm, period }));
  return (
    <div className="page reports-page">
      <QueryState query={query} lines={10}>
        {(known: PeriodReports) => (
          <>
            <Head known={known} />
            <div className="chips report-choice">
              {RHYTHMS.map((one) => (
                <button
                  key={one}
                  type="button"
                  className="chip"
                  aria-pressed={one === rhythm}
                  onClick={() => chooseRhythm(one)}
                >
                  {t.report.list.rhythm[one]}
                </button>
              ))}
            </div>
            <div className="report-steps">
              <button type="button" className="button button-small" onClick={() => choose(known.before)}>
                <span aria-hidden="true">‹ </span>
                {t.report.list.before}
              </button>
              <button
                type="button"
                className="button button-small"
                disabled={known.after === null}
                onClick={() => known.after !== null && choose(known.after)}
              >
                {t.report.list.after}
                <span aria-hidden="true"> ›</span>
              </button>
            </div>
            {known.lines.length > 0 && <Lines lines={known.lines} />}
            <DeviceQueues />
          </>
        )}
      </QueryState>
    </div>
  );
}

const isReported = ({ on }: PeriodLine) => on !== null;

/** How many have reported, then how many of the others stand how. */
function Head({ known: { period, lines } }: { known: PeriodReports }) {
  const { t, lang } = useLanguage();
  const name = periodName(period, t, lang);
  const counts = PERIOD_STANDINGS.flatMap((standing) => {
    const n = lines.filter((line) => line.standing === standing).length;
    return n > 0 ? [t.report.list.count(n, t.report.standing[standing])] : [];
  });
  return (
    <>
      <header className="page-head">
        <h1>
          {lines.length === 0
            ? t.report.list.nobody(name)
            : t.report.list.title(lines.filter(isReported).length, lines.length, name)}
        </h1>
        <PageActions>
          {lines.length > 0 && (
            <Download list="reports" params={{ rhythm: period.rhythm, period: period.code }} />
          )}
        </PageActions>
      </header>
      <p className="muted">
        {t.report.list.closes(formatDay(period.dueOn, lang), formatDay(period.closes, lang))}{' '}
        {counts.join(' · ')}
      </p>
    </>
  );
}

function Lines({ lines }: { lines: readonly PeriodLine[] }) {
  const { t, lang } = useLanguage();
  const { data: units } = useUnits();
  const areaOf = (code: string | null) => {
    const unit = units?.find((known) => known.code === code);
    return unit ? bareUnitName(unit.nameVi) : code === null ? t.app.unknown : '';
  };
  return (
    <div className="table-frame">
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t.report.list.cluster}</th>
            <th scope="col">{t.report.list.area}</th>
            <th scope="col">{t.report.list.standing}</th>
            <th scope="col">{t.report.list.on}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, standing, on, byWord }) => (
            <tr key={row.code}>
              <th scope="row">
                <Go to={paths.cluster(row.code)}>
                  <span lang="vi">{shortName(row.name, lang)}</span>
                </Go>
              </th>
              <td data-label={t.report.list.area}>{areaOf(row.unit)}</td>
              <td data-label={t.report.list.standing}>
                <span className={`report-standing is-${standing}`}>{t.report.standing[standing]}</span>
              </td>
              <td data-label={t.report.list.on}>
                {on === null ? '–' : formatDay(on, lang)}
                {byWord && <span className="muted"> ({t.report.list.word})</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
