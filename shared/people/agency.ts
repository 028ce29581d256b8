import { z } from 'zod';
import type { FieldError } from '../errors.ts';
import { issue, plainLine } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { ORGANISATION_KINDS, type Organisation, type OrganisationEvent } from './organisation.ts';

/** What may be said of an agency, and the rules that turn it into an event of it. */
export const agencySaid = z.object({
  kind: z.enum(ORGANISATION_KINDS, issue('required')),
  nameVi: plainLine(200),
  /** Empty: as in Vietnamese. */
  nameEn: z.union([z.literal(''), plainLine(200)]),
  unit: z.string(issue('malformed')).min(1, issue('required')).max(20, issue('malformed')).nullable(),
  closed: z.boolean(issue('malformed')),
});
export type AgencySaid = z.infer<typeof agencySaid>;

export const agencyInput = commandOf(z.literal('agency', issue('malformed')), agencySaid);
export type AgencyInput = z.infer<typeof agencyInput>;

export interface AroundAgency {
  /** All others on record, by id. */
  others: readonly { id: string; says: Organisation }[];
  unitIsThere: boolean;
  /** Clusters that it builds, and people of it whose account is open, by name; what would be left behind. */
  inUse: readonly string[];
}

/** There from the start, and what the record leans on: never closed, never something else. */
export const FIXED_AGENCIES: readonly string[] = ['city', 'department'];

type Decided = { event: OrganisationEvent } | { refused: FieldError };

/** `before`: null for a new one. */
export function decideAgency(
  { id, before }: { id: string; before: Organisation | null },
  said: AgencySaid,
  around: AroundAgency,
): Decided {
  const { kind, nameVi, closed } = said;
  const unitCode = kind === 'local_committee' ? said.unit : null;
  const nameEn = said.nameEn === '' ? nameVi : said.nameEn;
  const wrong = wrongKind(id, before, said) ?? wrongUnit(kind, unitCode, around) ?? taken(said, around);
  if (wrong) return wrong;
  if (closed && around.inUse.length > 0) return refuse('closed', 'agency_in_use', around.inUse.join(', '));
  if (before && isSame(before, { kind, nameVi, nameEn, unitCode, closed }))
    return refuse('nameVi', 'unchanged');
  return {
    event: {
      type: 'organisation.recorded',
      organisation: { kind, nameVi, nameEn, unitCode, closed, provenance: 'reported' },
    },
  };
}

const isSame = (before: Organisation, now: Omit<Organisation, 'provenance'>): boolean =>
  (Object.keys(now) as (keyof typeof now)[]).every((key) => before[key] === now[key]);

function wrongKind(id: string, before: Organisation | null, { kind, closed }: AgencySaid) {
  if (FIXED_AGENCIES.includes(id)) {
    if (closed) return refuse('closed', 'not_a_choice');
    return kind === before?.kind ? null : refuse('kind', 'not_a_choice');
  }
  // What it answers for hangs on what it is: another kind is another agency.
  if (before && kind !== before.kind) return refuse('kind', 'not_a_choice');
  return !before && closed ? refuse('closed', 'not_a_choice') : null;
}

function wrongUnit(kind: AgencySaid['kind'], unit: string | null, { unitIsThere }: AroundAgency) {
  if (kind !== 'local_committee') return null;
  if (unit === null) return refuse('unit', 'required');
  return unitIsThere ? null : refuse('unit', 'not_a_choice', unit);
}

/** Each unit has one committee, and no two agencies of a kind are told apart by nothing. */
function taken({ kind, nameVi, unit, closed }: AgencySaid, { others }: AroundAgency) {
  if (closed) return null;
  const open = others.filter(({ says }) => !says.closed && says.kind === kind);
  if (kind === 'local_committee' && open.some(({ says }) => says.unitCode === unit))
    return refuse('unit', 'agency_there');
  const plain = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();
  const isTaken = open.some(({ says }) => plain(says.nameVi) === plain(nameVi));
  return isTaken ? refuse('nameVi', 'agency_there') : null;
}
