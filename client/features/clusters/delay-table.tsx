import type { DelayLine } from '../../../server/clusters/delays.ts';
import {
  formatAge,
  formatDay,
  formatEdtf,
  formatLength,
  formatSlip,
  type Lang,
} from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';
import { WhoseMove } from '../../ui/whose-move.tsx';

/** Ranked delays. Three differences side by side, because they are three questions. */
export function DelayTable({ lines }: { lines: readonly DelayLine[] }) {
  const { t } = useLanguage();
  return (
    <div className="table-frame">
      <table className="delays">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t.delays.rank}
            </th>
            <th scope="col">{t.delays.cluster}</th>
            <th scope="col">{t.delays.original}</th>
            <th scope="col">{t.delays.current}</th>
            <th scope="col">{t.delays.report}</th>
            <th scope="col">{t.delays.next}</th>
            <th scope="col">{t.obstacle.title}</th>
            <th scope="col">{t.delays.move}</th>
            <th scope="col">{t.delays.age}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <DelayRow key={line.row.code} line={line} rank={i + 1} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DelayRow({ line, rank }: { line: DelayLine; rank: number }) {
  const { t, lang } = useLanguage();
  const { row } = line;
  const slip = (days: number | null) =>
    days === null ? <span className="none">–</span> : formatSlip(days, lang);
  return (
    <tr>
      <td className="number">{rank}</td>
      <th scope="row">
        <StageMark stage={row.stage} lateness={row.lateness} />{' '}
        <Go to={paths.cluster(row.code)}>
          <span lang="vi">{shortName(row.name, lang)}</span>
        </Go>
        <small className="muted">
          {t.stage[row.stage]} · {t.lateness[row.lateness].toLowerCase()}{' '}
          <GroundMark ground={row.lateGround} />
        </small>
      </th>
      <td data-label={t.delays.original}>{slip(line.slipOriginal)}</td>
      <td data-label={t.delays.current} className={`delay tone-text-${toneOf(row.lateness, row.stage)}`}>
        {slip(row.slip)}
        <small className="muted">
          {row.gate && t.milestone[row.gate]}
          {line.gateBaseline ? `, ${formatEdtf(line.gateBaseline, lang)}` : ` (${t.cluster.noSchedule})`}
        </small>
      </td>
      <td data-label={t.delays.report}>{sinceReport(line, t, lang)}</td>
      <td data-label={t.delays.next}>{row.next && t.milestone[row.next]}</td>
      <td data-label={t.obstacle.title}>
        <Standing line={line} />
      </td>
      <td data-label={t.delays.move}>
        <WhoseMove mover={line.responsible} />
      </td>
      <td data-label={t.delays.age}>
        {row.stale && <StaleClock label={t.map.staleMark} />} {formatAge(row.reportAge, lang)}
      </td>
    </tr>
  );
}

/** Why, whose move, until when: of each open obstacle. */
function Standing({ line: { obstacles } }: { line: DelayLine }) {
  const { t, lang, inLanguage } = useLanguage();
  if (obstacles.length === 0) return <span className="none">–</span>;
  return obstacles.map((obstacle) => (
    <span key={obstacle.id} className="delay-cause">
      {t.reason[obstacle.cause]}
      <small className={obstacle.overdue ? 'is-late' : 'muted'}>
        {inLanguage(obstacle, 'organisation')}, {t.obstacle.by(formatDay(obstacle.due, lang))}
        {obstacle.overdue && ` · ${t.obstacle.overdue}`}
      </small>
    </span>
  ));
}

/** How far the last report moved the forecast, in words. */
function sinceReport({ slipSinceReport: moved, gateForecast }: DelayLine, t: Messages, lang: Lang): string {
  if (moved === null) return gateForecast ? t.delays.firstReport : t.delays.noReport;
  if (moved === 0) return t.delays.unchanged;
  const words = formatLength(moved, lang);
  return moved > 0 ? t.delays.movedLater(words) : t.delays.movedEarlier(words);
}
