import { useQuery } from '@tanstack/react-query';
import type { ClusterReports, ToldReport } from '../../../server/reports/read.ts';
import { formatInstant, formatNumber } from '../../../shared/i18n/format.ts';
import { periodNameOf } from '../../../shared/i18n/period-words.ts';
import { REPORT_TEXTS } from '../../../shared/reports/texts.ts';
import { trpc } from '../../api.ts';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';
import { Fold } from '../../ui/fold.tsx';
import { Provenance } from '../../ui/provenance.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Periods } from './reporting.tsx';

interface Props {
  code: string;
  name: string;
  /** Whoever looks may report. */
  may: boolean;
}

/** The regular reports of a cluster, behind their title; open for whoever gives them, where there is room. */
export function ClusterReportsPart(props: Props & { open: boolean }) {
  const { t } = useLanguage();
  return (
    <Fold title={<h2>{t.report.title}</h2>} className="card" open={props.open} lazy>
      <Asked {...props} />
    </Fold>
  );
}

/** How its periods stand, the last report, and those before it. */
function Asked({ code, name, may }: Props) {
  const { param } = useAsOf();
  const query = useQuery(trpc.reports.of.queryOptions({ code, ...param }));
  return (
    <QueryState query={query} lines={3}>
      {(known: ClusterReports) => <Known known={known} code={code} name={name} may={may} />}
    </QueryState>
  );
}

function Known({ known, ...rest }: { known: ClusterReports } & Props) {
  const { t } = useLanguage();
  const [last, ...before] = known.told;
  return (
    <>
      {known.rhythm === null && <p className="muted">{t.report.none}</p>}
      <Periods periods={known.open} {...rest} />
      {last ? <Told report={last} /> : <p className="muted">{t.report.noneTold}</p>}
      {before.length > 0 && (
        <Fold title={t.report.told(before.length)}>
          {before.map((report) => (
            <Told key={report.seq} report={report} />
          ))}
        </Fold>
      )}
    </>
  );
}

function Told({ report }: { report: ToldReport }) {
  const { t, lang } = useLanguage();
  const { period, nothing, disbursed, by, recordedAt, illustrative } = report;
  return (
    <article className="report-told">
      <h3>{t.report.of(periodNameOf(period, t, lang))}</h3>
      <p className="muted">
        {t.report.by(by, formatInstant(recordedAt, lang))}{' '}
        {illustrative && <Provenance provenance="illustrative" />}
      </p>
      {nothing && <p>{t.report.nothingTold}</p>}
      <dl>
        {REPORT_TEXTS.map((name) => {
          const text = report[name];
          return text === null ? null : (
            <div key={name}>
              <dt>{t.report.text[name]}</dt>
              <dd>{text}</dd>
            </div>
          );
        })}
        {disbursed !== null && (
          <div>
            <dt>{t.report.disbursed}</dt>
            <dd>{t.report.disbursedIs(formatNumber(disbursed, lang))}</dd>
          </div>
        )}
      </dl>
    </article>
  );
}
