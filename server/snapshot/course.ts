import { sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { groupBy } from '../../shared/lists.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { Target } from '../../shared/programme.ts';
import { type Counting, courseOf, type Step } from '../../shared/programme-course.ts';
import { whileItCounts } from '../../shared/register/merge.ts';
import type { From } from '../../shared/timeline.ts';
import type { Services } from '../context.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { facetHead, milestonesDay, registerDay, targetDay } from '../db/schema.ts';

/** The course of a target on record (shared/programme-course.ts). */
export interface TargetCourse {
  code: string;
  steps: Step[];
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

type Counted = [
  stream: string,
  from: Day,
  established: string | null,
  started: string | null,
  completed: string | null,
  operating: string | null,
  expanded: string | null,
  unconfirmed: Counting['unconfirmed'],
];

/** Of each cluster the days on which anything changed that programmes count, and what stood from then on. */
async function countedStates(db: Db, { provinceId, before }: Asked): Promise<From<Counting>[][]> {
  const t = milestonesDay;
  const registered = await registeredOver(db, { provinceId, before });
  const found: From<Counting>[][] = [];
  for (let after = ''; ; ) {
    const [answer] = await rowsOf<{ last: string | null; streams: number; rows: Counted[] | null }>(
      db,
      sql`with part as (select h.stream from ${facetHead} h
          where h.province_id = ${provinceId} and h.facet = 'milestones' and h.stream > ${after}
          order by h.stream limit ${AT_ONCE}),
        stated as (select d.stream, d.from_day, d.established, d.started, d.completed, d.operating, d.expanded, d.unconfirmed,
            row(d.established, d.started, d.completed, d.operating, d.expanded, d.unconfirmed::text)::text as said,
            lag(row(d.established, d.started, d.completed, d.operating, d.expanded, d.unconfirmed::text)::text)
              over (partition by d.stream order by d.from_day) as said_before
          from part join ${t} d on d.province_id = ${provinceId} and d.stream = part.stream and d.from_day < ${before})
        select (select max(stream) from part) as last, (select count(*)::int from part) as streams,
          json_agg(json_build_array(stream, from_day, established, started, completed, operating, expanded, unconfirmed)
            order by stream, from_day) as rows
        from stated where said is distinct from said_before`,
    );
    for (const [stream, rows] of groupBy(answer?.rows ?? [], ([of]) => of)) {
      const known = registered.get(stream);
      const since = known?.[0]?.from;
      // What the register does not know of is counted nowhere; what was known of it before stands from then on.
      if (known && since !== undefined)
        found.push(
          whileItCounts(
            rows.map((row) => stateOf(row, since)),
            known,
            NOWHERE,
          ),
        );
    }
    if ((answer?.streams ?? 0) < AT_ONCE) return found;
    after = answer?.last ?? '';
  }
}

const stateOf = (
  [, from, established, started, completed, operating, expanded, unconfirmed]: Counted,
  since: Day,
): From<Counting> => ({
  from: from < since ? since : from,
  says: { established, started, completed, operating, expanded, unconfirmed },
});

/** What is another cluster's second entry has reached nothing. */
const NOWHERE: Counting = {
  established: null,
  started: null,
  completed: null,
  operating: null,
  expanded: null,
  unconfirmed: [],
};

type Registered = From<{ mergedInto: string | null }>;

/** Of each cluster the day on which the register first knew of it, and the days on which it left what is counted. */
async function registeredOver(db: Db, { provinceId, before }: Asked): Promise<Map<string, Registered[]>> {
  const rows = await rowsOf<{ stream: string; day: Day; into: string | null }>(
    db,
    sql`select stream, day, into_code as into from (
        select stream, from_day::text as day, merged_into as into_code,
          lag(merged_into) over w as before, row_number() over w as n
        from ${registerDay} where province_id = ${provinceId} and from_day < ${before}
        window w as (partition by stream order by from_day)) d
      where n = 1 or into_code is distinct from before
      order by stream, day`,
  );
  const spans = rows.map(({ stream, day, into }) => ({ stream, from: day, says: { mergedInto: into } }));
  return groupBy(spans, ({ stream }) => stream);
}

/** The versions of each target up to today: what is announced today counts on earlier days as well. */
async function versionsOf(db: Db, { provinceId, before }: Asked): Promise<Map<string, From<Aim>[]>> {
  const { fromDay, stream, cohort, goal } = targetDay;
  const rows = await db
    .select({ stream, from: sql<Day>`${fromDay}::text`, cohort, goal })
    .from(targetDay)
    .where(sql`${targetDay.provinceId} = ${provinceId} and ${fromDay} <= ${before}`)
    .orderBy(stream, fromDay);
  const versions = rows.map(({ stream, from, ...says }) => ({ stream, from, says }));
  return groupBy(versions, ({ stream }) => stream);
}
type Aim = Pick<Target, 'cohort' | 'goal'>;

async function loadCourses(db: Db, asked: Asked): Promise<TargetCourse[]> {
  const [versions, states] = [await versionsOf(db, asked), await countedStates(db, asked)];
  return [...versions]
    .filter(([, all]) => all.some(({ says }) => says.goal !== null))
    .map(([stream, all]) => ({ code: idOf(stream), steps: courseOf(all, states) }));
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
