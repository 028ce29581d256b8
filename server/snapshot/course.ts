import { sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { groupBy } from '../../shared/lists.ts';
import { idOf } from '../../shared/log/stream.ts';
import { asksIn, type Counting, type Metric, type Target } from '../../shared/programme.ts';
import { courseOf, type Step } from '../../shared/programme-course.ts';
import { asksRegister, type Described } from '../../shared/programmes/about.ts';
import { whileItCounts } from '../../shared/register/merge.ts';
import { register } from '../../shared/register.ts';
import { type From, standing } from '../../shared/timeline.ts';
import type { Services } from '../context.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { facetHead, milestonesDay, registerDay, targetDay } from '../db/schema.ts';

/** The course of a target on record (shared/programme-course.ts). */
export interface TargetCourse {
  code: string;
  steps: Step[];
  /** Days on which another rule took the place of the one before: across them no pace can be told. */
  redefined: Day[];
  /** Those on which it began to be counted in something else: what was counted before is no part of the same line. */
  remeasured: Day[];
}

export interface CourseCache {
  /** Of every target that counts anything: all that was known by the end of yesterday. */
  untilToday(): Promise<readonly TargetCourse[]>;
}

interface Asked {
  provinceId: string;
  /** Up to the day before. */
  before: Day;
}

/** Streams read in one go: between two, other requests have their turn. */
const AT_ONCE = 1_000;

type Dates = Counting['days']['milestones'];
type Counted = [
  stream: string,
  from: Day,
  established: string | null,
  started: string | null,
  completed: string | null,
  operating: string | null,
  expanded: string | null,
  expandedBefore: Dates['expandedBefore'],
  unconfirmed: Dates['unconfirmed'],
];

/**
 * Of each cluster the days on which anything changed that programmes count, and what stood from then on. What the register
 * says of it is read where a target asks that.
 */
async function countedStates(
  db: Db,
  { provinceId, before }: Asked,
  asksMore: boolean,
): Promise<From<Counting>[][]> {
  const t = milestonesDay;
  const said = sql`row(d.established, d.started, d.completed, d.operating, d.expanded, d.expanded_before::text,
    d.unconfirmed::text)::text`;
  const registered = await registeredOver(db, { provinceId, before });
  const described = asksMore ? await describedSince(db, { provinceId, before }) : null;
  const found: From<Counting>[][] = [];
  for (let after = ''; ; ) {
    const [answer] = await rowsOf<{ last: string | null; streams: number; rows: Counted[] | null }>(
      db,
      sql`with part as (select h.stream from ${facetHead} h
          where h.province_id = ${provinceId} and h.facet = 'milestones' and h.stream > ${after}
          order by h.stream limit ${AT_ONCE}),
        stated as (select d.stream, d.from_day, d.established, d.started, d.completed, d.operating, d.expanded,
            d.expanded_before, d.unconfirmed, ${said} as said, lag(${said})
              over (partition by d.stream order by d.from_day) as said_before
          from part join ${t} d on d.province_id = ${provinceId} and d.stream = part.stream and d.from_day < ${before})
        select (select max(stream) from part) as last, (select count(*)::int from part) as streams,
          json_agg(json_build_array(stream, from_day, established, started, completed, operating, expanded,
              expanded_before, unconfirmed) order by stream, from_day) as rows
        from stated where said is distinct from said_before`,
    );
    for (const [stream, rows] of groupBy(answer?.rows ?? [], ([of]) => of)) {
      const known = registered.get(stream);
      const since = known?.[0]?.from;
      // What the register does not know of is counted nowhere; what was known of it before stands from then on.
      if (known === undefined || since === undefined) continue;
      const code = idOf(stream);
      const states = rows.map((row) => stateOf(row, since));
      const all = counted(code, states, described?.get(stream) ?? [{ from: since, says: NOTHING }]);
      found.push(whileItCounts(all, known, { code, days: { milestones: NOWHERE, register: NOTHING } }));
    }
    if ((answer?.streams ?? 0) < AT_ONCE) return found;
    after = answer?.last ?? '';
  }
}

const stateOf = (
  [, from, established, started, completed, operating, expanded, expandedBefore, unconfirmed]: Counted,
  since: Day,
): From<Dates> => ({
  from: from < since ? since : from,
  says: { established, started, completed, operating, expanded, expandedBefore, unconfirmed },
});

const NOTHING: Described = register.day(register.empty);

/** What was known of its milestones together with what the register said on the same day. */
function counted(
  code: string,
  states: readonly From<Dates>[],
  described: readonly From<Described>[],
): From<Counting>[] {
  const first = states[0]?.from ?? '';
  const days = new Set([...states, ...described].map(({ from }) => from).filter((day) => day >= first));
  return [...days].sort().flatMap((from) => {
    const milestones = standing(states, from);
    const known = standing(described, from);
    return milestones && known ? [{ from, says: { code, days: { milestones, register: known } } }] : [];
  });
}

/** What the register said of each cluster, from which day on. */
async function describedSince(
  db: Db,
  { provinceId, before }: Asked,
): Promise<Map<string, From<Described>[]>> {
  const { stream, fromDay, kind, precision, placeholder, units, parties, facts } = registerDay;
  const rows = await db
    .select({ stream, from: sql<Day>`${fromDay}::text`, kind, precision, placeholder, units, parties, facts })
    .from(registerDay)
    .where(sql`${registerDay.provinceId} = ${provinceId} and ${fromDay} < ${before}`)
    .orderBy(stream, fromDay);
  const spans = rows.map(({ stream, from, ...says }) => ({ stream, from, says }));
  return groupBy(spans, ({ stream }) => stream);
}

/** What is another cluster's second entry has reached nothing. */
const NOWHERE: Dates = {
  established: null,
  started: null,
  completed: null,
  operating: null,
  expanded: null,
  expandedBefore: [],
  unconfirmed: [],
};

type Registered = From<{ mergedInto: string | null }>;

/** Of each cluster the day on which the register first knew of it, and the days on which it left what is counted, by a merger or undone. */
async function registeredOver(db: Db, { provinceId, before }: Asked): Promise<Map<string, Registered[]>> {
  const rows = await rowsOf<{ stream: string; day: Day; into: string | null }>(
    db,
    sql`select stream, day, into_code as into from (
        select stream, from_day::text as day, gone as into_code, lag(gone) over w as before, row_number() over w as n
        from (select *, case when name_vi = '' then '' else merged_into end as gone from ${registerDay}
          where province_id = ${provinceId} and from_day < ${before}) r
        window w as (partition by stream order by from_day)) d
      where n = 1 or into_code is distinct from before
      order by stream, day`,
  );
  const spans = rows.map(({ stream, day, into }) => ({ stream, from: day, says: { mergedInto: into } }));
  return groupBy(spans, ({ stream }) => stream);
}

/** The versions of each target up to today: what is announced today counts on earlier days as well. */
async function versionsOf(db: Db, { provinceId, before }: Asked): Promise<Map<string, From<Aim>[]>> {
  const { fromDay, stream, cohort, goal, metric } = targetDay;
  const rows = await db
    .select({ stream, from: sql<Day>`${fromDay}::text`, cohort, goal, metric })
    .from(targetDay)
    .where(sql`${targetDay.provinceId} = ${provinceId} and ${fromDay} <= ${before}`)
    .orderBy(stream, fromDay);
  const versions = rows.map(({ stream, from, ...says }) => ({ stream, from, says }));
  return groupBy(versions, ({ stream }) => stream);
}
type Aim = Pick<Target, 'cohort' | 'goal'> & { metric: Metric };

async function loadCourses(db: Db, asked: Asked): Promise<TargetCourse[]> {
  const versions = await versionsOf(db, asked);
  const all = [...versions.values()].flat();
  const asksMore = all.some(
    ({ says: { cohort, metric } }) => metric === 'hectares' || asksIn(cohort).some(asksRegister),
  );
  const states = await countedStates(db, asked, asksMore);
  return [...versions]
    .filter(([, all]) => all.some(({ says }) => says.goal !== null))
    .map(([stream, all]) => ({
      code: idOf(stream),
      steps: courseOf(all, states),
      redefined: redefinedIn(all, ({ cohort, goal, metric }) => JSON.stringify([cohort, goal, metric])),
      remeasured: redefinedIn(all, ({ metric }) => metric),
    }));
}

function redefinedIn(versions: readonly From<Aim>[], rule: (aim: Aim) => string): Day[] {
  return versions.flatMap((version, i) => {
    const before = versions[i - 1];
    return before && rule(before.says) !== rule(version.says) ? [version.from] : [];
  });
}

type Needs = Pick<Services, 'db' | 'clock' | 'provinceId' | 'follow' | 'gate'>;

/**
 * The courses of a process. Earlier days do not change any more, so they are made once a day; and again where something
 * still comes into one of them, or a target is announced, which counts on earlier days as well.
 */
export function createCourseCache({ db, clock, provinceId, follow, gate }: Needs): CourseCache {
  let kept: { before: Day; courses: Promise<TargetCourse[]> } | null = null;
  follow.subscribe((changes) => {
    if (changes.some(({ facet, on }) => kept !== null && (facet === 'target' || on < kept.before)))
      kept = null;
  });
  return {
    async untilToday() {
      await follow.look();
      const before = clock.today();
      if (kept?.before === before) return kept.courses;
      const courses = gate.run('signed_in', () => loadCourses(db, { provinceId, before }));
      const made = { before, courses };
      kept = made;
      courses.catch(() => {
        if (kept === made) kept = null;
      });
      return courses;
    },
  };
}
