import { and, eq, lte, sql } from 'drizzle-orm';
import { CLUSTER_FACETS, type ClusterFacetName } from '../../shared/cluster-days.ts';
import type { Day } from '../../shared/day.ts';
import type { Db } from '../db/open.ts';
import { targetDay } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { AT_ONCE, type DayOf, loadDays } from './days.ts';
import { type Around, buildSnapshot, type ClusterSource, type Snapshot } from './snapshot.ts';

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

const CLUSTER_FACET_NAMES = Object.keys(CLUSTER_FACETS) as ClusterFacetName[];
const isClusterFacet = (name: string): name is ClusterFacetName => name in CLUSTER_FACETS;

const daysOf = <D>({ db, provinceId }: Source, facet: string, day: Day, streams?: readonly string[]) =>
  loadDays<D>(db, facetNamed(facet), { provinceId, day, ...(streams ? { streams } : {}) });

export async function loadHeld(source: Source, asOf: Day): Promise<Held> {
  const clusters = new Map<string, ClusterSource>();
  const facet = async (name: ClusterFacetName) => merge(clusters, name, await rowsOn(source, name, asOf));
  const [around] = await Promise.all([loadAround(source, asOf), ...CLUSTER_FACET_NAMES.map(facet)]);
  const snapshot = await buildSnapshot({ asOf, judgedOn: asOf }, { clusters, around }, null);
  return { clusters, around, snapshot };
}

/** The same day with what is new in it; what has not changed is taken over. */
export async function refreshHeld(source: Source, asOf: Day, held: Held, dirty: Dirty): Promise<Held> {
  const { clusters, around, snapshot } = held;
  for (const [facet, streams] of dirty) {
    if (isClusterFacet(facet)) merge(clusters, facet, await daysOf(source, facet, asOf, [...streams]));
  }
  const isAround = [...dirty.keys()].some((facet) => !isClusterFacet(facet));
  const now = isAround ? await loadAround(source, asOf) : around;
  const before = { snapshot, around };
  const next = await buildSnapshot({ asOf, judgedOn: asOf }, { clusters, around: now }, before);
  return { clusters, around: now, snapshot: next };
}

async function loadAround(source: Source, day: Day): Promise<Around> {
  const [organisations, people, targets, settings] = await Promise.all([
    daysOf<Around['organisations'][number]['says']>(source, 'organisation', day),
    daysOf<Around['people'][number]['says']>(source, 'person', day),
    loadTargets(source, day),
    daysOf<Around['settings'][number]['says']>(source, 'settings', day),
  ]);
  return { organisations, people, targets, settings };
}

/** Targets announced later are counted on earlier days as well, as they were first announced; screens say so. */
async function loadTargets(source: Source, day: Day): Promise<Around['targets']> {
  const then = await daysOf<Around['targets'][number]['says']>(source, 'target', day);
  const known = new Set(then.map(({ stream }) => stream));
  const announced = await source.db
    .select({ stream: targetDay.stream, day: sql<Day>`min(${targetDay.fromDay})::text` })
    .from(targetDay)
    .where(and(eq(targetDay.provinceId, source.provinceId), lte(targetDay.fromDay, source.today())))
    .groupBy(targetDay.stream);
  const later = await Promise.all(
    announced
      .filter(({ stream }) => !known.has(stream))
      .map((first) => daysOf<Around['targets'][number]['says']>(source, 'target', first.day, [first.stream])),
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

/** A row of today that already stood on the day is that day's row: only what has changed since is asked for. */
async function rowsOn(source: Source, name: ClusterFacetName, asOf: Day): Promise<DayOf<unknown>[]> {
  const now = source.now();
  if (!now || asOf >= source.today()) return daysOf(source, name, asOf);
  const { clusters, behind } = now;
  const shared: DayOf<unknown>[] = [];
  const changed: string[] = [...behind];
  for (const [stream, { [name]: row }] of clusters) {
    if (!row || behind.has(stream)) continue;
    if (row.fromDay <= asOf) shared.push(row);
    else changed.push(stream);
  }
  // Nearly all: asking for all is quicker than naming them.
  if (changed.length > clusters.size / 2) return inRanges(source, name, asOf, [...clusters.keys()]);
  return changed.length === 0 ? shared : [...shared, ...(await daysOf(source, name, asOf, changed))];
}

/** All streams of a day, three ranges at a time: while one answer is read the database works on the next. */
async function inRanges(
  { db, provinceId }: Source,
  name: string,
  day: Day,
  streams: string[],
): Promise<DayOf<unknown>[]> {
  streams.sort((a, b) => (a < b ? -1 : 1));
  const ends = streams.filter((_s, i) => i % AT_ONCE === AT_ONCE - 1);
  const ranges = [...ends, null].map((end, i) => [ends[i - 1] ?? null, end] as const);
  const found: DayOf<unknown>[][] = [];
  const next = async (): Promise<void> => {
    const between = ranges.shift();
    if (!between) return;
    found.push(await loadDays(db, facetNamed(name), { provinceId, day, between }));
    await next();
  };
  await Promise.all([next(), next(), next()]);
  return found.flat();
}
