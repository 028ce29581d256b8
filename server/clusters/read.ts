import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { type UnitSpan, unitOn } from '../../shared/register.ts';
import type { Subject } from '../../shared/roles.ts';
import type { Db } from '../db/open.ts';
import { preparedOnce, slot } from '../db/prepared.ts';
import { event, facetHead, registerDay } from '../db/schema.ts';
import type { StoredFacet } from '../log/facets.ts';
import { knownAt } from '../log/known-at.ts';
import { type Head, toHead } from '../log/record.ts';

/** A cluster as access rules see it: its code and the units it lies in on a day. */
const subjectOf = (code: string, units: readonly UnitSpan[], day: Day): Subject => {
  const unit = unitOn(units, day);
  return { code, units: unit === null ? [] : [unit] };
};

const units = sql<UnitSpan[]>`${facetHead.state} -> 'units'`;
const mergedInto = sql<string | null>`${facetHead.state} ->> 'mergedInto'`.as('merged_into');

export async function findSubject(
  db: Db,
  provinceId: string,
  code: string,
  day: Day,
): Promise<Subject | null> {
  const [found] = await db
    .select({ units })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, provinceId),
        eq(facetHead.facet, 'register'),
        eq(facetHead.stream, streamOf('cluster', code)),
      ),
    );
  return found ? subjectOf(code, found.units, day) : null;
}

/** `mergedInto`: the code of the cluster whose second entry it is. */
export type Changeable = Subject & { head: Head; mergedInto: string | null };

/** The same for somebody who wants to change it: with the end of its chain, in one way to the database. */
export async function findChangeable(
  db: Db,
  provinceId: string,
  { code, day, facet }: { code: string; day: Day; facet: StoredFacet },
): Promise<Changeable | null> {
  const [found] = await changeableOf(db).execute({
    provinceId,
    stream: streamOf('cluster', code),
    facet: facet.name,
  });
  if (!found) return null;
  const { mergedInto } = found;
  return { ...subjectOf(code, found.units, day), head: toHead(found, facet), mergedInto };
}

const changeableOf = preparedOnce((db) => {
  const last = db
    .select({
      seq: event.seq,
      hash: event.hash,
      recordedAt: knownAt.as('known_at'),
    })
    .from(event)
    .where(and(eq(event.provinceId, slot('provinceId')), eq(event.stream, slot('stream'))))
    .orderBy(sql`${event.seq} desc`)
    .limit(1)
    .as('last_event');
  const other = db
    .select({ seq: sql<number>`${facetHead.seq}`.as('facet_seq'), state: facetHead.state })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, slot('provinceId')),
        eq(facetHead.facet, slot('facet')),
        eq(facetHead.stream, slot('stream')),
      ),
    )
    .as('other_head');
  return db
    .select({
      units,
      mergedInto,
      seq: last.seq,
      hash: last.hash,
      recordedAt: last.recordedAt,
      facetSeq: other.seq,
      state: other.state,
    })
    .from(facetHead)
    .innerJoin(last, sql`true`)
    .leftJoin(other, sql`true`)
    .where(
      and(
        eq(facetHead.provinceId, slot('provinceId')),
        eq(facetHead.facet, 'register'),
        eq(facetHead.stream, slot('stream')),
        // Entered by mistake and undone: nothing more is said of it.
        sql`${facetHead.state} -> 'identity' <> 'null'::jsonb`,
      ),
    )
    .prepare('changeable_of');
});

/** The first day on which the register knew of any cluster; null while it is empty. */
export async function recordSince(db: Db, provinceId: string): Promise<Day | null> {
  const [first] = await db
    .select({ day: sql<Day | null>`min(${registerDay.fromDay})::text` })
    .from(registerDay)
    .where(eq(registerDay.provinceId, provinceId));
  return first?.day ?? null;
}
