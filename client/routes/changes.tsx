import '../styles/changes.css';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { CHANGE_KINDS, type Changes, changesBetween, countChanged } from '../../shared/changes.ts';
import { addDays, addMonths, type Day, isDay } from '../../shared/day.ts';
import { formatDay, formatList, type Lang } from '../../shared/i18n/format.ts';
import type { Messages } from '../../shared/i18n/messages.ts';
import { levelOn } from '../../shared/unit.ts';
import { bareUnitName } from '../../shared/unit-name.ts';
import { mapQuery, trpc } from '../api.ts';
import { ChangeGroups } from '../features/clusters/change-groups.tsx';
import { Download } from '../features/tables/download.tsx';
import { useUrlParams } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { useAsOf, useRecordSince, useUnitsOn } from '../session.ts';
import { DayChoice } from '../ui/day-choice.tsx';
import { PageActions } from '../ui/page-actions.tsx';
import { Notice } from '../ui/parts.tsx';
import { QueryState } from '../ui/query-state.tsx';
import { useTitle } from '../ui/use-title.ts';

/** From which days one mostly compares, for the day looked at. */
const chipsFor = (day: Day) =>
  ({
    month: addMonths(day, -1),
    quarter: addMonths(day, -3),
    year: addMonths(day, -12),
    // What was known at the end of the last year is how this one began.
    newYear: `${Number(day.slice(0, 4)) - 1}-12-31`,
  }) as const;
type Chip = keyof ReturnType<typeof chipsFor>;

/** The day to compare with, from the address; three months back where it says none. */
function useFrom(): { from: Day; choose: (from: Day) => void } {
  const { day } = useAsOf();
  const since = useRecordSince();
  const [params, change] = useUrlParams();
  const said = params.get('from');
  const quarter = addMonths(day, -3);
  const usual = since !== null && quarter < since && since < day ? since : quarter;
  return {
    from: said !== null && isDay(said) ? said : usual,
    choose: (from) => change({ from }),
  };
}

/** What has changed between two days: who started, who is newly late, who recovered. */
export function ChangesRoute() {
  const { t, lang } = useLanguage();
  const { day } = useAsOf();
  const { from, choose } = useFrom();
  useTitle(t.changes.name);
  const choice = <FromChoice from={from} onChoose={choose} />;
  return (
    <div className="page changes-page">
      {from < day ? (
        <Compared from={from}>{choice}</Compared>
      ) : (
        <>
          <h1>{t.changes.name}</h1>
          <Notice tone="warn" title={t.changes.notBefore(formatDay(day, lang))} />
          {choice}
        </>
      )}
    </div>
  );
}

/** Both days as they were known; two answers of the map. */
function useChanges(from: Day) {
  const { day, param } = useAsOf();
  const before = useQuery(mapQuery(from));
  const after = useQuery(mapQuery(param.asOf ?? null));
  const mergedBefore = useQuery(trpc.clusters.merged.queryOptions({ asOf: from }));
  const mergedAfter = useQuery(trpc.clusters.merged.queryOptions(param));
  const [was, is] = [before.data?.rows, after.data?.rows];
  const [left, right] = [mergedBefore.data, mergedAfter.data];
  const sameUnits = levelOn(from) === levelOn(day);
  const changes = useMemo(
    () =>
      was && is && left && right
        ? changesBetween(was, is, { sameUnits, merged: { before: byCode(left), after: byCode(right) } })
        : null,
    [was, is, left, right, sameUnits],
  );
  // The one that is not there yet is the one to wait for, or to say why it does not come.
  const all: UseQueryResult<unknown, unknown>[] = [before, after, mergedBefore, mergedAfter];
  const waitedFor = all.find(({ data }) => data === undefined) ?? after;
  return { changes, sameUnits, waitedFor, counts: was && is ? { was: was.length, is: is.length } : null };
}

const byCode = (merged: readonly { code: string; into: string }[]): ReadonlyMap<string, string> =>
  new Map(merged.map(({ code, into }) => [code, into]));

/** The finding, then what it is made of. `children`: the choice of the other day. */
function Compared({ from, children }: { from: Day; children: ReactNode }) {
  const { t, lang } = useLanguage();
  const { day } = useAsOf();
  const { changes, sameUnits, waitedFor, counts } = useChanges(from);
  const unitName = useUnitName(day);
  const unitNameBefore = useUnitName(from);
  const what = changes === null ? '…' : findingOf(changes, t, lang);
  return (
    <>
      <header className="page-head">
        <h1>{t.changes.finding(formatDay(from, lang), formatDay(day, lang), what)}</h1>
        <PageActions>
          <Download list="changes" params={{ from }} />
        </PageActions>
      </header>
      {children}
      {changes === null ? (
        <QueryState query={waitedFor} lines={10}>
          {() => null}
        </QueryState>
      ) : (
        <>
          {countChanged(changes) === 0 && (
            <div className="empty">
              <p>{t.changes.none}</p>
              <p className="muted">{t.changes.noneHint}</p>
            </div>
          )}
          {counts && <Sum changes={changes} counts={counts} />}
          <ChangeGroups changes={changes} unitName={unitName} unitNameBefore={unitNameBefore} />
          {!sameUnits && <p className="muted">{t.changes.newUnits}</p>}
        </>
      )}
    </>
  );
}

/** How the number of the one day becomes that of the other; nothing to tell where it is the same clusters. */
function Sum({ changes, counts }: { changes: Changes; counts: { was: number; is: number } }) {
  const { t } = useLanguage();
  const [come, gone] = [changes.entered.length + changes.rejoined.length, changes.left.length];
  if (come + gone === 0) return null;
  return <p className="muted">{t.changes.sum({ ...counts, come, gone })}</p>;
}

function findingOf(changes: Changes, t: Messages, lang: Lang): string {
  const said = CHANGE_KINDS.filter((kind) => changes[kind].length > 0).map((kind) =>
    t.changes.said[kind](changes[kind].length),
  );
  return said.length === 0 ? t.changes.nothing : formatList(said, lang);
}

/** Where nobody says since when there are records. */
const EARLIEST: Day = '1900-01-01';

function FromChoice({ from, onChoose }: { from: Day; onChoose: (from: Day) => void }) {
  const { t } = useLanguage();
  const { day, today } = useAsOf();
  const since = useRecordSince();
  const days = Object.entries(chipsFor(day)) as [Chip, Day][];
  // Of two that are the same day one is enough: the one that says more.
  const chips = days.filter(([, chip], i) => !days.slice(i + 1).some(([, other]) => other === chip));
  return (
    <div className="from-choice">
      <DayChoice
        id="changes-from"
        label={t.changes.from}
        value={from}
        today={today}
        min={since ?? EARLIEST}
        max={addDays(day, -1)}
        onChoose={onChoose}
      />
      <ul>
        {chips.map(([name, chip]) => (
          <li key={name}>
            <button
              type="button"
              className="chip"
              aria-pressed={chip === from}
              onClick={() => onChoose(chip)}
            >
              {t.changes.chips[name]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useUnitName(day: Day): (code: string | null) => string {
  const { t } = useLanguage();
  const { data: units } = useUnitsOn(day);
  return useMemo(() => {
    const names = new Map(units?.map((unit) => [unit.code, bareUnitName(unit.nameVi)]));
    return (code) => (code === null ? t.app.unknown : (names.get(code) ?? ''));
  }, [units, t]);
}
