import { foldVietnamese } from '../text.ts';
import type { AccountStanding } from './account.ts';

/** Which people a list shows: those with an account, those who need something done about it, everybody. */
export const PERSON_SHOWS = ['accounts', 'problems', 'all'] as const;
export type PersonShow = (typeof PERSON_SHOWS)[number];

export interface ShownPerson {
  name: string;
  username: string | null;
  title: string;
  organisation: string;
  standing: AccountStanding;
}

/** Somebody who cannot sign in now, and should or could. */
const isProblem = ({ standing }: ShownPerson): boolean => standing === 'waiting' || standing === 'over';

export const SHOWS: Record<PersonShow, (person: ShownPerson) => boolean> = {
  accounts: ({ standing }) => standing !== 'none',
  problems: isProblem,
  all: () => true,
};

export interface PeopleAsked {
  /** Part of a name, a user name, a title or what their agency is called. */
  q: string;
  show: PersonShow;
}

/** Whether somebody is among those asked for; `agencies` are both names of each, by id. */
export function isFoundPerson(
  { q, show }: PeopleAsked,
  agencies: readonly { id: string; nameVi: string; nameEn: string }[],
): (person: ShownPerson) => boolean {
  const names = new Map(agencies.map((one) => [one.id, `${one.nameVi} ${one.nameEn}`]));
  const wanted = foldVietnamese(q.trim());
  const has = (said: string | null | undefined) => foldVietnamese(said ?? '').includes(wanted);
  return (one) =>
    SHOWS[show](one) &&
    (has(one.name) || has(one.username) || has(one.title) || has(names.get(one.organisation)));
}
