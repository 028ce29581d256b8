import { z } from 'zod';
import { addDays, type Day } from '../day.ts';
import type { FieldError } from '../errors.ts';
import { clusterCodeField, issue, plain } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { groundsSaid } from '../settings/document.ts';
import type { Somebody } from './hand-over.ts';
import { type Duty, isSameDuty, type PersonEvent, type PersonState } from './person.ts';
import {
  type AccountEnd,
  type Passing,
  type ReorganisationEvent,
  type ReorganisationState,
  type Signing,
  standingPassings,
} from './reorganisation.ts';

/** What may be signed for a day of reorganisation, and the rules that turn it into events of people. */
const planKey = z.literal('plan', issue('malformed'));
const unitField = z.string(issue('required')).min(1, issue('required')).max(20, issue('malformed'));
const passingSaid = z.object({
  cluster: clusterCodeField,
  commune: unitField,
  to: z.string(issue('required')).min(1, issue('required')).max(60, issue('malformed')),
});

export const signInput = commandOf(
  planKey,
  z.object({
    /** Units whose accounts end; clusters of theirs that are not named stay open. */
    districts: z.array(unitField).min(1, issue('required')).max(200, issue('too_long')),
    passings: z
      .array(passingSaid)
      .max(500, issue('too_long'))
      .refine((all) => new Set(all.map(({ cluster }) => cluster)).size === all.length, issue('malformed')),
    document: groundsSaid.document,
  }),
);
export type SignInput = z.infer<typeof signInput>;

export const cancelSigningInput = commandOf(
  planKey,
  z.object({ signing: z.uuid(issue('malformed')), note: plain(500) }),
);
export type CancelSigningInput = z.infer<typeof cancelSigningInput>;

/** A cluster that lies in a unit which ends. */
export interface Passed {
  district: string;
  /** Where it lies from the day on, as the register states it; null: it does not say. */
  stated: string | null;
  /** Units that took the district over. */
  candidates: readonly string[];
}

/** An officer of a unit that ends. */
export interface DistrictOfficer extends Somebody {
  district: string;
}

export interface AroundSigning {
  today: Day;
  day: Day;
  ending: ReadonlySet<string>;
  clusters: ReadonlyMap<string, Passed>;
  officers: readonly DistrictOfficer[];
  /** Those who are to take over, and those who were to. */
  people: ReadonlyMap<string, Somebody>;
  /** The committee of a unit, by its id; null where none is on record. */
  agencyOf: (unit: string) => string | null;
}

/** From when it holds: what was due before was somebody's. */
export const sinceOf = ({ today, day }: Pick<AroundSigning, 'today' | 'day'>): Day =>
  today > day ? today : day;

/** Answers for a unit on a day, as far as the record goes. Somebody without an account yet can be named. */
export const mayTakeOver = (
  { person, username, open, term }: PersonState,
  commune: string,
  on: Day,
): boolean =>
  person?.role === 'area_committee' &&
  person.unitCode === commune &&
  (username === null || open) &&
  (term?.until == null || on <= term.until);

/** A cluster that nobody has been signed for, or somebody who can no more. */
export function isPassed(
  cluster: string,
  signings: readonly Signing[],
  { people, ...when }: Pick<AroundSigning, 'people' | 'today' | 'day'>,
): boolean {
  const stands = standingPassings(signings).get(cluster);
  const state = stands && people.get(stands.to.id)?.state;
  return stands !== undefined && state !== undefined && mayTakeOver(state, stands.commune, sinceOf(when));
}

export interface Signed {
  event: ReorganisationEvent;
  signing: Signing;
  people: { id: string; event: PersonEvent }[];
}

