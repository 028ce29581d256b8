import type { Place } from '../../../shared/reading/flow.ts';
import type { Fields, Reading } from '../../../shared/reading/reading.ts';
import type { Truth } from './truth.ts';

/** How many fields of made documents were read right. */

const NAMES = [
  'number',
  'date',
  'issuer',
  'subject',
  'area',
  'investor',
  'capital',
  'start',
  'completion',
] as const;
type Name = (typeof NAMES)[number] | 'clusters';
/** Nothing may be wrong in these. */
export const STRICT: readonly Name[] = ['number', 'date', 'area', 'capital', 'start', 'completion'];

export interface Score {
  /** Fields that the documents have. */
  asked: number;
  right: number;
  /** Proposed, and wrong: another value, or one where there is none. */
  wrong: string[];
  missing: string[];
  placed: number;
  misplaced: string[];
  kinds: string[];
}

export const noScore = (): Score => ({
  asked: 0,
  right: 0,
  wrong: [],
  missing: [],
  placed: 0,
  misplaced: [],
  kinds: [],
});

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';

function readOf(fields: Fields, name: Name): { value: unknown; places: readonly Place[] } | null {
  if (name !== 'clusters') return fields[name] ?? null;
  const codes = fields.clusters.map(({ value }) => value.code);
  return codes.length === 0
    ? null
    : { value: codes, places: fields.clusters.flatMap(({ places }) => places) };
}

export function score(
  into: Score,
  name: string,
  {
    reading,
    truth,
    places,
  }: { reading: Reading; truth: Truth; places: Readonly<Record<string, readonly Place[]>> },
): void {
  const fields: Fields = reading.ok ? reading.fields : { clusters: [] };
  if (!reading.ok || reading.kind !== truth.kind)
    into.kinds.push(`${name}: ${reading.ok ? reading.kind : reading.failure}`);
  for (const field of [...NAMES, 'clusters'] as const) {
    const said = truth[field];
    const asked = Array.isArray(said) ? said.length > 0 : said !== undefined;
    const read = readOf(fields, field);
    if (asked) into.asked += 1;
    const label = `${name}: ${field}`;
    if (!read) {
      if (asked) into.missing.push(label);
      continue;
    }
    if (shown(read.value) !== shown(said)) {
      into.wrong.push(`${label}: ${shown(read.value)} for ${shown(said)}`);
      continue;
    }
    into.right += 1;
    const known = places[field === 'clusters' ? 'cluster' : field] ?? [];
    if (field === 'clusters' && known.length === 0) continue;
    const isPlaced = read.places.every((place) =>
      liesIn(place, [...known, ...(field === 'clusters' ? (places['subject'] ?? []) : [])]),
    );
    if (isPlaced) into.placed += 1;
    else into.misplaced.push(`${label}: ${JSON.stringify(read.places)} for ${JSON.stringify(known)}`);
  }
}

/** A place is right where its middle lies in a true one and at most a third of it reaches beyond. */
const liesIn = (place: Place, known: readonly Place[]): boolean =>
  known.some(({ page, box }) => {
    const { x, y, width, height } = place.box;
    if (page !== place.page) return false;
    const wide = Math.min(x + width, box.x + box.width) - Math.max(x, box.x);
    const high = Math.min(y + height, box.y + box.height) - Math.max(y, box.y);
    return wide > 0 && high > 0 && wide >= width * 0.67 && high >= Math.min(height, box.height) * 0.5;
  });

export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
