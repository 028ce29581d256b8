import { lazy } from '../lazy.ts';
import { foldVietnamese } from '../text.ts';
import { milestoneOfHead } from './date-heads.ts';
import { IMPORT_FIELDS, type ImportField, milestoneIn, ruleOf } from './fields.ts';

/** How well the head of a column names a field. */

export const NAME_JOINED = ' · ';

/** Named parts that say in which unit, or until when, and not of what. */
const ASIDE = /\(([^)]*)\)|\[[^\]]*\]/g;
const UNTIL = /\b(den ngay|tinh den|den)\b.*$/;

/** A head without what stands in brackets, accents, strokes. */
export const headKey = (name: string): string =>
  foldVietnamese(name)
    .replace(ASIDE, ' ')
    .replace(/[:;*"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** A head as it is held against every field: read once, because there are fifty of them. */
export interface ReadHead {
  name: string;
  /** All of it and its last part, each also without what says until when. */
  whole: readonly string[];
  last: readonly string[];
  milestone: ReturnType<typeof milestoneOfHead>;
}

export function readHead(name: string): ReadHead {
  const forms = (part: string) => {
    const key = headKey(part);
    return [key, key.replace(UNTIL, '').trim()];
  };
  const whole = forms(name.replaceAll(NAME_JOINED, ' '));
  const last = forms(name.split(NAME_JOINED).at(-1) ?? '');
  // A name may itself say 'đến': 'Trình hồ sơ … đến Sở Công Thương'.
  const named = [...whole, ...last].map((key) => milestoneOfHead(key)).find((found) => found !== null);
  return { name, whole, last, milestone: named ?? null };
}

const HEADS = lazy(
  () =>
    new Map(
      IMPORT_FIELDS.map((field) => {
        const { heads } = ruleOf(field);
        return [field, { all: new Set(heads), long: heads.filter((head) => head.length >= 5) }];
      }),
    ),
);

/** 3 exactly, 2 its last part, 1 a part of it, 0 not. What stands in brackets names nothing. */
export function likeness({ whole, last, milestone }: ReadHead, field: ImportField): number {
  const of = milestoneIn(field);
  if (of !== null) return milestone?.milestone === of ? milestone.like : 0;
  const known = HEADS().get(field);
  if (!known) return 0;
  if (whole.some((key) => known.all.has(key))) return 3;
  if (last.some((key) => known.all.has(key))) return 2;
  const said = ` ${whole[0] ?? ''} `;
  return known.long.some((head) => said.includes(` ${head} `)) ? 1 : 0;
}
