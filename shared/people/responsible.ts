import type { Day } from '../day.ts';
import type { Mover } from '../lifecycle.ts';
import { groupBy } from '../lists.ts';
import { isValidOn } from '../unit.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';
import type { Duty, PersonDay } from './person.ts';

/** Whose move it is: an agency and a person. */
export interface Responsible {
  mover: Mover;
  organisation: string;
  organisationVi: string;
  organisationEn: string;
  personId: string;
  person: string;
  titleVi: string;
  titleEn: string;
  illustrative: boolean;
}

/** One duty that holds on the day, with who has it. */
interface Post {
  duty: Duty;
  id: string;
  person: PersonDay;
}

/** Everybody who answers for something on a day. */
export interface Directory {
  day: Day;
  organisations: ReadonlyMap<string, Organisation>;
  /** By organisation, in the order in which they are asked: see `before`. */
  posts: ReadonlyMap<string, readonly Post[]>;
  /** The first of them for each cluster by name, and for all others (''): of an agency with thousands each is looked up. */
  firsts: ReadonlyMap<string, ReadonlyMap<string, Post>>;
  /** For which organisations each person answers. */
  agencies: ReadonlyMap<string, ReadonlySet<string>>;
  /** Organisations by what they are; committees by their unit. */
  offices: ReadonlyMap<string, readonly string[]>;
}

export type Known<T> = readonly { id: string; says: T }[];

export function directoryOn(
  day: Day,
  organisations: Known<Organisation>,
  people: Known<PersonDay>,
): Directory {
  const open = organisations.filter(({ says }) => !says.closed);
  const posts = people.flatMap(({ id, says: person }) =>
    person.duties.filter((duty) => isValidOn(duty, day)).map((duty) => ({ duty, id, person })),
  );
  const inOrder = [...posts].sort(before);
  return {
    day,
    organisations: new Map(open.map(({ id, says }) => [id, says])),
    posts: groupBy(inOrder, (post) => post.duty.organisationId),
    firsts: firstsOf(inOrder),
    agencies: agenciesOf(inOrder),
    offices: new Map(
      [...groupBy(open, ({ says }) => officeOf(says.kind, says.unitCode))].map(([office, list]) => [
        office,
        list.map(({ id }) => id).sort(),
      ]),
    ),
  };
}

function firstsOf(inOrder: readonly Post[]): Directory['firsts'] {
  const firsts = new Map<string, Map<string, Post>>();
  for (const post of inOrder) {
    const of = firsts.get(post.duty.organisationId) ?? new Map<string, Post>();
    firsts.set(post.duty.organisationId, of);
    const cluster = post.duty.cluster ?? '';
    if (!of.has(cluster)) of.set(cluster, post);
  }
  return firsts;
}

function agenciesOf(inOrder: readonly Post[]): Directory['agencies'] {
  const agencies = new Map<string, Set<string>>();
  for (const { id, duty } of inOrder) {
    const of = agencies.get(id) ?? new Set<string>();
    agencies.set(id, of.add(duty.organisationId));
  }
  return agencies;
}

const officeOf = (kind: OrganisationKind, unit: string | null): string => `${kind} ${unit ?? ''}`;

/** Of several who answer for the same, the one whose duty began last; of those that began together, by id. */
function before(a: Post, b: Post): number {
  if (a.duty.validFrom !== b.duty.validFrom) return a.duty.validFrom > b.duty.validFrom ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The cluster a question is about, as it stands on the day. */
export interface Whose {
  code: string;
  unit: string | null;
  investor: string | null;
}

/** The organisations for which a person answers on the day, for themselves or for those in whose place they stand. */
export const organisationsOf = (
  directory: Directory,
  { id, instead = [] }: { id: string | null; instead?: readonly { id: string }[] },
): ReadonlySet<string> => {
  const own = directory.agencies.get(id ?? '') ?? new Set<string>();
  if (instead.length === 0) return own;
  return new Set([...own, ...instead.flatMap((one) => [...(directory.agencies.get(one.id) ?? [])])]);
};

/** The organisation whose move it is; null where none is on record. */
export function organisationFor(
  directory: Directory,
  { unit, investor }: Whose,
  mover: Mover,
): string | null {
  const office = (kind: OrganisationKind, at: string | null) =>
    directory.offices.get(officeOf(kind, at))?.[0] ?? null;
  switch (mover) {
    case 'investor':
      return investor;
    case 'local_committee':
      // While no source says where a cluster lies, finding that out is the department's move.
      return unit === null ? office('department', null) : office('local_committee', unit);
    case 'department':
    case 'city_committee':
      return office(mover, null);
  }
}

/** Who of an organisation answers for a cluster: whoever has a duty for it by name, else for all of its clusters. */
export function postFor(directory: Directory, organisation: string, code: string): Post | null {
  const firsts = directory.firsts.get(organisation);
  return firsts?.get(code) ?? firsts?.get('') ?? null;
}

/** Whose move it is in a cluster; null where no agency or nobody of it is on record. */
export function responsibleFor(directory: Directory, whose: Whose, mover: Mover): Responsible | null {
  const id = organisationFor(directory, whose, mover);
  return id === null ? null : named(directory, id, postFor(directory, id, whose.code));
}

/** Somebody of an agency who was asked by name; whoever answers for the cluster now where they no longer do. */
export function askedByName(
  directory: Directory,
  { organisation, person }: { organisation: string; person: string },
  code: string,
): Responsible | null {
  const posts = directory.posts.get(organisation) ?? [];
  const answers = ({ id, duty }: Post) => id === person && (duty.cluster === null || duty.cluster === code);
  const asked = posts.find(answers) ?? postFor(directory, organisation, code);
  return named(directory, organisation, asked);
}

function named(directory: Directory, id: string, post: Post | null): Responsible | null {
  const organisation = directory.organisations.get(id);
  if (!organisation || !post) return null;
  return {
    mover: organisation.kind,
    organisation: id,
    organisationVi: organisation.nameVi,
    organisationEn: organisation.nameEn,
    personId: post.id,
    person: post.person.name,
    titleVi: post.person.titleVi,
    titleEn: post.person.titleEn,
    illustrative: post.person.provenance === 'illustrative',
  };
}
