import { and, eq, lte, sql } from 'drizzle-orm';
import { CLUSTER_FACETS, type ClusterFacetName } from '../../shared/cluster-days.ts';
import type { Day } from '../../shared/day.ts';
import { countsBefore } from '../../shared/programmes/facet.ts';
import type { Db } from '../db/open.ts';
import { targetDay } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { type ClusterSource, FACET_NAMES, NO_ROWS } from './cluster.ts';
import { type Asked, type DayOf, loadDays } from './days.ts';
import { type Around, buildSnapshot, type ClusterPart, type Snapshot } from './snapshot.ts';

/** What is held of a day: the rows of each cluster, what is known beside, and what was made of both. */
export interface Held {
  clusters: Map<string, ClusterSource>;
  around: Around;
  snapshot: Snapshot;
}

/** Streams with something new, by facet. */
export type Dirty = Map<string, Set<string>>;

export interface Source {
  db: Db;
  provinceId: string;
  today: () => Day;
  /**
   * Today's rows, where they are held: what has not changed since a day in the past is shared with it. Of streams that
   * are behind something newer was announced, which may have come into that day.
   */
  now: () => (Pick<Held, 'clusters'> & { behind: ReadonlySet<string> }) | null;
}

const isClusterFacet = (name: string): name is ClusterFacetName => name in CLUSTER_FACETS;

type Only = Pick<Asked, 'streams' | 'between'>;
const daysOf = <D>({ db, provinceId }: Source, facet: string, day: Day, only: Only = {}) =>
  loadDays<D>(db, facetNamed(facet), { provinceId, day, ...only });

export async function loadHeld(source: Source, asOf: Day): Promise<Held> {
  const begun = await begin(source, asOf);
  const { clusters, parts } = begun;
  const around = await begun.around;
  const snapshot = await buildSnapshot({ asOf, judgedOn: asOf }, { clusters: parts, around }, null);
  return { clusters, around, snapshot };
}

/** The same day with what is new in it; what has not changed is taken over. */
export async function refreshHeld(source: Source, asOf: Day, held: Held, dirty: Dirty): Promise<Held> {
  const { clusters, around, snapshot } = held;
  for (const [facet, streams] of dirty) {
    if (isClusterFacet(facet))
      merge(clusters, facet, await daysOf(source, facet, asOf, { streams: [...streams] }));
  }
  const isAround = [...dirty.keys()].some((facet) => !isClusterFacet(facet));
  const now = isAround ? await loadAround(source, asOf) : around;
  const before = { snapshot, around };
  const next = await buildSnapshot({ asOf, judgedOn: asOf }, { clusters: [clusters], around: now }, before);
  return { clusters, around: now, snapshot: next };
}

async function loadAround(source: Source, day: Day): Promise<Around> {
  const [organisations, people, targets, settings, calendar, codes] = await Promise.all([
    daysOf<Around['organisations'][number]['says']>(source, 'organisation', day),
    daysOf<Around['people'][number]['says']>(source, 'person', day),
    loadTargets(source, day),
    daysOf<Around['settings'][number]['says']>(source, 'settings', day),
    daysOf<Around['calendar'][number]['says']>(source, 'calendar', day),
    daysOf<Around['codes'][number]['says']>(source, 'codes', day),
  ]);
  return { organisations, people, targets, settings, calendar, codes };
}

/**
 * Targets announced later are counted on earlier days as well, as they were first announced; screens say so. Which of them
 * are (shared/programmes/facet.ts, `countsBefore`) no later word changes: also one that is closed since is shown as before.
 */
async function loadTargets(source: Source, day: Day): Promise<Around['targets']> {
  const then = await daysOf<Around['targets'][number]['says']>(source, 'target', day);
  const known = new Set(then.map(({ stream }) => stream));
  const announced = await source.db
    .select({
      stream: targetDay.stream,
      day: sql<Day>`min(${targetDay.fromDay})::text`,
      versions: sql<Parameters<typeof countsBefore>[0]>`json_agg(json_build_object(
        'closed', ${targetDay.closed},
        'closedBecause', ${targetDay.closedBecause},
        'countsFrom', ${targetDay.countsFrom}))`,
    })
    .from(targetDay)
    .where(and(eq(targetDay.provinceId, source.provinceId), lte(targetDay.fromDay, source.today())))
    .groupBy(targetDay.stream);
  const later = await Promise.all(
    announced
      .filter(({ stream, versions }) => !known.has(stream) && countsBefore(versions))
      .map((first) =>
        daysOf<Around['targets'][number]['says']>(source, 'target', first.day, { streams: [first.stream] }),
      ),
  );
  return [...then, ...later.flat()];
}

function merge(
  clusters: Map<string, ClusterSource>,
  name: ClusterFacetName,
  rows: readonly DayOf<unknown>[],
): void {
  for (const row of rows) {
    const before = clusters.get(row.stream);
    clusters.set(row.stream, { ...before, [name]: row });
  }
}

