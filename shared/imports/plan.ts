import type { ClearanceState } from '../clearance/facet.ts';
import type { CodeEntries } from '../codes/facet.ts';
import type { Day } from '../day.ts';
import type { FieldIssue } from '../errors.ts';
import type { FacetEvent } from '../log/event.ts';
import type { Standing } from '../milestone.ts';
import { EMPTY_STANDING } from '../milestone.ts';
import type { ProcedureState } from '../procedure/facet.ts';
import { procedure } from '../procedure/facet.ts';
import type { Ground } from '../register/ground.ts';
import type { Investor } from '../register/parties-command.ts';
import type { Suspect } from '../register/suspects.ts';
import { type RegisterState, register } from '../register.ts';
import type { ImportField, ImportKind } from '../tables/fields.ts';
import type { WorksState } from '../works/facet.ts';
import type { InvestorIndex } from './investors.ts';
import type { RegisterIndex } from './match.ts';
import type { CellFault } from './records.ts';
import type { UnitAnswers } from './units-asked.ts';
import type { NamedUnit, UnitFinder } from './words.ts';

/** What becomes of each record of a sheet, of whatever kind: nothing, something new, a change; or why it cannot be said. */

export interface Change {
  field: ImportField;
  /** As it stands; null: nothing is on record. */
  from: string | null;
  to: string;
}
/** What is wrong with a row beside what the rules of its domain refuse. */
export type ImportFault =
  | 'twice'
  | 'which_cluster'
  | 'no_name'
  | 'ambiguous_unit'
  | 'code_form'
  | 'unknown_cluster'
  | 'no_document'
  | 'stage_behind'
  | 'which_investor'
  | 'too_many_investors'
  | 'unit_from_name'
  | 'unit_from_former'
  | 'unit_of_several'
  | 'unit_of_many'
  | 'unit_not_known'
  | 'whole_day'
  | 'twice_person'
  | 'already_there'
  | 'another_name'
  | 'account_closed'
  | 'which_agency'
  | 'unknown_agency'
  | 'identity_number'
  | 'unit_not_used'
  | 'too_many_rows';
export interface RowFault {
  field: ImportField | null;
  issue: FieldIssue | ImportFault;
  detail?: string;
  /** Told, and no reason to leave the row out. */
  isRemark?: true;
}
/** What a row says of another subject than its own: one that begins with it. */
export interface Begun {
  stream: string;
  events: FacetEvent[];
}
export interface RowPlan {
  row: number;
  is: 'new' | 'change' | 'same' | 'asked' | 'wrong';
  code: string | null;
  name: string;
  changes: Change[];
  cells: CellFault[];
  faults: RowFault[];
  suspects: Suspect[];
  events: FacetEvent[];
  /** Other subjects that begin with it. */
  begins: Begun[];
  /** Who builds, where that must be asked. */
  investor: { name: string; suspects: Investor[] } | null;
  /** In which unit of today it lies, where its place names several or one that was divided: as it is written, and which. */
  unit: { name: string; among: string[] } | null;
  /** The last number of what it was decided on; 0: nothing was said of it yet. */
  stands: number;
  /** Of several rows of one subject, which was decided first. */
  place: number;
}

/** A row that changes nothing because of what is wrong with it is not one that says what stands. */
export const toldAs = ({ is, cells, faults }: Pick<RowPlan, 'is' | 'cells' | 'faults'>): RowPlan['is'] =>
  is === 'same' && (cells.length > 0 || faults.some(({ isRemark }) => !isRemark)) ? 'wrong' : is;

/** What stands of a cluster, as far as a kind of table asks for it. */
export interface ClusterStates {
  register: RegisterState;
  milestones: Standing;
  procedure: ProcedureState;
  clearance: ClearanceState | null;
  works: WorksState | null;
}
export const NOTHING_STANDS: ClusterStates = {
  register: register.empty,
  milestones: EMPTY_STANDING,
  procedure: procedure.empty,
  clearance: null,
  works: null,
};

/** By what a table of each kind is judged, beside the register. */
export const FACETS_OF: Record<ImportKind, readonly (keyof ClusterStates)[]> = {
  clusters: ['register', 'milestones', 'procedure'],
  milestones: ['register', 'milestones', 'procedure'],
  clearance: ['register', 'clearance'],
  works: ['register', 'works'],
  people: [],
};

export interface Around {
  today: Day;
  units: readonly NamedUnit[];
  finder: UnitFinder;
  /** Grows by what the sheet itself enters. */
  index: RegisterIndex;
  /** What stands of every code that a row or a choice names, also of one that does not count. */
  states: ReadonlyMap<string, ClusterStates>;
  codePrefix: string;
  /** The next free code, each time another. */
  nextCode: () => string;
  /** Which cluster a row is, where it was asked. */
  choices: ReadonlyMap<number, string>;
  /** Who may build; grows by what the sheet itself names. */
  investors: InvestorIndex;
  /** Names of all organisations on record by their ids, also of those that are closed. */
  organisations: ReadonlyMap<string, string>;
  /** Ids of those that are on record. */
  investorsKnown: ReadonlySet<string>;
  /** Who is meant, by the key of a name, where it was asked: an id, or a new one. */
  investorChoices: ReadonlyMap<string, string>;
  /** Which unit is meant, by the key of a text, where it was asked. */
  unitChoices: UnitAnswers;
  /** What the installation made of the codes: what it leaves out and what it has retired. */
  codes: CodeEntries;
  ground: Ground;
  statedFor: string | null;
  /** Rows that are entered, of several that speak of one cluster one after the other; null: all that can be. */
  taken: ReadonlySet<number> | null;
}

export const blankPlan = (row: number, cells: CellFault[]): RowPlan => ({
  row,
  is: 'wrong',
  code: null,
  name: '',
  changes: [],
  cells,
  faults: [],
  suspects: [],
  events: [],
  begins: [],
  investor: null,
  unit: null,
  stands: 0,
  place: row,
});

/** The last number under which something of it was said. */
export function standsAt({ register: said, milestones, clearance, works }: ClusterStates): number {
  return Math.max(
    said.version,
    ...Object.values(milestones.milestones).map(({ version }) => version),
    clearance?.version ?? 0,
    works?.version ?? 0,
  );
}