export function decideSign(
  { signings }: ReorganisationState,
  { said, request: id }: Pick<SignInput, 'said' | 'request'>,
  around: AroundSigning,
): Signed | { refused: FieldError } {
  const { districts, document } = said;
  const foreign = districts.find((code) => !around.ending.has(code));
  if (foreign !== undefined) return refuse('districts', 'not_a_choice', foreign);
  if (document.day > around.today) return refuse('document.day', 'date_in_future');
  for (const [i, one] of said.passings.entries()) {
    const wrong = wrongPassing(one, i, { districts, signings, around });
    if (wrong) return wrong;
  }
  const since = sinceOf(around);
  const passings = said.passings.map(({ cluster, commune, to }): Passing => {
    const name = around.people.get(to)?.state.person?.name ?? '';
    return { cluster, district: around.clusters.get(cluster)?.district ?? '', commune, to: { id: to, name } };
  });
  const accounts = accountsThatEnd(districts, since, around);
  if (passings.length + accounts.length === 0) return refuse('districts', 'unchanged');
  const signing = { id, since, document, passings, accounts };
  return {
    event: { type: 'reorganisation.signed', signing },
    signing: { ...signing, cancelled: false },
    people: [
      ...accounts.flatMap((account) => endsOf(account, since)),
      ...withdrawn(passings, signings, since, around),
      ...takings(passings, since, around),
    ],
  };
}

interface Amid {
  districts: readonly string[];
  signings: readonly Signing[];
  around: AroundSigning;
}

function wrongPassing(
  { cluster, commune, to }: SignInput['said']['passings'][number],
  i: number,
  { districts, signings, around }: Amid,
) {
  const known = around.clusters.get(cluster);
  if (!known || !districts.includes(known.district))
    return refuse(`passings.${i}.cluster`, 'not_a_choice', cluster);
  if (isPassed(cluster, signings, around))
    return refuse(`passings.${i}.cluster`, 'already_assigned', cluster);
  const mayLie = known.stated === null ? known.candidates.includes(commune) : known.stated === commune;
  if (!mayLie) return refuse(`passings.${i}.commune`, 'not_a_choice');
  const taker = around.people.get(to)?.state;
  return taker && mayTakeOver(taker, commune, sinceOf(around))
    ? null
    : refuse(`passings.${i}.to`, 'not_a_choice');
}

const endsBy = (last: Day, validTo: Day | null): boolean => validTo !== null && validTo <= last;

/** An account that could be used beyond the last day of its unit. One that ends before it is not opened again. */
const endsLate = ({ username, term }: PersonState, last: Day): boolean =>
  username !== null && !endsBy(last, term?.until ?? null);

/** Officers whose account or post goes on beyond the last day of their unit. */
export function accountsThatEnd(
  districts: readonly string[],
  since: Day,
  { officers }: Pick<AroundSigning, 'officers'>,
): AccountEnd[] {
  const last = addDays(since, -1);
  return officers.flatMap(({ id, district, state }) => {
    const standing = state.duties.filter(({ validTo }) => !endsBy(last, validTo));
    const isLate = endsLate(state, last);
    if ((!isLate && standing.length === 0) || !districts.includes(district)) return [];
    const { name = '', organisationId: organisation = '' } = state.person ?? {};
    const term = isLate ? { from: state.term?.from ?? null, until: state.term?.until ?? null } : null;
    return [{ id, name, district, organisation, term, duties: standing }];
  });
}

/** Before its first day a post, or an account, never was. */
const endedBy = (last: Day, duty: Duty): Duty => ({
  ...duty,
  validTo: duty.validFrom > last ? addDays(duty.validFrom, -1) : last,
});

function endsOf({ id, term, duties }: AccountEnd, since: Day): { id: string; event: PersonEvent }[] {
  const last = addDays(since, -1);
  const events: PersonEvent[] = term ? [{ type: 'person.term', from: term.from, until: last }] : [];
  if (duties.length > 0)
    events.push({
      type: 'person.assigned',
      duties: duties.map((duty) => endedBy(last, duty)),
    });
  return events.map((event) => ({ id, event }));
}

/**
 * Whoever takes over answers for the cluster at their own committee, and at the one that was: what was asked of that and
 * is not answered is asked of them.
 */
