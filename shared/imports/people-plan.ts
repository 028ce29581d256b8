import { z } from 'zod';
import { type Day, isDay } from '../day.ts';
import type { FieldError, FieldIssue } from '../errors.ts';
import {
  decideCreate,
  decideGive,
  decideReset,
  decideTerm,
  personFields,
  usernameField,
} from '../people/account.ts';
import { type PersonEvent, type PersonState, persons } from '../people/person.ts';
import { withPost } from '../people/post.ts';
import type { ImportField } from '../tables/fields.ts';
import { TAKEN_OUT } from '../tables/identity-numbers.ts';
import { foldVietnamese } from '../text.ts';
import type { AgencyIndex, KnownAgency } from './agencies.ts';
import { investorKey } from './investors.ts';
import { blankPlan, type Change, type RowFault, type RowPlan } from './plan.ts';
import type { SheetRecord } from './records.ts';
import { OR } from './words.ts';

/**
 * What becomes of each row of a list of people: an account by the rules of the form, or why there is none. Nobody who is
 * on record is entered again, nor changed by a list: what differs is told, and is changed where people are looked after.
 */

export interface KnownPerson {
  id: string;
  state: PersonState;
}
export interface AroundPeople {
  today: Day;
  agencies: AgencyIndex;
  /** Names of the units on record, by code. */
  units: ReadonlyMap<string, string>;
  people: readonly KnownPerson[];
  /** As the rules of accounts ask (account.ts). */
  otherAdministrators: number;
  /** Which agency is meant, by the key of a name, where it was asked. */
  choices: ReadonlyMap<string, string>;
}
export interface PersonPlan extends RowPlan {
  /** Who it is of those on record; null: somebody new. */
  person: string | null;
  events: PersonEvent[];
}

const saidSchema = z.object({ ...personFields, username: usernameField });
type Said = z.infer<typeof saidSchema>;

const FIELD: Record<string, ImportField> = {
  name: 'person',
  title: 'title',
  role: 'role',
  organisation: 'agency',
  unit: 'unit',
  username: 'username',
  from: 'open_from',
  until: 'open_until',
};

/** As people are told apart in a list: by their name and where they are. */
const nameKey = (name: string, organisation: string): string =>
  `${foldVietnamese(name).replace(/\s+/g, ' ').trim()}#${name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()}#${organisation}`;

class PeopleIndex {
  readonly #byUsername = new Map<string, KnownPerson>();
  readonly #byName = new Map<string, KnownPerson>();

  constructor(people: readonly KnownPerson[]) {
    for (const one of people) {
      const { username, person } = one.state;
      if (username !== null) this.#byUsername.set(username, one);
      if (person) this.#byName.set(nameKey(person.name, person.organisationId), one);
    }
  }

  find({ username, name, organisation }: Said): KnownPerson | undefined {
    return this.#byUsername.get(username.toLowerCase()) ?? this.#byName.get(nameKey(name, organisation));
  }
}

export function planPeople(records: readonly SheetRecord[], around: AroundPeople): PersonPlan[] {
  const index = new PeopleIndex(around.people);
  const seen = new Map<string, number>();
  return records.map((record) => {
    const read = readRow(record, around);
    const blank: PersonPlan = {
      ...blankPlan(record.row, record.faults),
      name: text(record, 'person'),
      code: text(record, 'username') || null,
      investor: read.asked,
      faults: read.faults,
      person: null,
      events: [],
    };
    if (read.asked) return { ...blank, is: 'asked' };
    // Of who may do what nothing is guessed: a cell that cannot be read keeps the row out.
    if (read.said === null || record.faults.length > 0) return blank;
    const { said } = read;
    const keys = [`@${said.username.toLowerCase()}`, nameKey(said.name, said.organisation)];
    const before = keys.flatMap((key) => seen.get(key) ?? [])[0];
    if (before !== undefined)
      return { ...blank, faults: [{ field: null, issue: 'twice_person', detail: String(before + 1) }] };
    for (const key of keys) seen.set(key, record.row);
    const known = index.find(said);
    const plan = known ? ofKnown(known, read.row, around) : ofNew(read.row, around);
    return { ...blank, code: said.username.toLowerCase(), ...plan, faults: [...read.faults, ...plan.faults] };
  });
}

interface Row {
  said: Said;
  agency: KnownAgency;
  from: Day | null;
  until: Day | null;
}
type Read = { faults: RowFault[]; asked: RowPlan['investor'] } & (
  | { said: Said; row: Row }
  | { said: null; row: null }
);

