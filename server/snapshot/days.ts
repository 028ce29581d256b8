import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { type Db, rowsOf } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';
import type { StoredFacet } from '../log/facets.ts';

/** What stood for one stream at the end of a day, by one facet. */
export interface DayOf<D> {
  stream: string;
  fromDay: Day;
  seq: number;
  says: D;
}

export interface Asked {
  provinceId: string;
  day: Day;
  /** Only these; all when left out. */
  streams?: readonly string[];
  /** Only those after the first and up to the second; either may be open. */
  between?: readonly [string | null, string | null];
}

/** Streams read in one go: between two, other requests have their turn. */
export const AT_ONCE = 2_500;

/**
 * The last row of each stream on or before a day. The database answers in columns of JSON, one row for all: read by the
 * engine's own parser, several times faster than ten thousand rows.
 */
export async function loadDays<D>(db: Db, facet: StoredFacet, asked: Asked): Promise<DayOf<D>[]> {
  const names = namesOf(facet);
  // Copied for each row and filled in: a field added to an object that has none for it makes the engine move the others.
  const blank: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, null]));
  const found: DayOf<D>[] = [];
  const keep = sharer();
  for (let after = asked.between?.[0] ?? ''; ; ) {
    const [columns] = await rowsOf<Record<string, unknown[] | null>>(db, select(facet, asked, after));
    const streams = (columns?.['stream'] ?? []) as string[];
    const cells = names.map((name) => columns?.[name] ?? []);
    for (const [i, stream] of streams.entries()) {
      const says = { ...blank };
      for (let c = 0; c < names.length; c++) {
        const value = cells[c]?.[i] ?? null;
        if (value !== null) says[names[c] as string] = keep(value);
      }
      const fromDay = keep(columns?.['from_day']?.[i]) as Day;
      found.push({ stream, fromDay, seq: Number(columns?.['event_seq']?.[i]), says: says as D });
    }
    if (streams.length < AT_ONCE) return found;
    after = streams.at(-1) ?? '';
  }
}

const KEYS = new Set(['provinceId', 'stream', 'fromDay', 'seq']);
const namesOf = ({ table }: StoredFacet) =>
  Object.keys(getTableColumns(table)).filter((name) => !KEYS.has(name));

/** What a statement picks of a facet's columns, as text: it is the same each time, and putting it together takes long. */
const picks = new WeakMap<StoredFacet, { picked: SQL; said: SQL }>();

function pickOf(facet: StoredFacet): { picked: SQL; said: SQL } {
  const known = picks.get(facet);
  if (known) return known;
  const columns = Object.entries(getTableColumns(facet.table)).filter(([name]) => !KEYS.has(name));
  const made = {
    picked: sql.raw(columns.map(([name, column]) => `"${column.name}" as "${name}"`).join(', ')),
    said: sql.raw(columns.map(([name]) => `json_agg(x."${name}") as "${name}"`).join(', ')),
  };
  picks.set(facet, made);
  return made;
}

function select(facet: StoredFacet, { provinceId, day, streams, between }: Asked, after: string): SQL {
  const upTo = between?.[1] ?? null;
  const { table } = facet;
  const { picked, said } = pickOf(facet);
  const only = streams ? sql`and h.stream = any(${sql.param([...streams])}::text[])` : sql``;
  const end = upTo === null ? sql`` : sql`and h.stream <= ${upTo}`;
  return sql`select json_agg(x.stream) as stream, json_agg(x.from_day) as from_day, json_agg(x.event_seq) as event_seq,
      ${said}
    from (select h.stream, d.* from ${facetHead} h cross join lateral (
        select ${table.fromDay} as from_day, ${table.seq} as event_seq, ${picked} from ${table}
        where ${table.provinceId} = h.province_id and ${table.stream} = h.stream and ${table.fromDay} <= ${day}
        order by ${table.fromDay} desc limit 1) d
      where h.province_id = ${provinceId} and h.facet = ${facet.name} and h.stream > ${after} ${end} ${only}
      order by h.stream limit ${AT_ONCE}) x`;
}

/** Ten thousand rows repeat a few hundred words and dates; each is kept in memory once. */
function sharer(): (value: unknown) => unknown {
  const kept = new Map<string, string>();
  return (value) => {
    if (typeof value !== 'string') return value ?? null;
    const known = kept.get(value);
    if (known !== undefined) return known;
    kept.set(value, value);
    return value;
  };
}