function dutiesFor(passing: Passing, since: Day, { people, agencyOf }: AroundSigning): Duty[] {
  const own = people.get(passing.to.id)?.state.person?.organisationId ?? null;
  const before = agencyOf(passing.district);
  return [own, before].flatMap((organisationId) =>
    organisationId === null
      ? []
      : [{ organisationId, cluster: passing.cluster, validFrom: since, validTo: null }],
  );
}

function takings(passings: readonly Passing[], since: Day, around: AroundSigning) {
  return [...new Set(passings.map(({ to }) => to.id))].map((id) => ({
    id,
    event: {
      type: 'person.assigned' as const,
      duties: passings.filter(({ to }) => to.id === id).flatMap((one) => dutiesFor(one, since, around)),
    },
  }));
}

/** Who was signed for before and can no more answers for it no more. */
function withdrawn(
  passings: readonly Passing[],
  signings: readonly Signing[],
  since: Day,
  { people }: AroundSigning,
): { id: string; event: PersonEvent }[] {
  const before = standingPassings(signings);
  return passings.flatMap(({ cluster, to }) => {
    const old = before.get(cluster)?.to.id;
    const duties = (old === undefined ? [] : (people.get(old)?.state.duties ?? [])).filter(
      (duty) => duty.cluster === cluster && duty.validTo === null,
    );
    if (old === undefined || old === to.id || duties.length === 0) return [];
    const ends = duties.map((duty) => endedBy(addDays(since, -1), duty));
    return [{ id: old, event: { type: 'person.assigned' as const, duties: ends } }];
  });
}

export interface CancelledSigning {
  event: ReorganisationEvent;
  signing: Signing;
  people: { id: string; event: PersonEvent }[];
}

/** Only while its day has not come: afterwards it is history. */
export function decideCancelSigning(
  { signings }: ReorganisationState,
  { said }: Pick<CancelSigningInput, 'said'>,
  { today, people }: Pick<AroundSigning, 'today' | 'people'>,
): CancelledSigning | { refused: FieldError } {
  const signing = signings.find(({ id, cancelled }) => id === said.signing && !cancelled);
  if (!signing || today >= signing.since) return refuse('signing', 'not_a_choice');
  const last = addDays(signing.since, -1);
  const back = signing.passings.flatMap(({ cluster, to }) => {
    const duties = (people.get(to.id)?.state.duties ?? []).filter(
      (duty) => duty.cluster === cluster && duty.validFrom === signing.since && duty.validTo === null,
    );
    const ends = duties.map((duty) => ({ ...duty, validTo: last }));
    return ends.length === 0
      ? []
      : [{ id: to.id, event: { type: 'person.assigned' as const, duties: ends } }];
  });
  const restored = signing.accounts.flatMap((account) =>
    restoredOf(account, last, people.get(account.id)?.state).map((event) => ({ id: account.id, event })),
  );
  const event = { type: 'reorganisation.cancelled' as const, signing: signing.id, note: said.note };
  return { event, signing, people: [...back, ...restored] };
}

/** What the signing ended, as it was before. What somebody has said of the account or of a post since then stands. */
function restoredOf(
  { organisation, term, duties }: AccountEnd,
  last: Day,
  now: PersonState | undefined,
): PersonEvent[] {
  if (!now) return [];
  const isThere =
    (now.username === null || now.open) &&
    now.person?.role === 'area_committee' &&
    (organisation === undefined || now.person.organisationId === organisation);
  const isAsSigned = (before: Duty) =>
    now.duties.some((duty) => isSameDuty(duty, before) && duty.validTo === endedBy(last, before).validTo);
  const back = isThere ? duties.filter(isAsSigned) : [];
  return [
    ...(term && now.term?.until === last ? [{ type: 'person.term' as const, ...term }] : []),
    ...(back.length > 0 ? [{ type: 'person.assigned' as const, duties: back }] : []),
  ];
}
