import { formatEdtf, formatList, formatNumber, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { numberText } from '../../../shared/number-text.ts';
import type { Place } from '../../../shared/reading/flow.ts';
import type { Fields, Reading } from '../../../shared/reading/reading.ts';

export type Read = Extract<Reading, { ok: true }>;

const NAMES = [
  'number',
  'date',
  'issuer',
  'subject',
  'clusters',
  'area',
  'investor',
  'capital',
  'start',
  'completion',
] as const;
export type FieldName = (typeof NAMES)[number];

/** What a form of a document can take over. */
export interface Taken {
  number?: string;
  day?: string;
  issuer?: string;
  /** Hectares, as they are typed. */
  area?: string;
  investor?: string;
  /** What the document is about, in its own words. */
  subject?: string;
}

/** What a form takes over unless it says otherwise. */
export const OF_DOCUMENT: readonly FieldName[] = ['number', 'date', 'issuer'];

/** One line beside the page: the words, or null where nothing was sure; where it was read; what a form makes of it. */
export interface Proposal {
  name: FieldName;
  shown: string | null;
  places: readonly Place[];
  taken: Taken | null;
}

/** Only a decision tells these of a cluster; of several nobody can say whose they are. */
const OF_DECISION: readonly FieldName[] = ['area', 'investor', 'capital', 'start', 'completion'];

function takenOf(
  { number, date, issuer, area, investor, subject }: Fields,
  name: FieldName,
  lang: Lang,
): Taken | null {
  if (name === 'number' && number) return { number: number.value };
  if (name === 'date' && date) return { day: date.value };
  if (name === 'area' && area) return { area: numberText(area.value, lang) };
  if (name === 'investor' && investor) return { investor: investor.value };
  if (name === 'subject' && subject) return { subject: subject.value };
  return name === 'issuer' && issuer ? { issuer: issuer.value } : null;
}

interface Telling {
  t: Messages;
  lang: Lang;
}

export function proposalsOf(
  { kind, fields }: Read,
  takes: readonly FieldName[],
  { t, lang }: Telling,
): Proposal[] {
  return NAMES.filter((name) => kind === 'decision' || !OF_DECISION.includes(name)).map((name) => ({
    name,
    shown: shownOf(fields, name, { t, lang }),
    places:
      name === 'clusters' ? fields.clusters.flatMap(({ places }) => places) : (fields[name]?.places ?? []),
    taken: takes.includes(name) ? takenOf(fields, name, lang) : null,
  }));
}

function shownOf(fields: Fields, name: FieldName, { t, lang }: Telling): string | null {
  if (name === 'clusters') {
    const names = fields.clusters.map(({ value }) => value.name);
    return names.length === 0 ? null : formatList(names, lang);
  }
  const value = fields[name]?.value;
  if (value === undefined) return null;
  if (typeof value === 'number') {
    const number = formatNumber(value, lang, 4);
    return name === 'area' ? t.reading.hectares(number) : t.reading.billions(number);
  }
  return name === 'date' || name === 'start' || name === 'completion' ? formatEdtf(value, lang) : value;
}

/** The names of the clusters it is about, where the one that is open is not among them. Null: a new one, of no name yet. */
export const othersNamed = ({ fields }: Read, code: string | null): string[] =>
  fields.clusters.some(({ value }) => value.code === code)
    ? []
    : fields.clusters.map(({ value }) => value.name);
