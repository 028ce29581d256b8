import '../styles/procedure.css';
import { useQuery } from '@tanstack/react-query';
import type { ProcedureLine, ProcedurePage } from '../../server/procedure/read.ts';
import {
  type Choice,
  chosen,
  hasBegun,
  isNarrowed,
  NO_AREA,
  readChoice,
  STANDS,
  standOf,
} from '../../shared/procedure/filter.ts';
import { DESKS, RUNG_CODES } from '../../shared/procedure/rungs.ts';
import { can } from '../../shared/roles.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { trpc } from '../api.ts';
import { LineTable } from '../features/procedure/line-table.tsx';
import { SpreadTables } from '../features/procedure/spread-tables.tsx';
import { useProcedureWords } from '../features/procedure/words.ts';
import { Download } from '../features/tables/download.tsx';
import { useUrlParams } from '../go.tsx';
import { useAsOf, useSession, useUnits } from '../session.ts';
import { Fold } from '../ui/fold.tsx';
import { NoRight } from '../ui/no-right.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Every dossier before its decision: how long it still has and on whose desk, and how long the procedure takes. */
export function ProcedureRoute() {
  const { words } = useProcedureWords();
  const { actor } = useSession();
  useTitle(words.name);
  return can(actor, 'procedure.read').yes ? <All /> : <NoRight title={words.name} role={actor.role} />;
}

function All() {
  const { param } = useAsOf();
  const query = useQuery(trpc.procedure.list.queryOptions(param));
  return (
    <div className="page procedure-page">
      <QueryState query={query} lines={10}>
        {(known) => <Page known={known} />}
      </QueryState>
    </div>
  );
}

function useAreaOf(): (unit: string | null) => string {
  const { words } = useProcedureWords();
  const { data: units = [] } = useUnits();
  return (unit) => {
    const found = units.find(({ code }) => code === unit);
    return found ? bareUnitName(found.nameVi) : words.list.noArea;
  };
}

function Page({ known: { lines, spreads, judgedOn } }: { known: ProcedurePage }) {
  const { words } = useProcedureWords();
  const [params] = useUrlParams();
  const areaOf = useAreaOf();
  const begun = lines.filter(hasBegun);
  const waiting = lines.filter((line) => !hasBegun(line));
  const late = begun.filter((line) => standOf(line) === 'late').length;
  const choice = readChoice(params);
  const shown = chosen(begun, choice);
  return (
    <>
      <header className="page-head">
        <h1>{words.list.title(begun.length, late)}</h1>
        <PageActions>{lines.length > 0 && <Download list="procedure" params={{ ...choice }} />}</PageActions>
      </header>
      <p className="muted">{lines.length === 0 ? words.list.none : words.list.hint}</p>
      {begun.length > 0 && <Filters lines={begun} areaOf={areaOf} />}
      {begun.length > 0 && shown.length === 0 && <p className="empty">{words.list.noneFound}</p>}
      {shown.length > 0 && <LineTable lines={shown} on={judgedOn} areaOf={areaOf} />}
      {waiting.length > 0 && (
        <Fold title={<h2>{words.list.waiting(waiting.length)}</h2>} className="procedure-waiting">
          <p className="muted">{words.list.waitingHint}</p>
          <LineTable lines={waiting} on={judgedOn} areaOf={areaOf} />
        </Fold>
      )}
      <SpreadTables spreads={spreads} />
      <p className="muted">{words.counting}</p>
    </>
  );
}

interface FilterProps {
  lines: readonly ProcedureLine[];
  areaOf: (unit: string | null) => string;
}

/** By desk, step, area and time: each offers what there is, with how many. */
function Filters({ lines, areaOf }: FilterProps) {
  const { words, rungName } = useProcedureWords();
  const [params, change] = useUrlParams();
  const choice = readChoice(params);
  const { list } = words;
  const counted = <T extends string>(values: readonly T[], of: (line: ProcedureLine) => T | null) =>
    values.flatMap((value) => {
      const n = lines.filter((line) => of(line) === value).length;
      return n > 0 ? [{ value, n }] : [];
    });
  const units = [...new Set(lines.map(({ unit }) => unit ?? NO_AREA))].sort((a, b) =>
    compareVietnamese(areaOf(a), areaOf(b)),
  );
  const set = (name: keyof Choice) => (value: string) => change({ [name]: value === '' ? null : value });
  return (
    <div className="procedure-filters">
      <Select
        name={list.stand}
        any={list.stands.any}
        value={choice.stand}
        options={counted(STANDS, standOf).map(({ value, n }) => [value, `${list.stands[value]} (${n})`])}
        onChange={set('stand')}
      />
      <Select
        name={list.desk}
        any={list.anyDesk}
        value={choice.desk}
        options={counted(DESKS, ({ desk }) => desk).map(({ value, n }) => [
          value,
          `${words.desk[value]} (${n})`,
        ])}
        onChange={set('desk')}
      />
      <Select
        name={list.rung}
        any={list.anyRung}
        value={choice.rung}
        options={counted(RUNG_CODES, ({ next }) => next).map(({ value, n }) => [
          value,
          `${rungName(value)} (${n})`,
        ])}
        onChange={set('rung')}
      />
      {units.length > 1 && (
        <Select
          name={list.area}
          any={list.anyArea}
          value={choice.unit}
          options={counted(units, ({ unit }) => unit ?? NO_AREA).map(({ value, n }) => [
            value,
            `${areaOf(value)} (${n})`,
          ])}
          onChange={set('unit')}
        />
      )}
      {isNarrowed(choice) && (
        <button
          type="button"
          className="button button-small"
          onClick={() => change({ desk: null, rung: null, unit: null, stand: null })}
        >
          {list.clear}
        </button>
      )}
    </div>
  );
}

interface SelectProps {
  name: string;
  any: string;
  value: string | null;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Select({ name, any, value, options, onChange }: SelectProps) {
  return (
    <label>
      <span>{name}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
        <option value="">{any}</option>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
