import { foldVietnamese } from '../text.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from './organisation.ts';

export interface AgenciesAsked {
  /** Part of a name, in either language. */
  q: string;
  /** Null: of any kind. */
  kind: OrganisationKind | null;
  /** Those that are closed too. */
  closedToo: boolean;
}

export const agencyKind = (text: string | null): OrganisationKind | null =>
  ORGANISATION_KINDS.find((kind) => kind === text) ?? null;

/** Whether an agency is among those asked for. */
export function isFoundAgency({ q, kind, closedToo }: AgenciesAsked) {
  const wanted = foldVietnamese(q.trim());
  return (one: { nameVi: string; nameEn: string; kind: OrganisationKind; closed: boolean }): boolean =>
    (closedToo || !one.closed) &&
    (kind === null || one.kind === kind) &&
    (foldVietnamese(one.nameVi).includes(wanted) || foldVietnamese(one.nameEn).includes(wanted));
}
