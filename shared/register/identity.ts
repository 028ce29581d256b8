import { z } from 'zod';
import type { Day } from '../day.ts';
import { clusterCodeField, issue, plainLine } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { type Identity, KINDS, PRECISIONS, type UnitSpan } from '../register.ts';
import type { UnitLevel } from '../unit.ts';
import { type Registered, suspects } from './suspects.ts';

/** What is said of who a cluster is and where it lies: the same when it is entered and when it is corrected. */

/** A box around the city: a position outside is a slip of the pen, or two numbers that changed places. */
const CITY = { lat: [20.5, 21.45], lon: [105.2, 106.1] } as const;
const within = ([least, most]: readonly [number, number]) =>
  z.number(issue('not_a_number')).min(least, issue('outside_city')).max(most, issue('outside_city'));

export const POSITIONED = PRECISIONS.filter((precision) => precision !== 'none');

const unitCode = z.string(issue('required')).min(1, issue('required')).max(10, issue('malformed')).nullable();

export const identityFields = {
  nameVi: plainLine(200),
  /** Village, commune, district as documents name them; null: no document says. */
  place: plainLine(200).nullable(),
  kind: z.enum(KINDS, issue('not_a_choice')),
  /** It lies in a mountain district or commune; left out: it does not. */
  mountain: z.literal(true, issue('not_a_choice')).exactOptional(),
  /** The units it lies in: the district to 30 June 2025, the commune or ward from 1 July 2025. */
  district: unitCode,
  commune: unitCode,
  position: z
    .object({
      lat: within(CITY.lat),
      lon: within(CITY.lon),
      precision: z.enum(
        POSITIONED as [(typeof POSITIONED)[number], ...typeof POSITIONED],
        issue('not_a_choice'),
      ),
    })
    .nullable(),
  /** Clusters that were suspected of being this one and that the person has looked at: it is another. */
  otherThan: z.array(clusterCodeField).max(100, issue('too_long')).exactOptional(),
};
const identitySaid = z.object(identityFields);
export type IdentitySaid = z.infer<typeof identitySaid>;

export interface KnownUnit {
  code: string;
  level: UnitLevel;
  validFrom: Day;
  validTo: Day | null;
}

export const identityOf = (
  { nameVi, place, kind, position, mountain }: IdentitySaid,
  confidence: string,
): Identity => ({
  nameVi,
  place: place ?? '',
  kind,
  lat: position?.lat ?? null,
  lon: position?.lon ?? null,
  precision: position?.precision ?? 'none',
  confidence,
  placeholder: false,
  ...(mountain === undefined ? {} : { mountain }),
});

/** The spans of the units that were chosen, or why one cannot be. What has not been changed stays as it was on its days. */
export function spansOf(
  { district, commune }: Pick<IdentitySaid, 'district' | 'commune'>,
  units: readonly KnownUnit[],
  before: readonly UnitSpan[] = [],
): { spans: UnitSpan[] } | ReturnType<typeof refuse> {
  const spans: UnitSpan[] = [];
  for (const [level, code] of [
    ['district', district],
    ['commune', commune],
  ] as const) {
    if (code === null) continue;
    const unit = units.find((one) => one.code === code && one.level === level);
    if (!unit) return refuse(level, 'not_a_choice');
    const kept = before.filter(({ unitCode: of }) => of === code);
    spans.push(
      ...(kept.length > 0 ? kept : [{ unitCode: code, validFrom: unit.validFrom, validTo: unit.validTo }]),
    );
  }
  return { spans };
}

/** The first cluster that may be the same one and that nobody has said it is not. */
export function refusedSuspect(said: IdentitySaid, register: readonly Registered[], own: string) {
  const seen = new Set(said.otherThan ?? []);
  const units = [said.district, said.commune].filter((code) => code !== null);
  const about = { name: said.nameVi, place: said.place ?? '', units };
  const found = suspects(about, register).find(({ code }) => code !== own && !seen.has(code));
  return found ? refuse('otherThan', 'suspected', found.code) : null;
}
