import type { ReactNode } from 'react';
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { totalUnder, type Unit } from '../../../shared/procedure/clocks.ts';
import { RUNGS, type Rules } from '../../../shared/procedure/rungs.ts';
import type { Spread, SpreadOfRules } from '../../../shared/procedure/spread.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { paths } from '../../paths.ts';
import { useProcedureWords } from './words.ts';

/** How long each step took, and how long each desk kept the dossiers: rules by rules. */
export function SpreadTables({ spreads }: { spreads: readonly SpreadOfRules[] }) {
  const { words } = useProcedureWords();
  return (
    <section className="spreads">
      <h2>{words.spread.title}</h2>
      <p className="muted">{spreads.length === 0 ? words.spread.none : words.spread.hint}</p>
      {spreads.map((spread) => (
        <OfRules key={spread.rules} spread={spread} />
      ))}
    </section>
  );
}

/** A regime by whose clocks the rules are told; none where no clock is known. */
const TOLD_BY = { nd303: 'nd303_2026', nd32: 'nd32_2024', older: null } as const satisfies Record<
  Rules,
  string | null
>;

function OfRules({ spread: { rules, rungs, desks } }: { spread: SpreadOfRules }) {
  const { words, rungName } = useProcedureWords();
  const regime = TOLD_BY[rules];
  const total = regime && totalUnder(regime);
  return (
    <div className="card spread-card">
      <h3>{words.spread.rules[rules]}</h3>
      {total && <p className="muted">{words.spread.total(total.workday, total.day)}</p>}
      {rungs.length > 0 && (
        <Table title={words.spread.byRung} first={words.spread.rung} last={words.spread.within}>
          {rungs.map(({ rung, unit, ...spread }) => (
            <Row key={`${rung} ${unit}`} name={rungName(rung)} unit={unit} spread={spread}>
              <Within within={spread.within} inside={RUNGS[rung].inside === true} />
            </Row>
          ))}
        </Table>
      )}
      {desks.length > 0 && (
        <Table title={words.spread.byDesk} first={words.spread.desk}>
          {desks.map(({ desk, ...spread }) => (
            <Row key={desk} name={words.desk[desk]} spread={spread} />
          ))}
        </Table>
      )}
    </div>
  );
}

interface TableProps {
  title: string;
  first: string;
  last?: string;
  children: ReactNode;
}

function Table({ title, first, last, children }: TableProps) {
  const { words } = useProcedureWords();
  const { n, median, p80, longest } = words.spread;
  return (
    <div className="table-frame">
      <table className="spread-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {[n, median, p80, longest, ...(last ? [last] : [])].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface RowProps {
  name: string;
  /** Told under the name, where the table does not say it of all. */
  unit?: Unit;
  spread: Spread;
  children?: ReactNode;
}

function Row({ name, unit, spread, children }: RowProps) {
  const { lang, words } = useProcedureWords();
  const { n, median, p80, longest } = spread;
  const { spread: heads } = words;
  return (
    <tr>
      <th scope="row">
        {name} {unit && <small className="muted">{heads.unit[unit]}</small>}
      </th>
      <td className="number" data-label={heads.n}>
        {n}
      </td>
      {median === null || p80 === null ? (
        <td colSpan={3} className="spread-cases">
          <Cases cases={spread.cases} />
        </td>
      ) : (
        <>
          <td className="number" data-label={heads.median}>
            {formatNumber(median, lang, 1)}
          </td>
          <td className="number" data-label={heads.p80}>
            {formatNumber(p80, lang, 0)}
          </td>
          <td className="number" data-label={heads.longest}>
            {formatNumber(longest, lang, 0)}
          </td>
        </>
      )}
      {children && (
        <td className="number" data-label={heads.within}>
          {children}
        </td>
      )}
    </tr>
  );
}

/** Too few for a middle: each by its name. */
function Cases({ cases }: Pick<Spread, 'cases'>) {
  const { lang } = useProcedureWords();
  return cases.map(({ code, name, used, within }, i) => (
    <span key={code}>
      {i > 0 && ' · '}
      <Go to={paths.cluster(code)}>
        <span lang="vi">{shortName(name, lang)}</span>
      </Go>
      {': '}
      <span className={within === false ? 'is-late' : undefined}>{formatNumber(used, lang, 0)}</span>
    </span>
  ));
}

function Within({ within, inside }: { within: Spread['within']; inside: boolean }) {
  const { lang, words } = useProcedureWords();
  const { spread } = words;
  if (!within) return <span className="muted">{inside ? spread.inside : spread.unjudged}</span>;
  const { kept, of } = within;
  return <>{spread.share(kept, of, formatShare(kept / of, lang))}</>;
}
