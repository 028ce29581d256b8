import { sql } from 'drizzle-orm';
import { type Day, dayInHanoi, epochMs } from '../../shared/day.ts';
import { idOf, isStream, kindOf, type StreamKind } from '../../shared/log/stream.ts';
import type { Services } from '../context.ts';
import { rowsOf } from '../db/open.ts';

/** A subject of which something was entered by a document on file. */
export interface RestsOn {
  kind: StreamKind;
  /** A cluster's code, a target's, an import's id, a day of reorganisation. */
  id: string;
  name: string | null;
  /** Which part of the settings: its thresholds, or its days off. */
  part: 'settings' | 'calendar' | null;
}

/** Facets whose events can name one. */
const NAMING = [
  'register',
  'milestones',
  'discipline',
  'handover',
  'target',
  'import',
  'reorganisation',
  'settings',
  'calendar',
];

/** Of one document no more are named; the rest is counted. */
const MOST = 40;

export interface Resting {
  named: RestsOn[];
  /** How many more there are. */
  more: number;
}

/**
 * What rests on documents, as known on a day. Nothing can have named one before it was filed: only what was recorded since
 * then is looked through.
 */
export async function restsOn(
  { db, provinceId }: Pick<Services, 'db' | 'provinceId'>,
  filed: readonly { id: string; since: string }[],
  asOf: Day,
): Promise<Map<string, Resting>> {
  const found = new Map<string, Resting>();
  const [first] = filed.map(({ since }) => dayInHanoi(epochMs(since))).sort();
  if (first === undefined) return found;
  const ids = sql.param(filed.map(({ id }) => id));
  const rows = await rowsOf<Omit<RestsOn, 'kind' | 'id'> & { paper: string; stream: string; all: number }>(
    db,
    sql`select x.paper, x.stream, x.part, x.n as "all",
        coalesce(h.state -> 'identity' ->> 'nameVi', h.state -> 'said' ->> 'nameVi',
          h.state -> 'applied' -> 'file' ->> 'name') as name
      from (
        select y.paper, y.stream, y.part, (count(*) over (partition by y.paper))::int as n,
          row_number() over (partition by y.paper order by y.stream, y.part) as place
        from (select distinct p.paper, e.stream,
          case split_part(e.stream, ':', 1) when 'settings' then e.facet end as part from event e, lateral (
          select jsonb_path_query(e.body, '$.**.paper') #>> '{}' as paper
          union all select jsonb_path_query(e.body, '$.target.papers.*') #>> '{}'
        ) p
        where e.province_id = ${provinceId} and e.recorded_on between ${first} and ${asOf}
          and e.facet = any(${sql.param(NAMING)}::text[]) and p.paper = any(${ids}::text[])
        ) y
      ) x
      left join facet_head h on h.province_id = ${provinceId} and h.stream = x.stream
        and h.facet = case split_part(x.stream, ':', 1) when 'cluster' then 'register' else split_part(x.stream, ':', 1) end
      where x.place <= ${MOST}
      order by x.paper, x.stream, x.part`,
  );
  for (const { paper, stream, name, part, all } of rows) {
    const kind = isStream(stream) ? kindOf(stream) : null;
    if (kind === null) continue;
    const named = [...(found.get(paper)?.named ?? []), { kind, id: idOf(stream), name, part }];
    found.set(paper, { named, more: all - named.length });
  }
  return found;
}
