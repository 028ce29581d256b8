import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type ClusterRow, packRows } from '../../shared/cluster-row.ts';
import { type Day, dayInHanoi, isoInstant } from '../../shared/day.ts';
import { type Assessment, assess, byUrgency } from '../../shared/delay.ts';
import { countTarget, type TargetCount } from '../../shared/programme.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import { loadTargets, type TargetRow } from '../programmes/read.ts';
import { changedSince } from './read.ts';
import { loadStates, type StateRow } from './states.ts';

/**
 * All clusters as known on one day, in memory: what the map, the lists, the counts and the programme numbers are
 * computed from, so that no two screens can disagree. A day that is over cannot change and is kept as it is; today
 * (and a day ahead) is brought up to date from the log at every read, whichever process wrote it, provided that its
 * commit became visible within OVERLAP_MS.
 */
export interface SnapshotCluster extends StateRow {
  assessment: Assessment;
  row: ClusterRow;
}

export interface Snapshot {
  asOf: Day;
  clusters: SnapshotCluster[];
  byCode: ReadonlyMap<string, SnapshotCluster>;
  byId: ReadonlyMap<string, SnapshotCluster>;
  /** All of them, the most urgent first; sorted once for each version. */
  byUrgency(): readonly SnapshotCluster[];
  targets: { target: TargetRow; count: TargetCount }[];
  /** The map's answer, ready to be sent; made once for each version. */
  packed(): Promise<Packed>;
}

export interface Packed {
  etag: string;
  json: Buffer;
  brotli: Buffer;
}

export interface SnapshotCache {
  at(asOf: Day): Promise<Snapshot>;
}

interface Held {
  targets: TargetRow[];
  snapshot: Snapshot;
  /** Events up to this instant (epoch ms) are in it, but for late commits: see OVERLAP_MS. */
  upTo: number;
  /** Loaded after its day was over. */
  closed: boolean;
}

/** A commit may become visible after one with a later recorded_at; so each look goes back this far. */
const OVERLAP_MS = 10_000;
const KEPT = 3;

/** A day is over once a commit begun before midnight must be visible. */
const isOver = (day: Day, now: number): boolean => day < dayInHanoi(now - OVERLAP_MS);

/** What is held of a day, and the looks at the database for it: one under way, and at most one waiting behind it. */
interface DayLine {
  held: Held | null;
  running: Promise<Held> | null;
  waiting: Promise<Held> | null;
}

