import type { ProcedureLine } from '../../../server/procedure/read.ts';
import type { Day } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { basisWords } from '../../../shared/i18n/procedure-words.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { paths } from '../../paths.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { leftWords, useProcedureWords } from './words.ts';

interface Props {
  lines: readonly ProcedureLine[];
  /** The day by which they are judged. */
  on: Day;
  areaOf: (unit: string | null) => string;
}

/** Dossiers on the ladder: what is left of the step that runs, on whose desk, until when and by which law. */
export function LineTable({ lines, on, areaOf }: Props) {
  const { words } = useProcedureWords();
  return (
    <div className="table-frame">
      <table className="procedure-table">
        <thead>
          <tr>
            <th scope="col">{words.list.cluster}</th>
            <th scope="col">{words.list.left}</th>
            <th scope="col">{words.list.rung}</th>
            <th scope="col">{words.list.desk}</th>
            <th scope="col">{words.list.since}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.code} line={line} on={on} area={areaOf(line.unit)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, on, area }: { line: ProcedureLine; on: Day; area: string }) {
  const { lang, words, rungName, deskName } = useProcedureWords();
  const { code, name, next, desk, last, lastOn, returnedOn } = line;
  return (
    <tr>
      <th scope="row">
        <Go to={paths.cluster(code)}>
          <span lang="vi">{shortName(name, lang)}</span>
        </Go>{' '}
        <GroundMark ground={line.illustrative ? 'illustrative' : null} small />
        <small className="muted">{area}</small>
      </th>
      <td data-label={words.list.left}>
        <Left line={line} />
      </td>
      <td data-label={words.list.rung}>{rungName(next)}</td>
      <td data-label={words.list.desk}>
        {deskName(desk, on)}
        {returnedOn && <small className="muted">{words.returnedOn(formatDay(returnedOn, lang))}</small>}
      </td>
      <td data-label={words.list.since}>
        {last ? rungName(last) : words.list.notPlanned}
        {lastOn && <small className="muted">{formatDay(lastOn, lang)}</small>}
      </td>
    </tr>
  );
}

function Left({ line: { running, returnedOn } }: { line: ProcedureLine }) {
  const { t, lang, words } = useProcedureWords();
  if (!running) return <span className="muted">{words.noClock}</span>;
  return (
    <>
      <strong className={running.breached ? 'is-late' : undefined}>
        {leftWords(running, words, returnedOn !== null)}
      </strong>
      {running.due && <small className="muted">{words.due(formatDay(running.due, lang))}</small>}
      <small className="muted procedure-basis">{basisWords(running.basis, t, words)}</small>
    </>
  );
}
