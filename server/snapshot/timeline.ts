import { getTableColumns, sql } from 'drizzle-orm';
import type { CodesDay } from '../../shared/codes/facet.ts';
import { unfollowedIn } from '../../shared/codes/known.ts';
import type { Day } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { MilestoneCode } from '../../shared/lifecycle.ts';
import { idOf } from '../../shared/log/stream.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import type { ObstaclesDay } from '../../shared/obstacles/facet.ts';
import { asksIn } from '../../shared/programme.ts';
import { asksRegister } from '../../shared/programmes/about.ts';
import { countsBefore, type TargetDay } from '../../shared/programmes/facet.ts';
import { whileItCounts } from '../../shared/register/merge.ts';
import type { RegisterDay } from '../../shared/register.ts';
import type { ReportsDay } from '../../shared/reports/facet.ts';
import type { SettingsDay } from '../../shared/settings/facet.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import type { ClusterState } from '../../shared/state.ts';
import {
  classesOver,
  type From,
  type PublicIdentity,
  publicState,
  type Timeline,
  type TimelineCluster,
  withFollowed,
  withReports,
} from '../../shared/timeline.ts';
import { sentTimeline } from '../../shared/timeline-wire.ts';
import type { Services } from '../context.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { facetNamed } from '../log/facets.ts';
import { type DayOf, loadDays } from './days.ts';
import type { Lane } from './gate.ts';
import { type Packed, pack } from './pack.ts';

/** More rows than this are no slider any more: a shorter span, then. */
const MOST_ROWS = 200_000;

interface Span {
  provinceId: string;
  from: Day;
  to: Day;
}

/** What a facet said from which day on, by stream: what stood on the first day, then every day on which it changed. */
async function rowsBetween<D>(db: Db, name: string, span: Span): Promise<Map<string, From<D>[]>> {
  const facet = facetNamed(name);
  const { table } = facet;
  const { provinceId, from, to } = span;
  const rows = new Map<string, From<D>[]>();
  const add = ({ stream, fromDay, says }: Pick<DayOf<D>, 'stream' | 'fromDay' | 'says'>) => {
    const known = rows.get(stream);
    if (known) known.push({ from: fromDay, says });
    else rows.set(stream, [{ from: fromDay, says }]);
  };
  for (const row of await loadDays<D>(db, facet, { provinceId, day: from })) add(row);
  const columns = Object.entries(getTableColumns(table)).map(
    ([key, column]) => sql`${sql.raw(`'${key}'`)}, ${column}`,
  );
  const among = sql`select * from ${table}
    where ${table.provinceId} = ${provinceId} and ${table.fromDay} > ${from} and ${table.fromDay} <= ${to}`;
  // Counted before they are read: too many take seconds to be made ready.
  const [count] = await rowsOf<{ n: number }>(
    db,
    sql`select count(*)::int as n from (${among} limit ${MOST_ROWS + 1}) counted`,
  );
  if (count && count.n > MOST_ROWS) throw new AppError('TOO_LARGE');
  const [later] = await rowsOf<{ rows: (DayKeys & D)[] | null }>(
    db,
    sql`select json_agg(json_build_object(${sql.join(columns, sql`, `)})
        order by ${table.stream}, ${table.fromDay}) as rows from (${among}) ${table}`,
  );
  for (const { provinceId: _p, stream, fromDay, seq: _s, ...says } of later?.rows ?? []) {
    add({ stream, fromDay, says: says as unknown as D });
  }
  return rows;
}

interface DayKeys {
  provinceId: string;
  stream: string;
  fromDay: Day;
  seq: number;
}

