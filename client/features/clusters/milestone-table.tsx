import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import { formatDay, formatEdtf, formatSlip } from '../../../shared/i18n/format.ts';
import { MILESTONES, type MilestoneCode, PHASES } from '../../../shared/lifecycle.ts';
import { PaperLink } from '../../commands/paper-link.tsx';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

interface Props {
  lines: readonly MilestoneLine[];
  next: MilestoneCode | null;
  internal: boolean;
}

/** Baseline, forecast and actual of each milestone, by phase, with the difference in words. */
export function MilestoneTable({ lines, next, internal }: Props) {
  const { t } = useLanguage();
  return (
    <div className="table-frame">
      <table className="lifecycle">
        <thead>
          <tr>
            <th scope="col">{t.cluster.milestone}</th>
            <th scope="col">{t.cluster.baseline0}</th>
            <th scope="col">{t.cluster.baseline}</th>
            {internal && <th scope="col">{t.cluster.forecast}</th>}
            <th scope="col">{t.cluster.actual}</th>
            <th scope="col">{t.cluster.slip}</th>
          </tr>
        </thead>
        {PHASES.map((phase) => {
          const inPhase = lines.filter((line) => MILESTONES[line.milestone].phase === phase);
          if (inPhase.length === 0) return null;
          return (
            <tbody key={phase}>
              <tr className="phase-row">
                <th colSpan={internal ? 6 : 5} scope="rowgroup">
                  {t.phase[phase]}
                </th>
              </tr>
              {inPhase.map((line) => (
                <MilestoneRow
                  key={line.milestone}
                  line={line}
                  isNext={line.milestone === next}
                  internal={internal}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function MilestoneRow({
  line,
  isNext,
  internal,
}: {
  line: MilestoneLine;
  isNext: boolean;
  internal: boolean;
}) {
  const { t, lang } = useLanguage();
  const gate = MILESTONES[line.milestone].gate === true;
  const date = (value: string | undefined) =>
    value ? formatEdtf(value, lang) : <span className="none">–</span>;
  return (
    <tr className={isNext ? 'is-next' : undefined}>
      <th scope="row">
        <span className={gate ? 'gate' : undefined}>{t.milestone[line.milestone]}</span>
        {isNext && <span className="badge badge-next">{t.cluster.next}</span>}
      </th>
      <td data-label={t.cluster.baseline0}>
        {date(line.baseline0)} <SourceOf entry={line.baseline0Entry} />
      </td>
      <td data-label={t.cluster.baseline}>
        {date(line.baseline)}
        {line.adjustments ? (
          <>
            <small className="muted"> {t.cluster.adjusted(line.adjustments)}</small>{' '}
            <SourceOf entry={line.baselineEntry} />
          </>
        ) : null}
      </td>
      {internal && (
        <td data-label={t.cluster.forecast}>
          {date(line.actual ? undefined : line.forecast)}{' '}
          {!line.actual && line.forecast && line.provenance?.forecast && (
            <Provenance provenance={line.provenance.forecast} />
          )}
          {line.request && (
            <span className={`badge request-mark request-mark-${line.request}`}>
              {t.discipline.state[line.request]}
            </span>
          )}
        </td>
      )}
      <td data-label={t.cluster.actual}>
        <Actual line={line} />
      </td>
      <td data-label={t.cluster.slip} className={line.slip !== null && line.slip > 0 ? 'is-late' : undefined}>
        {line.slip === null ? <span className="none">–</span> : formatSlip(line.slip, lang)}
        {line.slipOriginal !== null && line.slipOriginal !== line.slip && (
          <small className="muted"> {t.cluster.vsOriginal(formatSlip(line.slipOriginal, lang))}</small>
        )}
      </td>
    </tr>
  );
}

const SourceOf = ({ entry }: { entry: MilestoneLine['baselineEntry'] }) =>
  entry && <Provenance provenance={entry.provenance} source={entry.source} more={entry.note} />;

function Actual({ line }: { line: MilestoneLine }) {
  const { t, lang } = useLanguage();
  if (line.over) return <span className="muted">{t.status.over}</span>;
  if (!line.actual) return <span className="muted">{line.behind ? t.cluster.behind : t.cluster.notYet}</span>;
  const entry = line.actualEntry;
  return (
    <>
      <strong>{formatEdtf(line.actual, lang)}</strong> <SourceOf entry={entry} />
      {line.actualState === 'reported' && <span className="badge badge-wait">{t.cluster.unconfirmed}</span>}
      {entry?.document && (
        <small className="muted">
          {' '}
          {t.cluster.document(entry.document.number, entry.document.issuer)} (
          {formatDay(entry.document.day, lang)}){' '}
          {entry.document.paper && <PaperLink id={entry.document.paper} />}
        </small>
      )}
    </>
  );
}
