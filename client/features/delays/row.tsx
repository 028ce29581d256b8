import type { DelayLine } from '../../../server/clusters/delays.ts';
import { toldCause } from '../../../shared/cause.ts';
import { formatAge, formatAgeShort, formatDay, formatEdtf, formatSlip } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';
import { delayParts, movedWords, type Naming } from './words.ts';

interface Props {
  line: DelayLine;
  names: Naming;
  /** The slip that fills a bar, in days. */
  longest: number;
}

/** One cluster: two lines in a table, three on a phone. What does not fit is cut off and told by its title. */
export function DelayRow({ line, names, longest }: Props) {
  const { t, lang } = useLanguage();
  const { row } = line;
  return (
    <tr>
      <th scope="row" className="at-name">
        <span className="line">
          <StageMark stage={row.stage} lateness={row.lateness} />{' '}
          <Go to={paths.cluster(row.code)}>
            <span lang="vi">{shortName(row.name, lang)}</span>
          </Go>{' '}
          {line.change && (
            <span className={`badge badge-${line.change}`}>
              {line.change === 'newly' ? t.late.isNew : t.late.isOver}
            </span>
          )}
        </span>
        <span className="line more">
          <span>{t.stage[row.stage]}</span> <GroundMark ground={row.lateGround} />
        </span>
      </th>
      <td className="at-area">
        <span className="line">{names.area(row.unit)}</span>
        <span className="line more" lang="vi" title={row.place}>
          {row.place.split(',')[0]}
        </span>
      </td>
      <DelayCell line={line} longest={longest} />
      <CauseCell line={line} />
      <MoverCell line={line} />
      <ReportCell line={line} />
    </tr>
  );
}

function DelayCell({ line: { row, slipOriginal, gateBaseline }, longest }: Pick<Props, 'line' | 'longest'>) {
  const { t, lang } = useLanguage();
  const { of, words } = delayParts(row, t, lang);
  const tone = toneOf(row.lateness, row.stage);
  const differs = slipOriginal !== null && slipOriginal !== row.slip;
  const original = differs ? formatSlip(slipOriginal, lang) : null;
  const due = gateBaseline === null ? null : t.obstacle.by(formatEdtf(gateBaseline, lang));
  const late = row.slip !== null && row.slip > 0 ? row.slip : 0;
  return (
    <td className={`at-delay delay tone-text-${tone}`}>
      <span className="line delay-words" title={[of, words, due && `(${due})`].filter(Boolean).join(' ')}>
        {of && <span>{of}</span>} <span>{words}</span>
      </span>
      <span className="line more">
        {late > 0 && (
          <span className={`delay-bar tone-${tone}`} aria-hidden="true">
            <i style={{ width: `${(100 * late) / Math.max(longest, 1)}%` }} />
          </span>
        )}
        {due && <span className="delay-due">{due}</span>}
        {original && <span title={t.late.original(original)}>{t.late.originalShort(original)}</span>}
      </span>
    </td>
  );
}

function CauseCell({ line: { row, obstacles } }: Pick<Props, 'line'>) {
  const { t, lang } = useLanguage();
  const [first] = obstacles;
  if (!first) {
    const [given] = row.causes;
    return (
      <td className="at-cause">
        {given ? (
          <span className="line" title={t.late.lastGiven}>
            {causeWord(t, given)}
          </span>
        ) : (
          <span className="line none">{t.late.notSaid}</span>
        )}
        <span className="line more">{row.next && `${t.status.next}: ${t.ahead[row.next]}`}</span>
      </td>
    );
  }
  const causes = [...new Set(obstacles.map(toldCause))];
  const others = causes.slice(1);
  return (
    <td className="at-cause">
      <span className="line" title={causes.map((cause) => causeWord(t, cause)).join('; ')}>
        {causeWord(t, first.cause, first.as)}
      </span>
      <span className={first.overdue ? 'line more is-late' : 'line more'}>
        {others.length > 0 && `${t.late.moreCauses(others.length)} · `}
        {t.obstacle.by(formatDay(first.due, lang))}
        {first.overdue && `, ${t.obstacle.overdue}`}
      </span>
    </td>
  );
}

function MoverCell({ line: { responsible } }: Pick<Props, 'line'>) {
  const { t, inLanguage } = useLanguage();
  if (!responsible) {
    return (
      <td className="at-mover">
        <span className="line defect">{t.late.noMover}</span>
      </td>
    );
  }
  const organisation = inLanguage(responsible, 'organisation');
  const person = `${responsible.person} · ${inLanguage(responsible, 'title')}`;
  return (
    <td className="at-mover">
      <span className="line" title={organisation}>
        {organisation}
      </span>
      <span
        className="line more"
        title={responsible.illustrative ? `${person} (${t.app.illustrative})` : person}
      >
        {responsible.person} <GroundMark ground={responsible.illustrative ? 'illustrative' : null} small />{' '}
        {inLanguage(responsible, 'title')}
      </span>
    </td>
  );
}

function ReportCell({ line: { row, slipSinceReport } }: Pick<Props, 'line'>) {
  const { t, lang } = useLanguage();
  return (
    <td className="at-report">
      <span className="line" title={formatAge(row.reportAge, lang)}>
        {row.stale && <StaleClock label={t.map.staleMark} />}{' '}
        {row.reportAge === null ? t.delays.noReport : formatAgeShort(row.reportAge, lang)}
      </span>
      <span className="line more">{movedWords(slipSinceReport, t, lang)}</span>
    </td>
  );
}
