import { eq, sql } from 'drizzle-orm';
import { addDays, type Day } from '../../shared/day.ts';
import { canonical } from '../../shared/log/event.ts';
import type { Db } from '../db/open.ts';
import { event } from '../db/schema.ts';
import type { Fault } from './fault.ts';
import { takenBack } from './mends.ts';
import { endsOn, installedOn, type Root } from './roots.ts';
import { rootOf } from './seal.ts';

/** What is known from elsewhere: the journal, and roots that somebody wrote down. */
export interface Elsewhere {
  today: Day;
  roots: readonly Pick<Root, 'day' | 'root'>[];
}

/** Daily roots against the chains they sum up, against each other, and against what is kept elsewhere. */
export async function rootFaults(
  db: Db,
  provinceId: string,
  { roots, elsewhere }: { roots: readonly Root[]; elsewhere: Elsewhere },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const byDay = new Map(roots.map((root) => [root.day, root]));
  for (const { day, streams, root } of roots) {
    if (day >= elsewhere.today) {
      faults.push({ what: 'root_early', day });
      continue;
    }
    const ends = await endsOn(db, provinceId, day);
    if (ends.length !== streams || rootOf(ends) !== root) faults.push({ what: 'root', day });
  }
  for (const day of missingDays(roots, await sealedSince(db, provinceId, elsewhere.today))) {
    faults.push({ what: 'root_missing', day });
  }
  const excused = await takenBack(db, provinceId);
  for (const { day, root } of elsewhere.roots) {
    if (excused.has(`${day} ${root}`)) continue;
    const here = byDay.get(day);
    if (!here) faults.push({ what: 'root_missing', day });
    else if (here.root !== root) faults.push({ what: 'root_elsewhere', day });
  }
  return [...new Map(faults.map((fault) => [canonical(fault), fault])).values()];
}

/**
 * Days that must have a root: from the day on which this installation was filled to two days before the newest entry
 * (who recorded that was running, and had sealed the days before; the last one may still be waiting).
 */
async function sealedSince(db: Db, provinceId: string, today: Day): Promise<{ from: Day; to: Day } | null> {
  const from = await installedOn(db, provinceId);
  const [newest] = await db
    .select({ on: sql<Day | null>`max(${event.recordedOn})::text` })
    .from(event)
    .where(eq(event.provinceId, provinceId));
  if (!from || !newest?.on) return null;
  // An entry dated ahead is a fault of its own; the days up to it have not been.
  const last = newest.on < today ? newest.on : today;
  return { from, to: addDays(last, -2) };
}

function missingDays(roots: readonly Root[], span: { from: Day; to: Day } | null): Day[] {
  const known = new Set(roots.map(({ day }) => day));
  const last = [span?.to, roots.at(-1)?.day]
    .flatMap((day) => (day ? [day] : []))
    .sort()
    .at(-1);
  const first = [span?.from, roots[0]?.day].flatMap((day) => (day ? [day] : [])).sort()[0];
  const missing: Day[] = [];
  if (!first || !last) return missing;
  for (let day = first; day <= last; day = addDays(day, 1)) if (!known.has(day)) missing.push(day);
  return missing;
}
