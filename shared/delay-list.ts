import { z } from 'zod';
import { type Day, isDay } from './day.ts';

/** How the list of delays is ordered, put into groups and compared with an earlier day: its URL and its question. */
export const DELAY_SORTS = ['name', 'area', 'delay', 'cause', 'mover', 'report'] as const;
export type DelaySort = (typeof DELAY_SORTS)[number];

export const DELAY_GROUPS = ['area', 'mover', 'cause', 'class'] as const;
export type DelayGroup = (typeof DELAY_GROUPS)[number];

/** Late now and not then; late then and not now (newly-late.ts). */
export const DELAY_CHANGES = ['newly', 'recovered'] as const;
export type DelayChange = (typeof DELAY_CHANGES)[number];

/** What may not be on record of a cluster: in which area it lies, what stands in its way, whose move it is. */
export const UNRECORDED = ['area', 'cause', 'mover'] as const;
export type Unrecorded = (typeof UNRECORDED)[number];

/** The conditions of the list that can be dropped one by one. `more`: what a link from another page asks besides. */
export const CONDITIONS = ['class', 'cause', 'mover', 'area', 'change', 'search', 'more'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Lines asked for at once. */
export const DELAYS_AT_ONCE = 200;

const DIRECTIONS = ['up', 'down'] as const;
export interface DelayOrder {
  by: DelaySort;
  direction: (typeof DIRECTIONS)[number];
}

export const listingSchema = z.object({
  /** Without one the most urgent come first. */
  sort: z.object({ by: z.enum(DELAY_SORTS), direction: z.enum(DIRECTIONS) }).optional(),
  group: z.enum(DELAY_GROUPS).optional(),
  /** The day compared with; before the day looked at. */
  since: z
    .string()
    .max(10, { error: 'date_impossible' })
    .refine((value) => isDay(value), { error: 'date_impossible' })
    .optional(),
  /** Only what has changed so since that day. */
  changed: z.enum(DELAY_CHANGES).optional(),
  /** Only those of which this is not on record. */
  none: z.enum(UNRECORDED).optional(),
});
export type Listing = z.infer<typeof listingSchema>;

const among = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((known) => known === value);

/** From URL parameters; what is not known, or compares with a day that is not earlier, is dropped. */
export function readListing(params: { get(key: string): string | null }, asOf: Day): Listing {
  const [by, direction] = (params.get('sort') ?? '').split('.');
  const sort = { by: among(DELAY_SORTS, by ?? null), direction: among(DIRECTIONS, direction ?? null) };
  const given = params.get('since');
  const since = given !== null && isDay(given) && given < asOf ? given : undefined;
  return {
    sort: sort.by && sort.direction ? { by: sort.by, direction: sort.direction } : undefined,
    group: among(DELAY_GROUPS, params.get('group')),
    since,
    changed: since === undefined ? undefined : among(DELAY_CHANGES, params.get('changed')),
    none: among(UNRECORDED, params.get('none')),
  };
}

/** As URL parameters; null for those that must not stand there. */
export const listingParams = ({ sort, group, since, changed, none }: Listing) => ({
  sort: sort ? `${sort.by}.${sort.direction}` : null,
  group: group ?? null,
  since: since ?? null,
  changed: changed ?? null,
  none: none ?? null,
});

/** The direction that a press on a column's head asks for first: the longest delay, the oldest report. */
const FIRST: Record<DelaySort, DelayOrder['direction']> = {
  name: 'up',
  area: 'up',
  delay: 'down',
  cause: 'up',
  mover: 'up',
  report: 'down',
};

/** The order after a press on a column's head: its own, the other way round, and then that of urgency again. */
export function pressed(by: DelaySort, sort: DelayOrder | undefined): DelayOrder | undefined {
  const first = FIRST[by];
  if (sort?.by !== by) return { by, direction: first };
  return sort.direction === first ? { by, direction: first === 'up' ? 'down' : 'up' } : undefined;
}