const text = ({ values }: SheetRecord, field: ImportField): string => String(values[field] ?? '');

function readRow(record: SheetRecord, around: AroundPeople): Read {
  const faults: RowFault[] = takenOut(record);
  const none = (asked: RowPlan['investor'] = null): Read => ({ faults, asked, said: null, row: null });
  const found = agencyOf(record, around);
  if (faults.length === 0 && 'asked' in found) {
    faults.push({ field: 'agency', issue: 'which_agency' });
    return none(found.asked);
  }
  if ('fault' in found) faults.push(found.fault);
  const agency = 'agency' in found ? found.agency : null;
  const isCommittee = record.values.role === 'area_committee';
  const unit = isCommittee ? unitOf(record, agency, faults) : null;
  if (!isCommittee && record.values.unit !== undefined)
    faults.push({ field: 'unit', issue: 'unit_not_used', isRemark: true });
  const parsed = saidSchema.safeParse({
    name: text(record, 'person'),
    title: text(record, 'title'),
    role: record.values.role,
    organisation: agency?.id ?? '',
    unit,
    username: text(record, 'username').trim(),
  });
  const unread = new Set(faults.flatMap(({ field, isRemark }) => (isRemark ? [] : (field ?? []))));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = FIELD[String(path[0])] ?? null;
    if (field && !unread.has(field) && !isUnreadable(record, field))
      faults.push({ field, issue: message as FieldIssue });
    if (field) unread.add(field);
  }
  const [from, until] = [dayOf(record, 'open_from', faults), dayOf(record, 'open_until', faults)];
  if (from !== null && until !== null && from > until)
    faults.push({ field: 'open_until', issue: 'not_later' });
  if (!parsed.success || agency === null || faults.some(({ isRemark }) => !isRemark)) return none();
  return { faults, asked: null, said: parsed.data, row: { said: parsed.data, agency, from, until } };
}

/** What cannot be read was told as such: that it is also missing says nothing more. */
const isUnreadable = ({ faults, values }: SheetRecord, field: ImportField): boolean =>
  faults.length > 0 && values[field] === undefined && field === 'role';

const takenOut = (record: SheetRecord): RowFault[] =>
  (Object.keys(record.values) as ImportField[]).flatMap((field) =>
    text(record, field).includes(TAKEN_OUT) ? [{ field, issue: 'identity_number' as const }] : [],
  );

type Agency = { agency: KnownAgency } | { asked: NonNullable<RowPlan['investor']> } | { fault: RowFault };

/** By its own column, or by the heading under which the row stands. */
function agencyOf(record: SheetRecord, { agencies, choices }: AroundPeople): Agency {
  const name = text(record, 'agency') || record.group || '';
  const isHeading = record.values.agency === undefined;
  const missing: Agency = { fault: { field: 'agency', issue: 'required' } };
  if (name === '') return missing;
  const chosen = agencies.get(choices.get(investorKey(name)) ?? '');
  if (chosen) return { agency: chosen };
  const found = agencies.find(name);
  if (found.is === 'known') return { agency: found.agency };
  if (isHeading) return missing;
  if (found.is === 'asked') return { asked: { name, suspects: found.suspects } };
  return { fault: { field: 'agency', issue: 'unknown_agency', detail: name } };
}

/** The area of a committee: the one in the row, of several of its name the agency's, else the agency's. */
function unitOf(record: SheetRecord, agency: KnownAgency | null, faults: RowFault[]): string | null {
  const own = agency?.says.unitCode ?? null;
  const codes = text(record, 'unit').split(OR).filter(Boolean);
  if (codes.length === 0) return own;
  const [only, ...others] = codes;
  if (only !== undefined && others.length === 0) return only;
  if (own !== null && codes.includes(own)) return own;
  faults.push({ field: 'unit', issue: 'ambiguous_unit' });
  return null;
}

function dayOf({ values }: SheetRecord, field: ImportField, faults: RowFault[]): Day | null {
  const said = values[field];
  if (said === undefined) return null;
  if (isDay(String(said))) return String(said);
  faults.push({ field, issue: 'whole_day', detail: String(said) });
  return null;
}

type Decided = Pick<PersonPlan, 'is' | 'changes' | 'faults' | 'events' | 'person' | 'stands'>;

const refusedAs = ({ field, issue, detail }: FieldError): RowFault => ({
  field: FIELD[field] ?? null,
  issue,
  ...(detail === undefined ? {} : { detail }),
});

const wrong = (fault: RowFault): Decided => ({
  is: 'wrong',
  changes: [],
  faults: [fault],
  events: [],
  person: null,
  stands: 0,
});