export async function loadTimeline(db: Db, span: Span): Promise<Timeline> {
  const settings = await rowsBetween<SettingsDay>(db, 'settings', span);
  const set = [...settings.values()].flat().map(({ from, says }) => ({ from, says: says.thresholds }));
  // Before anything was set, the working definitions held.
  const thresholds = [{ from: '1900-01-01', says: THRESHOLDS }, ...set];
  const named = await rowsBetween<CodesDay>(db, 'codes', span);
  const unfollowed = unfollowedOver([...named.values()].flat());
  const register = await rowsBetween<RegisterDay>(db, 'register', span);
  const states = await rowsBetween<ClusterState>(db, 'milestones', span);
  const obstacles = await rowsBetween<ObstaclesDay>(db, 'obstacles', span);
  const reports = await rowsBetween<ReportsDay>(db, 'reports', span);
  const targets = await targetsOf(db, span);
  const isAsked = targets.flat().some(({ says: { cohort } }) => asksIn(cohort).some(asksRegister));
  const clusters = [...register].map(([stream, said]): TimelineCluster => {
    const first = said[0]?.from ?? span.from;
    const entered = { from: first > span.from ? first : span.from, to: span.to };
    const known = states.get(stream) ?? [];
    // Until something happens, nothing has: that stands from the day on which the register knows of it.
    const all =
      known[0] && known[0].from <= entered.from ? known : [{ from: first, says: NOTHING }, ...known];
    const record = { milestones: all, obstacles: obstacles.get(stream) ?? [] };
    return {
      code: idOf(stream),
      register: said.map(({ from, says }) => ({ from, says: published(says, isAsked) })),
      states: withFollowed(withReports(all, reports.get(stream) ?? []), unfollowed).map(({ from, says }) => ({
        from,
        says: publicState(says),
      })),
      classes: whileItCounts(classesOver(record, thresholds, entered), said.map(countsAs), null),
    };
  });
  clusters.sort((a, b) => (a.code < b.code ? -1 : 1));
  return { from: span.from, to: span.to, clusters, thresholds, targets };
}

/** Of the register what a map shows; and, where a target asks it, who builds a cluster and how large it is. */
function published(
  { parties, facts, mountain: _mountain, phases: _phases, mergedInto: _into, ...identity }: RegisterDay,
  isAsked: boolean,
): PublicIdentity {
  if (!isAsked) return identity;
  const areas = facts.filter(({ field }) => field === 'area_ha').map((fact) => ({ ...fact, id: fact.field }));
  return { ...identity, parties, facts: areas };
}

const countsAs = ({ from, says: { mergedInto } }: From<RegisterDay>) => ({ from, says: { mergedInto } });

/** Only the days on which it changes what is followed: a name is no reason to send every cluster again. */
const unfollowedOver = (named: readonly From<CodesDay>[]): From<MilestoneCode[]>[] =>
  named
    .map(({ from, says }) => ({ from, says: unfollowedIn(says.entries) }))
    .filter(({ says }, i, all) => says.join() !== (all[i - 1]?.says ?? []).join());

const NOTHING = milestones.day(milestones.empty);

/** Targets with all their versions up to today: one announced later may count on earlier days as well. */
async function targetsOf(db: Db, { provinceId, from }: Span): Promise<Timeline['targets']> {
  const rows = await rowsBetween<TargetDay>(db, 'target', { provinceId, from, to: '2199-12-31' });
  return [...rows].map(([stream, versions]) => {
    const said = versions.map(({ from: since, says: { cohort, goal, min, max, position, closed } }) => ({
      from: since,
      says: { code: idOf(stream), cohort, goal, min, max, position, closed },
    }));
    const [first] = said;
    const isShown = countsBefore(versions.map(({ says }) => says));
    return first && !isShown
      ? [{ from: '1900-01-01', says: { ...first.says, closed: true } }, ...said]
      : said;
  });
}

export interface TimelineCache {
  between(from: Day, to: Day, asker: { lane: Lane; mayLoad(): Promise<void> }): Promise<Packed>;
}

/** Spans kept as they were sent, until anything changes. */
const KEPT = 4;

type Needs = Pick<Services, 'db' | 'clock' | 'provinceId' | 'follow' | 'gate'>;

export function createTimelineCache({ db, clock, provinceId, follow, gate }: Needs): TimelineCache {
  const kept = new Map<string, Promise<Packed>>();
  follow.subscribe(() => kept.clear());
  return {
    async between(from, to, { lane, mayLoad }) {
      if (to > clock.today()) throw invalid('to', 'date_in_future');
      if (from > to) throw invalid('from', 'date_impossible');
      await follow.look();
      const key = `${from} ${to}`;
      const known = kept.get(key);
      if (known) return known;
      await mayLoad();
      const made = gate.run(lane, async () =>
        pack(sentTimeline(await loadTimeline(db, { provinceId, from, to }))),
      );
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return made;
    },
  };
}
