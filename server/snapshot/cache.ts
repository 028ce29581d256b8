import type { Day } from '../../shared/day.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import type { Follower } from '../log/follow.ts';
import { oneAfterAnother } from '../one-after-another.ts';
import type { Gate, Lane } from './gate.ts';
import { type Dirty, type Held, loadHeld, refreshHeld, type Source } from './load.ts';
import { buildSnapshot, type Snapshot } from './snapshot.ts';

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
  /** Asked before another day than today is made: throws TOO_MANY where the asker has had enough of them. */
  mayLoad(): Promise<void>;
}

const NOBODY: Asker = { lane: 'signed_in', mayLoad: () => Promise.resolve() };

const KEPT = 3;

interface DayLine {
  held: Held | null;
  dirty: Dirty;
  /** What of it is being looked up. */
  underWay: Dirty;
  /** Loads the day or brings it up to date. */
  latest: () => Promise<Held>;
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
  const today = () => clock.today();
  const source: Source = { db, provinceId, today, now: () => nowOf(lines.get(today())) };
  followInto(lines, follow);

  function lineOf(asOf: Day, asker: Asker): DayLine {
    const known = lines.get(asOf);
    const isPast = asOf < today();
    const load = () => loadHeld(source, asOf);
    const line = known ?? newLine(source, asOf, () => (isPast ? gate.run(asker.lane, load) : load()));
    keep(lines, { asOf, line, today: today() });
    return line;
  }

  let ahead: { asOf: Day; basis: Snapshot; snapshot: Promise<Snapshot> } | null = null;

  async function lookAhead(asOf: Day, { clusters, around, snapshot: basis }: Held): Promise<Snapshot> {
    const same = ahead?.basis === basis ? await ahead.snapshot : null;
    if (same?.asOf === asOf) return same;
    const snapshot = buildSnapshot({ asOf, judgedOn: basis.asOf }, { clusters: [clusters], around }, null);
    ahead = { asOf, basis, snapshot };
    return snapshot;
  }

  return {
    at: async (asOf, asker = NOBODY) => {
      const isHeld = asOf === today() || lines.has(asOf) || ahead?.asOf === asOf;
      if (!isHeld) await asker.mayLoad();
      await follow.look();
      const on = asOf > today() ? today() : asOf;
      const line = lineOf(on, asker);
      const held = isLatest(line) ? line.held : await line.latest();
      return on === asOf ? held.snapshot : lookAhead(asOf, held);
    },
  };
}

/** What is being looked up was announced before as well: what is held until then is not the latest. */
const isLatest = (line: DayLine): line is DayLine & { held: Held } =>
  line.held !== null && line.dirty.size === 0 && line.underWay.size === 0;

/** What is held of today, and which streams have something newer. */
function nowOf(line: DayLine | undefined): ReturnType<Source['now']> {
  if (!line?.held) return null;
  const behind = [...line.dirty.values(), ...line.underWay.values()].flatMap((streams) => [...streams]);
  return { clusters: line.held.clusters, behind: new Set(behind) };
}

/** What is announced is looked up when its day is next asked for. */
function followInto(lines: Map<Day, DayLine>, follow: Follower): void {
  follow.subscribe((changes) => {
    for (const { stream, facet, on } of changes) {
      for (const [day, { dirty }] of lines) {
        // Targets count on earlier days as well: see loadTargets.
        if (on > day && facet !== 'target') continue;
        dirty.set(facet, (dirty.get(facet) ?? new Set<string>()).add(stream));
      }
    }
  });
}

function newLine(source: Source, asOf: Day, load: () => Promise<Held>): DayLine {
  const line: DayLine = {
    held: null,
    dirty: new Map(),
    underWay: new Map(),
    latest: oneAfterAnother(async () => {
      if (!line.held) return (line.held = await load());
      const { dirty } = line;
      [line.dirty, line.underWay] = [new Map(), dirty];
      if (dirty.size === 0) return line.held;
      try {
        return (line.held = await refreshHeld(source, asOf, line.held, dirty));
      } catch (error) {
        // What could not be read now is still to be read.
        for (const [facet, streams] of dirty) {
          line.dirty.set(facet, new Set([...streams, ...(line.dirty.get(facet) ?? [])]));
        }
        throw error;
      } finally {
        line.underWay = new Map();
      }
    }),
  };
  return line;
}

/** The latest asked for stands last, so that the first are the ones to go; today always stays. */
function keep(
  lines: Map<Day, DayLine>,
  { asOf, line, today }: { asOf: Day; line: DayLine; today: Day },
): void {
  lines.delete(asOf);
  lines.set(asOf, line);
  for (const oldest of lines.keys()) {
    if (lines.size <= KEPT) break;
    if (oldest !== today) lines.delete(oldest);
  }
}