/** Of a cluster of a day that nobody has seen yet: there its rows may be filled in. */
function sourceOf(clusters: Map<string, ClusterSource>, stream: string): ClusterSource {
  const known = clusters.get(stream);
  if (known) return known;
  const fresh = { ...NO_ROWS };
  clusters.set(stream, fresh);
  return fresh;
}

/** What is at hand of a day and what has been asked for; the parts come one after another. */
interface Begun {
  clusters: Map<string, ClusterSource>;
  around: Promise<Around>;
  parts: ClusterPart[] | AsyncIterable<ClusterPart>;
}

/**
 * A row of today that already stood on the day is that day's row: only what has changed since is asked for. Of a facet of
 * which nearly all has changed, in ranges of streams: while one is judged the database works on the next.
 */
async function begin(source: Source, asOf: Day): Promise<Begun> {
  const now = asOf < source.today() ? source.now() : null;
  const clusters = new Map<string, ClusterSource>();
  const whole = async (name: ClusterFacetName, only?: Only) => {
    for (const row of await daysOf(source, name, asOf, only)) sourceOf(clusters, row.stream)[name] = row;
  };
  if (!now) {
    const around = loadAround(source, asOf);
    await Promise.all([around, ...FACET_NAMES.map((name) => whole(name))]);
    return { clusters, around, parts: [clusters] };
  }
  const changed = share(now, asOf, clusters);
  const nearlyAll = FACET_NAMES.filter((name) => changed[name].length > clusters.size / 2);
  const parts = nearlyAll.length === 0 ? [clusters] : inRanges(source, asOf, { clusters, facets: nearlyAll });
  const around = loadAround(source, asOf);
  const few = FACET_NAMES.filter((name) => !nearlyAll.includes(name) && changed[name].length > 0);
  await Promise.all([around, ...few.map((name) => whole(name, { streams: changed[name] }))]);
  return { clusters, around, parts };
}

/** Takes over what already stood on the day, at once: today's may change meanwhile. Says what is still to be asked for. */
function share(
  { clusters: now, behind }: NonNullable<ReturnType<Source['now']>>,
  asOf: Day,
  clusters: Map<string, ClusterSource>,
): Record<ClusterFacetName, string[]> {
  const changed = Object.fromEntries(FACET_NAMES.map((name) => [name, [...behind]])) as Record<
    ClusterFacetName,
    string[]
  >;
  for (const [stream, rows] of now) {
    const from = { ...NO_ROWS };
    clusters.set(stream, from);
    if (behind.has(stream)) continue;
    for (const name of FACET_NAMES) {
      const row = rows[name];
      if (!row) continue;
      if (row.fromDay <= asOf) from[name] = row;
      else changed[name].push(stream);
    }
  }
  return changed;
}

/** Streams of a range: few enough that no other request waits long, and so many that asking costs little. */
const RANGE = 1_700;
/** Ranges that the database is asked for ahead of the one that is judged. */
const AHEAD = 3;

interface Wanted {
  clusters: Map<string, ClusterSource>;
  facets: ClusterFacetName[];
}

/**
 * Fills in what is missing, range by range, and gives the clusters that are complete. Which those are the answer itself
 * says: the database may sort by other rules. The first ranges are asked for at once, not when they are waited for.
 */
function inRanges(source: Source, asOf: Day, { clusters, facets }: Wanted): AsyncIterable<ClusterPart> {
  const ends = [...clusters.keys()].filter((_s, i) => i % RANGE === RANGE - 1).sort();
  const ranges = [...ends, null].map((end, i) => [ends[i - 1] ?? null, end] as const);
  const ask = async (between: (typeof ranges)[number]) => {
    const rows = await Promise.all(facets.map((name) => daysOf(source, name, asOf, { between })));
    return facets.map((name, i) => [name, rows[i] ?? []] as const);
  };
  const asked: ReturnType<typeof ask>[] = [];
  const askNext = () => {
    const between = ranges.shift();
    if (!between) return;
    const rows = ask(between);
    // Nobody may be waiting for it any more, where an earlier one has failed.
    rows.catch(() => undefined);
    asked.push(rows);
  };
  for (let i = 0; i < AHEAD; i++) askNext();
  return complete(clusters, () => {
    askNext();
    return asked.shift();
  });
}

type Rows = readonly (readonly [ClusterFacetName, readonly DayOf<unknown>[]])[];

async function* complete(
  clusters: Map<string, ClusterSource>,
  next: () => Promise<Rows> | undefined,
): AsyncGenerator<ClusterPart, void> {
  const given = new Set<string>();
  for (let found = next(); found; found = next()) {
    const part: [string, ClusterSource][] = [];
    for (const [name, rows] of await found) {
      for (const row of rows) {
        const { stream } = row;
        const from = sourceOf(clusters, stream);
        from[name] = row;
        const before = given.size;
        if (given.add(stream).size > before) part.push([stream, from]);
      }
    }
    yield part;
  }
  // Of the others nothing has been recorded in these facets.
  yield [...clusters].filter(([stream]) => !given.has(stream));
}