function ofNew(row: Row, around: AroundPeople): Decided {
  const { said, agency, from, until } = row;
  const unitIsThere = said.unit !== null && around.units.has(said.unit);
  const created = decideCreate(said, { agency: agency.says, unitIsThere });
  if ('refused' in created) return wrong(refusedAs(created.refused));
  const events = [...created.events];
  if (from !== null || until !== null) {
    const term = decideTerm(
      after(events, around.today),
      { said: { from, until } },
      {
        today: around.today,
        otherAdministrators: around.otherAdministrators,
        living: new Set(),
      },
    );
    if ('refused' in term) return wrong(refusedAs(term.refused));
    events.push(...term.events);
  }
  return {
    is: 'new',
    changes: changesOf(row, null, around),
    faults: [],
    events: withPost(persons.empty, events, around.today),
    person: null,
    stands: 0,
  };
}

function after(events: readonly PersonEvent[], on: Day): PersonState {
  return events.reduce(
    (so, event, i) => persons.evolve(so, event, { seq: i + 1, at: '', on, by: null }),
    persons.empty,
  );
}

function ofKnown({ id, state }: KnownPerson, row: Row, around: AroundPeople): Decided {
  const changes = changesOf(row, state, around);
  const base = { person: id, stands: state.version, changes };
  const same: Decided = { ...base, is: 'same', faults: [], events: [] };
  const isOther =
    state.person !== null && foldVietnamese(state.person.name) !== foldVietnamese(row.said.name);
  if (state.username === row.said.username.toLowerCase() && isOther)
    return {
      ...wrong({ field: 'username', issue: 'another_name', detail: state.person?.name ?? '' }),
      person: id,
    };
  // What else the row says of them is not taken over with the way in: it is told and changed where people are looked after.
  const others = changes.filter(({ field }) => field !== 'username');
  if (others.length > 0 && (state.username === null || !state.open))
    return { ...same, faults: [{ field: null, issue: 'already_there', isRemark: true }] };
  if (state.username === null) return givenTo(state, row, { base, around });
  if (!state.open) return reopened(state, { base, around });
  if (changes.length === 0) return same;
  return { ...same, faults: [{ field: null, issue: 'already_there', isRemark: true }] };
}

type Base = Pick<Decided, 'person' | 'stands' | 'changes'>;

/** Somebody who is on record without an account. */
function givenTo(
  state: PersonState,
  { said }: Row,
  { base, around }: { base: Base; around: AroundPeople },
): Decided {
  const decided = decideGive(state, { said });
  if ('refused' in decided) return { ...wrong(refusedAs(decided.refused)), person: base.person };
  return { ...base, is: 'change', faults: [], events: withPost(state, decided.events, around.today) };
}

/** Closed for a reason perhaps: nobody is let in again whose row was not ticked by hand. */
function reopened(state: PersonState, { base, around }: { base: Base; around: AroundPeople }): Decided {
  const decided = decideReset(state, { otherAdministrators: around.otherAdministrators, isOneself: false });
  if ('refused' in decided) return { ...wrong(refusedAs(decided.refused)), person: base.person };
  return {
    ...base,
    is: 'change',
    faults: [{ field: null, issue: 'account_closed' }],
    events: withPost(state, decided.events, around.today),
  };
}

/** What the row says that is not on record; for somebody new all of it. */
function changesOf(
  { said, agency, from, until }: Row,
  state: PersonState | null,
  { agencies, units }: AroundPeople,
): Change[] {
  const person = state?.person ?? null;
  const agencyNamed = (id: string) => agencies.get(id)?.says.nameVi ?? id;
  const unitNamed = (code: string) => units.get(code) ?? code;
  const pairs: [ImportField, string | null, string | null][] = [
    ['person', person?.name ?? null, said.name],
    ['title', person?.titleVi ?? null, said.title],
    ['username', state?.username ?? null, said.username.toLowerCase()],
    ['role', person?.role ?? null, said.role],
    ['agency', person && agencyNamed(person.organisationId), agency.says.nameVi],
    ['unit', person?.unitCode ? unitNamed(person.unitCode) : null, said.unit && unitNamed(said.unit)],
    ['open_from', state?.term?.from ?? null, from],
    ['open_until', state?.term?.until ?? null, until],
  ];
  // An empty cell says nothing.
  return pairs.flatMap(([field, was, is]) =>
    is === null || is === '' || is === was ? [] : [{ field, from: was, to: is }],
  );
}
