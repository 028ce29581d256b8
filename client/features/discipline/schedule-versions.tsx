import { dayInHanoi, epochMs } from '../../../shared/day.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { MILESTONE_CODES } from '../../../shared/lifecycle.ts';
import type { ScheduleVersion } from '../../../shared/milestones/versions.ts';
import { PaperLink } from '../../commands/paper-link.tsx';
import { useLanguage } from '../../i18n.tsx';
import { Provenance } from '../../ui/provenance.tsx';

/** The schedule of the decision and every adjustment beside each other: what each changed stands out. */
export function ScheduleVersions({ versions }: { versions: readonly ScheduleVersion[] }) {
  const { t, lang } = useLanguage();
  const words = t.discipline;
  if (versions.length === 0) return null;
  const dated = MILESTONE_CODES.filter((code) => versions.at(-1)?.inForce[code] !== undefined);
  return (
    <details className="discipline-record">
      <summary>{words.versions(versions.length)}</summary>
      <div className="table-frame">
        <table className="schedule-versions">
          <thead>
            <tr>
              <th scope="col">{t.cluster.milestone}</th>
              {versions.map((version, i) => (
                <th key={version.seq} scope="col">
                  {i === 0 ? t.cluster.baseline0 : words.version(i)}{' '}
                  <Provenance provenance={version.provenance} source={version.source ?? undefined} />
                  <span className="muted">
                    {version.document
                      ? `${version.document.number ?? ''} ${formatDay(version.document.day, lang)}`
                      : formatDay(dayInHanoi(epochMs(version.recordedAt)), lang)}
                  </span>
                  {version.document?.paper && (
                    <span className="muted">
                      <PaperLink id={version.document.paper} />
                    </span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dated.map((code) => (
              <tr key={code}>
                <th scope="row">{t.milestone[code]}</th>
                {versions.map(({ seq, inForce, changed }) => {
                  const date = inForce[code];
                  const told = date === undefined ? '–' : formatEdtf(date, lang);
                  return <td key={seq}>{changed.includes(code) ? <strong>{told}</strong> : told}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
