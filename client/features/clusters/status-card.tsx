import type { ReactNode } from 'react';
import type { ClusterDetail } from '../../../server/clusters/detail.ts';
import { owesReports } from '../../../shared/delay.ts';
import { handedOverWords } from '../../../shared/i18n/clearance-words.ts';
import { formatAge, formatAgeShort, formatEdtf, formatSlip } from '../../../shared/i18n/format.ts';
import { findingWords, lowerFirst, stageWords, whyWords } from '../../../shared/i18n/status-words.ts';
import type { Why } from '../../../shared/status.ts';
import { statusTold } from '../../../shared/status-told.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { Provenance } from '../../ui/provenance.tsx';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';
import { WhoseMove } from '../../ui/whose-move.tsx';
import { moverOf } from './status-of.ts';

interface Props {
  detail: ClusterDetail;
  /** Over the map: without the rule, and in one column. */
  brief?: boolean;
}

/** One sentence: what is, what is next and how late; why, whose move it is, and since when nothing was heard. */
export function StatusCard({ detail, brief = false }: Props) {
  const { t, lang } = useLanguage();
  const { row, assessment } = detail;
  const status = statusTold(detail);
  const mover = moverOf(detail);
  const handed = handedOverWords(row, t, lang);
  const tone = toneOf(row.lateness, row.stage);
  const { slipOriginal = null, slip = null } = assessment ?? {};
  return (
    <section className={`status tone-box-${tone}${brief ? ' status-brief' : ''}`} aria-label={t.status.label}>
      <p className="status-stage">
        <StageMark stage={row.stage} lateness={row.lateness} size={20} /> {stageWords(status, t, lang)}{' '}
        <GroundMark ground={row.stageGround} />
        {row.gate !== null && (
          <span className={`tone-text-${tone}`}> · {lowerFirst(t.lateness[row.lateness])}</span>
        )}
      </p>
      {status.finding && (
        <p className={`status-finding tone-text-${tone}`}>
          {findingWords(status.finding, t, lang)}{' '}
          {row.gate !== null && detail.illustrative && <Provenance provenance="illustrative" />}
        </p>
      )}
      {slipOriginal !== null && slipOriginal !== slip && (
        <p className="muted status-original">{t.status.original(formatSlip(slipOriginal, lang))}</p>
      )}
      <dl className="status-parts">
        {status.why && (
          <Part term={t.status.why}>
            <Because why={status.why} />
          </Part>
        )}
        {mover !== undefined && (
          <Part term={t.status.move}>
            <WhoseMove mover={mover} />
          </Part>
        )}
        {mover !== undefined && !brief && row.next !== null && (
          <Part term={t.status.next}>
            <NextStep detail={detail} next={row.next} />
          </Part>
        )}
        {row.gate !== null && handed !== null && (
          <Part term={t.clearance.title} className="status-clearance">
            {handed} <GroundMark ground={row.clearanceGround} />
          </Part>
        )}
        {owesReports(row.stage) && (
          <Part
            term={t.status.report}
            className={row.reportAge === null ? 'status-report is-none' : 'status-report'}
          >
            {row.stale && <StaleClock label={t.map.staleMark} />}{' '}
            {row.reportAge === null ? formatAge(null, lang) : formatAgeShort(row.reportAge, lang)}
          </Part>
        )}
      </dl>
      {!brief && row.gate !== null && <Rule lateness={row.lateness} />}
    </section>
  );
}

interface PartProps {
  term: string;
  className?: string;
  children: ReactNode;
}

const Part = ({ term, className, children }: PartProps) => (
  <div className={className}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

function Because({ why }: { why: Why }) {
  const { t, lang } = useLanguage();
  const { cause, from } = whyWords(why, t, lang);
  return (
    <>
      <span className={why.by === 'nobody' ? 'defect' : 'status-cause'}>{cause}</span>
      {from && (
        <span className={why.by === 'obstacle' && why.overdue ? 'is-late status-more' : 'muted status-more'}>
          {from}
        </span>
      )}
    </>
  );
}

/** The task, its date, and what proves it. */
function NextStep({
  detail,
  next,
}: {
  detail: ClusterDetail;
  next: NonNullable<ClusterDetail['row']['next']>;
}) {
  const { t, lang } = useLanguage();
  const { nextDue, nextForecast, internal, milestones } = detail;
  const { provenance = {} } = milestones.find(({ milestone }) => milestone === next) ?? {};
  const isMadeUp =
    (nextDue !== null && provenance.baseline === 'illustrative') ||
    (nextForecast !== null && provenance.forecast === 'illustrative');
  const dates = [
    nextDue ? t.status.nextDue(formatEdtf(nextDue, lang)) : t.cluster.noSchedule,
    ...(internal
      ? [nextForecast ? t.status.expected(formatEdtf(nextForecast, lang)) : t.status.notExpected]
      : []),
  ];
  return (
    <>
      <span>{t.ahead[next]}</span>
      <span className="muted status-more">
        {dates.join(' · ')} <GroundMark ground={isMadeUp ? 'illustrative' : null} small />
      </span>
      <span className="muted status-more status-product">{t.status.product(t.product[next])}</span>
    </>
  );
}

/** By which rule it has its class, for who asks. */
function Rule({ lateness }: Pick<ClusterDetail['row'], 'lateness'>) {
  const { t } = useLanguage();
  const { thresholds } = useSession();
  return (
    <details className="status-rule">
      <summary>{t.status.rule}</summary>
      <p className="muted">{t.latenessRule[lateness](thresholds)}</p>
    </details>
  );
}
