import { sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import type { Clock } from '../clock.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { event } from '../db/schema.ts';
import { oneAfterAnother } from '../one-after-another.ts';

/** Something was recorded, by this process or another. */
export interface Change {
  stream: string;
  facet: string;
  seq: number;
  /** The day it became known on. */
  on: Day;
}

/**
 * The one place from which a process hears of changes: what is held in memory, open browsers, and whatever else must
 * know. Nothing that was acknowledged is overlooked: see `upTo`.
 */
export interface Follower {
  /** When it resolves, everything that was recorded by anybody before the call has been announced here. */
  look(): Promise<void>;
  /** What this process has just recorded, told at once. */
  tell(changes: readonly Change[]): void;
  subscribe(listener: (changes: readonly Change[]) => void): () => void;
  /** As `subscribe`, and for as long as anybody watches the database is looked at every WATCH_MS. */
  watch(listener: (changes: readonly Change[]) => void): () => void;
}

/** A change by another process is in an open browser this much later at most, and a little. */
const WATCH_MS = 400;

interface Answer {
  /** Every transaction below this number has ended: what it wrote was visible to this look. */
  upTo: string;
  now: number;
  changes: [stream: string, facet: string, seq: number, on: Day][] | null;
}

export function createFollower(
  { db, clock, provinceId }: { db: Db; clock: Clock; provinceId: string },
  onError: (error: unknown) => void = () => undefined,
): Follower {
  /**
   * Not an instant and not a count: the oldest transaction that was still open at the last look. What that look could
   * not see was written by it or by a later one, however wrong a clock is and however long a commit takes. (The number
   * is of this database server: after a restore elsewhere, rows with a higher number than any that has begun there were
   * written before, and are no change.)
   */
  let upTo: string | null = null;
  /** What was announced since the last look, and by it: a look is answered some of it once more. */
  let [announced, before] = [new Set<string>(), new Set<string>()];
  const listeners = new Set<(changes: readonly Change[]) => void>();
  function announce(changes: readonly Change[]): void {
    // Each by its own number: of one stream somebody else's may be looked up after a later one was told here.
    const names = changes.map(({ stream, seq }) => `${stream} ${seq}`);
    const fresh = changes.filter((_change, i) => {
      const name = names[i] ?? '';
      return !announced.has(name) && !before.has(name);
    });
    for (const name of names) announced.add(name);
    if (fresh.length > 0) for (const listener of listeners) listener(fresh);
  }

  async function ask(): Promise<void> {
    const [answer] = await rowsOf<Answer>(
      db,
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as "upTo",
        (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
        (select json_agg(json_build_array(${event.stream}, ${event.facet}, ${event.seq}, ${event.recordedOn})
            order by ${event.stream}, ${event.seq}) from ${event}
          where ${event.provinceId} = ${provinceId} and ${event.transaction} >= ${upTo}::xid8
            and (${event.transaction} < pg_snapshot_xmax(pg_current_snapshot())
              or ${event.transaction} = pg_current_xact_id_if_assigned())) as changes`,
    );
    if (!answer) return;
    upTo = answer.upTo;
    clock.set?.(answer.now);
    announce((answer.changes ?? []).map(([stream, facet, seq, on]) => ({ stream, facet, seq, on })));
    [before, announced] = [announced, new Set()];
  }

  const look = oneAfterAnother(ask);
  const subscribe: Follower['subscribe'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const watching = keepLooking(look, onError);
  return {
    look,
    tell: announce,
    subscribe,
    watch: (listener) => {
      const [leave, rest] = [subscribe(listener), watching()];
      return () => {
        leave();
        rest();
      };
    },
  };
}

/** Looks every WATCH_MS for as long as somebody watches; answers how to begin, which answers how to end. */
function keepLooking(look: () => Promise<void>, onError: (error: unknown) => void): () => () => void {
  let watchers = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    timer = setTimeout(() => {
      void look()
        .catch(onError)
        .finally(() => {
          if (watchers > 0) again();
        });
    }, WATCH_MS);
    timer.unref();
  };
  return () => {
    watchers += 1;
    if (watchers === 1) again();
    return () => {
      watchers -= 1;
      if (watchers === 0) clearTimeout(timer);
    };
  };
}
