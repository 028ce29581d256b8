import type { DryRun, PlanLine } from '../../../server/imports/dry-run.ts';
import { faultsSaid, fieldSaid, valueSaid } from '../../../shared/i18n/import-said.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import { useLanguage } from '../../i18n.tsx';

interface Props {
  words: ImportWords;
  plan: DryRun;
  names: readonly string[];
  chosen: ReadonlySet<number>;
  onChoose: (rows: Iterable<number>, isChosen: boolean) => void;
  /** Which cluster a row is. */
  onIdentify: (row: number, is: string) => void;
}

/** What the file would change, row by row: every problem, every difference, and whether the row is taken. */
export function PlanTable({ words, plan, names, chosen, onChoose, onIdentify }: Props) {
  const acceptable = new Set(plan.acceptable.map(({ row }) => row));
  return (
    <div className="table-frame">
      <table className="import-plan">
        <thead>
          <tr>
            <th scope="col">{words.line.accept}</th>
            <th scope="col">{words.line.row}</th>
            <th scope="col">{words.line.cluster}</th>
            <th scope="col">{words.line.what}</th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map((line) => (
            <tr key={line.row} className={`import-line is-${line.is}`}>
              <td data-label={words.line.accept}>
                <input
                  type="checkbox"
                  aria-label={`${words.line.accept}: ${words.line.row} ${line.row + 1}`}
                  disabled={!acceptable.has(line.row)}
                  checked={chosen.has(line.row)}
                  onChange={(event) => onChoose([line.row], event.target.checked)}
                />
              </td>
              <td data-label={words.line.row}>{line.row + 1}</td>
              <th scope="row">
                <span lang="vi">{line.name}</span>
                <br />
                <span className={`import-kind is-${line.is}`}>
                  {words.line.is[line.is]}
                  {line.code && ` ${line.code}`}
                </span>
              </th>
              <td data-label={words.line.what}>
                <Differences words={words} line={line} />
                <Faults words={words} line={line} names={names} />
                {line.suspects.length > 0 && (
                  <Which words={words} line={line} onIdentify={(is) => onIdentify(line.row, is)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Differences({ words, line: { changes } }: { words: ImportWords; line: PlanLine }) {
  const { t, lang } = useLanguage();
  if (changes.length === 0) return null;
  return (
    <ul className="import-changes">
      {changes.map(({ field, from, to }) => (
        <li key={`${field} ${to}`}>
          {fieldSaid(field, { t, words })}: {from !== null && <del>{valueSaid(field, from, t, lang)}</del>}{' '}
          <ins>{valueSaid(field, to, t, lang)}</ins>
        </li>
      ))}
    </ul>
  );
}

function Faults({ words, line, names }: { words: ImportWords; line: PlanLine; names: readonly string[] }) {
  const { t, lang } = useLanguage();
  const said = faultsSaid(line, { t, words, names, lang });
  if (said.length === 0) return null;
  return (
    <ul className="import-faults">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

interface WhichProps {
  words: ImportWords;
  line: PlanLine;
  onIdentify: (is: string) => void;
}

function Which({ words, line, onIdentify }: WhichProps) {
  return (
    <select aria-label={words.line.which} value="" onChange={(event) => onIdentify(event.target.value)}>
      <option value="">{words.mapping.unanswered}</option>
      {line.suspects.map(({ code, name }) => (
        <option key={code} value={code}>
          {code} · {name}
        </option>
      ))}
      <option value="new">{words.line.another}</option>
    </select>
  );
}