export function createSnapshotCache(db: Db, clock: Clock, provinceId: string): SnapshotCache {
  const lines = new Map<Day, DayLine>();

  async function load(asOf: Day): Promise<Held> {
    const upTo = clock.now();
    const closed = isOver(asOf, upTo);
    const [rows, targets] = await Promise.all([
      loadStates(db, provinceId, asOf),
      loadTargets(db, provinceId),
    ]);
    return { targets, upTo, closed, snapshot: build(asOf, rows, targets) };
  }

  async function refresh(asOf: Day, before: Held): Promise<Held> {
    if (before.closed) return before;
    if (isOver(asOf, clock.now())) return load(asOf);
    const upTo = clock.now();
    const changes = await changedSince(db, provinceId, isoInstant(before.upTo - OVERLAP_MS));
    const changed = new Set(
      changes.filter((c) => c.seq > (before.snapshot.byId.get(c.id)?.seq ?? 0)).map((c) => c.id),
    );
    if (changed.size === 0) return Object.assign(before, { upTo });
    const fresh = await loadStates(db, provinceId, asOf, [...changed]);
    const states = new Map<string, StateRow>(before.snapshot.byId);
    for (const row of fresh) states.set(row.id, row);
    const rows = [...states.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
    return { ...before, upTo, snapshot: build(asOf, rows, before.targets, before.snapshot) };
  }

  function look(asOf: Day, line: DayLine): Promise<Held> {
    line.waiting = null;
    const running = (line.held ? refresh(asOf, line.held) : load(asOf)).then((held) => (line.held = held));
    line.running = running;
    const ended = () => {
      if (line.running === running) line.running = null;
    };
    running.then(ended, ended);
    return running;
  }

  /**
   * A look that has begun may have missed the latest commit, so whoever asks meanwhile waits for the next one; all who
   * wait share it.
   */
  function latest(asOf: Day, line: DayLine): Promise<Held> {
    if (line.held?.closed) return Promise.resolve(line.held);
    if (line.waiting) return line.waiting;
    if (!line.running) return look(asOf, line);
    const again = () => look(asOf, line);
    line.waiting = line.running.then(again, again);
    return line.waiting;
  }

  function lineOf(asOf: Day): DayLine {
    const line = lines.get(asOf) ?? { held: null, running: null, waiting: null };
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

  return { at: async (asOf) => (await latest(asOf, lineOf(asOf))).snapshot };
}

/** `before`: an earlier version of the same day, whose unchanged clusters are taken over as they are. */
function build(
  asOf: Day,
  rows: readonly StateRow[],
  targets: readonly TargetRow[],
  before?: Snapshot,
): Snapshot {
  const counted = targets.map((target) => ({ target, count: countTarget(target, rows) }));
  const memberships = counted.map(({ target, count }) => ({
    code: target.code,
    cohort: new Set(count.cohort),
    achieved: new Set(count.achieved),
    reported: new Set(count.unconfirmed),
  }));
  const clusters = rows.map((state) => {
    const same = before?.byCode.get(state.code);
    return same?.seq === state.seq ? same : judge(state, asOf, memberships);
  });
  return snapshotOf(asOf, clusters, counted);
}

function judge(state: StateRow, asOf: Day, memberships: readonly Membership[]): SnapshotCluster {
  const assessment = assess(state.state, asOf);
  // Not a spread, which gives each of ten thousand objects a hidden class of its own.
  return Object.assign(state, { assessment, row: toRow(state, assessment, memberships) });
}

/** Apart from build(): a function made where `before` is in sight would keep every earlier version in memory. */
function snapshotOf(asOf: Day, clusters: SnapshotCluster[], targets: Snapshot['targets']): Snapshot {
  let packed: Promise<Packed> | undefined;
  let inOrder: SnapshotCluster[] | undefined;
  return {
    asOf,
    clusters,
    byCode: new Map(clusters.map((cluster) => [cluster.code, cluster])),
    byId: new Map(clusters.map((cluster) => [cluster.id, cluster])),
    byUrgency: () => (inOrder ??= [...clusters].sort((a, b) => byUrgency(a.row, b.row))),
    targets,
    packed: () =>
      (packed ??= pack(
        asOf,
        clusters,
        targets.map(({ target }) => target.code),
      )),
  };
}

interface Membership {
  code: string;
  cohort: Set<string>;
  achieved: Set<string>;
  reported: Set<string>;
}

function toRow(state: StateRow, assessment: Assessment, memberships: readonly Membership[]): ClusterRow {
  const { code, name, place, kind, unit, lat, lon, precision } = state;
  const { lateness, slip, reportAge, stale } = assessment;
  return {
    code,
    name,
    place,
    kind,
    unit,
    lat,
    lon,
    precision,
    lateness,
    slip,
    reportAge,
    stale,
    stage: state.state.stage,
    next: state.state.next,
    gate: state.state.gate,
    waiting: state.state.unconfirmed.length > 0,
    cohorts: memberships.filter((m) => m.cohort.has(code)).map((m) => m.code),
    achieved: memberships.filter((m) => m.achieved.has(code)).map((m) => m.code),
    reported: memberships.filter((m) => m.reported.has(code)).map((m) => m.code),
  };
}

const compress = promisify(brotliCompress);

async function pack(
  asOf: Day,
  clusters: readonly SnapshotCluster[],
  targets: readonly string[],
): Promise<Packed> {
  const rows = packRows(
    clusters.map((cluster) => cluster.row),
    targets,
  );
  const json = Buffer.from(JSON.stringify({ asOf, ...rows }));
  const brotli = await compress(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  return { etag, json, brotli };
}
