import { CLUSTER_FACETS, type ClusterFacetName } from '../../shared/cluster-days.ts';
import type { Day } from '../../shared/day.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import { facetNamed } from '../log/facets.ts';
import type { Follower } from '../log/follow.ts';
import { AT_ONCE, type DayOf, loadDays } from './days.ts';
import type { Gate, Lane } from './gate.ts';
import { type Around, buildSnapshot, type ClusterSource, type Snapshot } from './snapshot.ts';

/**
 * The snapshots of a process: today's, brought up to date at every read with what the follower has announced, and a few
 * of other days. A day in the past is held and followed in the same way, so that nothing that still comes into it is
 * overlooked. A day ahead is today's knowledge, put into the units and duties of that day.
 */
export interface SnapshotCache {
  at(asOf: Day, asker?: Asker): Promise<Snapshot>;
}

/** Who asks for a day that may have to be loaded. */
export interface Asker {
  lane: Lane;
  /** Asked before a past day is loaded: throws TOO_MANY where the asker has had enough of them. */
  mayLoad(): void;
}

const NOBODY: Asker = { lane: 'signed_in', mayLoad: () => undefined };

const KEPT = 3;
const CLUSTER_FACET_NAMES = Object.keys(CLUSTER_FACETS) as ClusterFacetName[];
const isClusterFacet = (name: string): name is ClusterFacetName => name in CLUSTER_FACETS;

interface Held {
  clusters: Map<string, ClusterSource>;
  around: Around;
  snapshot: Snapshot;
}

/** What is held of a day, and the work on it: one run under way, and at most one waiting behind it. */
interface DayLine {
  held: Held | null;
  /** Streams with something new, by facet. */
  dirty: Map<string, Set<string>>;
  running: Promise<Held> | null;
  waiting: Promise<Held> | null;
}

export interface CacheOf {
  db: Db;
  clock: Clock;
  provinceId: string;
  follow: Follower;
  gate: Gate;
}

