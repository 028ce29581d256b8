import { type Action, type Actor, can } from '../roles.ts';
import { IMPORT_KINDS, type ImportKind } from '../tables/fields.ts';

/** Who may enter a table of a kind: whoever may enter its rows by their form. */
export const RIGHT_OF: Record<ImportKind, Action> = {
  clusters: 'import.write',
  milestones: 'import.write',
  clearance: 'import.write',
  works: 'import.write',
  people: 'account.manage',
};
export const kindsFor = (actor: Actor): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => can(actor, RIGHT_OF[kind]).yes);
/** Kinds that the same people may enter: among them a sheet is looked at by the names of its columns. */
export const kindsBeside = (kind: ImportKind): ImportKind[] =>
  IMPORT_KINDS.filter((one) => RIGHT_OF[one] === RIGHT_OF[kind]);
