import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { idOf, kindOf } from '../../shared/log/stream.ts';
import { inPlaceOf, type StandIn } from '../../shared/people/leave.ts';
import type { Duty } from '../../shared/people/person.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';

interface Line {
  stream: string;
  recordedOn: Day;
  byId: string | null;
}

/** Of what is on record of people now: what was said of earlier days stands in it. */
const peopleIn = async (db: Db, provinceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db
        .select({
          stream: facetHead.stream,
          standsIn: sql<StandIn[] | null>`${facetHead.state} -> 'standsIn'`,
          duties: sql<Duty[]>`${facetHead.state} -> 'duties'`,
        })
        .from(facetHead)
        .where(
          and(
            eq(facetHead.provinceId, provinceId),
            eq(facetHead.facet, 'person'),
            anyOf(
              facetHead.stream,
              ids.map((id) => `person:${id}`),
            ),
          ),
        );

/**
 * In whose place somebody recorded a line of a cluster, by name; null: in their own. Two questions for all lines together,
 * and the second only where somebody has ever stood in.
 */
export async function inPlaces(
  db: Db,
  provinceId: string,
  lines: readonly Line[],
): Promise<(line: Line) => string | null> {
  const of = lines.filter(({ stream }) => kindOf(stream) === 'cluster');
  const ids = [...new Set(of.flatMap(({ byId }) => byId ?? []))];
  const found = await peopleIn(db, provinceId, ids);
  const recorders = new Map(
    found.flatMap(({ stream, duties, standsIn }) =>
      standsIn === null ? [] : [[idOf(stream), { duties, standsIn }] as const],
    ),
  );
  if (recorders.size === 0) return () => null;
  const absent = [...recorders.values()].flatMap(({ standsIn }) => standsIn.map((one) => one.absent.id));
  const duties = new Map(
    (await peopleIn(db, provinceId, [...new Set(absent)])).map((one) => [idOf(one.stream), one.duties]),
  );
  return ({ stream, recordedOn: on, byId }) => {
    const recorder = recorders.get(byId ?? '');
    if (!recorder || kindOf(stream) !== 'cluster') return null;
    return inPlaceOf(recorder, (id) => duties.get(id) ?? [], { cluster: idOf(stream), on });
  };
}
