import type { DryRun, PlanLine } from '../../../server/imports/dry-run.ts';
import { faultsSaid, fieldSaid, valueSaid } from '../../../shared/i18n/import-said.ts';
import type { ImportWords } from '../../../shared/i18n/vi-imports.ts';
import { isPlain } from '../../../shared/imports/plain.ts';
import { useLanguage } from '../../i18n.tsx';
import { Fold } from '../../ui/fold.tsx';

interface Props {
  words: ImportWords;
  plan: DryRun;
  names: readonly string[];
  chosen: ReadonlySet<number>;
  onChoose: (rows: Iterable<number>, isChosen: boolean) => void;
  /** Which cluster a row is. */
  onIdentify: (row: number, is: string) => void;
}

/** As many rows are seen at a glance. */
const FEW = 12;

/**
 * What the file would change, row by row: first what has to be looked at; what is plain behind how many there are of it,
 * changes of what stands apart from what is new.
 */
export function PlanRows(props: Props) {
  const { words, plan } = props;
  const doubtful = plan.lines.filter((line) => !isPlain(line));
  return (
    <>
      {doubtful.length > 0 && <PlanTable {...props} lines={doubtful} />}
      {(['change', 'new'] as const).map((kind) => {
        const lines = plan.lines.filter((line) => line.is === kind && isPlain(line));
        if (plan.plain[kind] === 0) return null;
        return (
          <Fold
            key={kind}
            className="card import-plain"
            open={plan.plain[kind] <= FEW}
            title={<h3>{words.plain[kind](plan.plain[kind])}</h3>}
          >
            {lines.length > 0 && <PlanTable {...props} lines={lines} />}
          </Fold>
        );
      })}
    </>
  );
}

/** Every problem of a row, every difference, and whether the row is taken. */
function PlanTable({
  words,
  plan,
  lines,
  names,
  chosen,
  onChoose,
  onIdentify,
}: Props & { lines: PlanLine[] }) {
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
          {lines.map((line) => (
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

function Differences({ words, line }: { words: ImportWords; line: PlanLine }) {
  const { t, lang } = useLanguage();
  // What is new has its name beside its tick.
  const changes = line.changes.filter(({ field }) => line.is !== 'new' || field !== 'name');
  if (changes.length === 0) return null;
  return (
    <ul className="import-changes">
      {changes.map(({ field, from, to }) => (
        <li key={`${field} ${to}`}>
          {fieldSaid(field, { t, words })}: {from !== null && <del>{valueSaid(field, from, t, lang)}</del>}
          {from !== null && ' '}
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