export function createSnapshotCache({ db, clock, provinceId, follow, gate }: CacheOf): SnapshotCache {
  const lines = new Map<Day, DayLine>();

  follow.subscribe((changes) => {
    for (const { stream, facet, on } of changes) {
      for (const [day, line] of lines) {
        // Targets count on earlier days as well: see loadTargets.
        if ((on ?? clock.today()) > day && facet !== 'target') continue;
        const streams = line.dirty.get(facet) ?? new Set<string>();
        line.dirty.set(facet, streams.add(stream));
      }
    }
  });

  const days = <D>(facet: string, day: Day, streams?: readonly string[]) =>
    loadDays<D>(db, facetNamed(facet), { provinceId, day, ...(streams ? { streams } : {}) });

  async function loadAround(day: Day): Promise<Around> {
    const [organisations, people, targets, settings] = await Promise.all([
      days<Around['organisations'][number]['says']>('organisation', day),
      days<Around['people'][number]['says']>('person', day),
      loadTargets(day),
      days<Around['settings'][number]['says']>('settings', day),
    ]);
    return { organisations, people, targets, settings };
  }

  /** Targets announced later are counted on earlier days as well, as they were first announced; screens say so. */
  async function loadTargets(day: Day): Promise<Around['targets']> {
    const then = await days<Around['targets'][number]['says']>('target', day);
    const known = new Set(then.map(({ stream }) => stream));
    const later = await days<Around['targets'][number]['says']>('target', clock.today());
    return [...then, ...later.filter(({ stream }) => !known.has(stream))];
  }

  function merge(clusters: Map<string, ClusterSource>, name: ClusterFacetName, rows: readonly DayOf<unknown>[]): void {
    for (const row of rows) {
      const before = clusters.get(row.stream);
      clusters.set(row.stream, { ...before, [name]: row });
    }
  }

  async function load(asOf: Day): Promise<Held> {
    const clusters = new Map<string, ClusterSource>();
    for (const name of CLUSTER_FACET_NAMES) merge(clusters, name, await rowsOf(name, asOf));
    const around = await loadAround(asOf);
    const snapshot = await buildSnapshot({ asOf, judgedOn: asOf }, { clusters, around }, null);
    return { clusters, around, snapshot };
  }

  /** A row of today that already stood on the day is that day's row: only what has changed since is asked for. */
  async function rowsOf(name: ClusterFacetName, asOf: Day): Promise<DayOf<unknown>[]> {
    const now = lines.get(clock.today())?.held?.clusters;
    if (!now || asOf >= clock.today()) return days(name, asOf);
    const shared: DayOf<unknown>[] = [];
    const changed: string[] = [];
    for (const [stream, source] of now) {
      const row = source[name];
      if (!row) continue;
      if (row.fromDay <= asOf) shared.push(row);
      else changed.push(stream);
    }
    // Nearly all: asking for all is quicker than naming them.
    if (changed.length > now.size / 2) return inRanges(name, asOf, [...now.keys()]);
    return changed.length === 0 ? shared : [...shared, ...(await days(name, asOf, changed))];
  }

  /** All streams of a day, two ranges at a time: while one answer is read the database works on the next. */
  async function inRanges(name: string, day: Day, streams: string[]): Promise<DayOf<unknown>[]> {
    streams.sort();
    const ends = streams.filter((_s, i) => i % AT_ONCE === AT_ONCE - 1);
    const ranges = [...ends, null].map((end, i) => [ends[i - 1] ?? null, end] as const);
    const found: DayOf<unknown>[][] = [];
    const next = async (): Promise<void> => {
      const between = ranges.shift();
      if (!between) return;
      found.push(await loadDays(db, facetNamed(name), { provinceId, day, between }));
      await next();
    };
    await Promise.all([next(), next()]);
    return found.flat();
  }

  async function refresh(asOf: Day, { clusters, around, snapshot }: Held, line: DayLine): Promise<Held> {
    const dirty = [...line.dirty];
    line.dirty = new Map();
    if (dirty.length === 0) return { clusters, around, snapshot };
    try {
      for (const [facet, streams] of dirty) {
        if (isClusterFacet(facet)) merge(clusters, facet, await days(facet, asOf, [...streams]));
      }
      const isAround = dirty.some(([facet]) => !isClusterFacet(facet));
      const now = isAround ? await loadAround(asOf) : around;
      const next = await buildSnapshot({ asOf, judgedOn: asOf }, { clusters, around: now }, { snapshot, around });
      return { clusters, around: now, snapshot: next };
    } catch (error) {
      // What could not be read now is still to be read.
      for (const [facet, streams] of dirty) {
        line.dirty.set(facet, new Set([...streams, ...(line.dirty.get(facet) ?? [])]));
      }
      throw error;
    }
  }

  function begin(asOf: Day, line: DayLine, asker: Asker): Promise<Held> {
    line.waiting = null;
    const work = async () => {
      const { held } = line;
      if (held) return refresh(asOf, held, line);
      if (asOf >= clock.today()) return load(asOf);
      return gate.run(asker.lane, () => load(asOf));
    };
    const running = work().then((held) => (line.held = held));
    line.running = running;
    const ended = () => {
      if (line.running === running) line.running = null;
      if (!line.held && lines.get(asOf) === line) lines.delete(asOf);
    };
    running.then(ended, ended);
    return running;
  }

  /** A run that has begun may have missed the latest: whoever asks meanwhile shares the next one. */
  function latest(asOf: Day, line: DayLine, asker: Asker): Promise<Held> {
    if (line.waiting) return line.waiting;
    if (!line.running) {
      if (line.held && line.dirty.size === 0) return Promise.resolve(line.held);
      return begin(asOf, line, asker);
    }
    const again = () => begin(asOf, line, asker);
    line.waiting = line.running.then(again, again);
    return line.waiting;
  }

  function lineOf(asOf: Day, asker: Asker): DayLine {
    const known = lines.get(asOf);
    if (!known && asOf < clock.today()) asker.mayLoad();
    const line = known ?? { held: null, dirty: new Map(), running: null, waiting: null };
    // The latest asked for stands last; today always stays.
    lines.delete(asOf);
    lines.set(asOf, line);
    const today = clock.today();
    for (const oldest of lines.keys()) {
      if (lines.size <= KEPT) break;
      if (oldest !== today) lines.delete(oldest);
    }
    return line;
  }

  let ahead: { basis: Snapshot; snapshot: Promise<Snapshot> } | null = null;

  return {
    at: async (asOf, asker = NOBODY) => {
      await follow.look();
      const today = clock.today();
      const on = asOf > today ? today : asOf;
      const held = await latest(on, lineOf(on, asker), asker);
      if (on === asOf) return held.snapshot;
      const same = ahead && ahead.basis === held.snapshot ? await ahead.snapshot : null;
      if (same?.asOf === asOf) return same;
      const { clusters, around } = held;
      const snapshot = buildSnapshot({ asOf, judgedOn: today }, { clusters, around }, null);
      ahead = { basis: held.snapshot, snapshot };
      return snapshot;
    },
  };
}
