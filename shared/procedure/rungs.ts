import type { MilestoneCode } from '../lifecycle.ts';
import type { RegimeCode } from '../regime.ts';
import type { Role } from '../roles.ts';

/**
 * The way of a dossier from the plan list to the establishment decision, rung by rung. Sources: Decree 32/2024/NĐ-CP
 * art. 10 and 13; the order of the rungs within the appraisal is that of the departments' practice.
 */

/** Who holds the dossier until a rung is reached. */
export const DESKS = ['enterprise', 'local_committee', 'department', 'council', 'city_committee'] as const;
export type Desk = (typeof DESKS)[number];

interface Rung {
  /** On whose desk the dossier lies until it is reached. */
  desk: Desk;
  /** Who enters it in this register: the committee for what it receives and issues itself. */
  entered: 'local_committee' | 'department';
  /** It is the milestone of the same name (lifecycle.ts), and stands nowhere else. */
  milestone?: true;
  /** Happens inside the clock of the appraisal, without one of its own. */
  inside?: true;
}

const define = <const T extends Record<string, Rung>>(rungs: T): T => rungs;

const TABLE = define({
  in_plan: { desk: 'city_committee', entered: 'department', milestone: true },
  first_letter: { desk: 'enterprise', entered: 'local_committee' },
  public_notice: { desk: 'local_committee', entered: 'local_committee', milestone: true },
  window_closed: { desk: 'local_committee', entered: 'local_committee' },
  dossier_submitted: { desk: 'local_committee', entered: 'local_committee', milestone: true },
  consultation: { desk: 'department', entered: 'department', inside: true },
  council_nominated: { desk: 'department', entered: 'department', inside: true },
  council_decided: { desk: 'city_committee', entered: 'department', inside: true },
  criteria: { desk: 'council', entered: 'department', inside: true },
  scored: { desk: 'council', entered: 'department', inside: true },
  appraised: { desk: 'department', entered: 'department', milestone: true },
  established: { desk: 'city_committee', entered: 'department', milestone: true },
});

export type RungCode = keyof typeof TABLE;
export const RUNGS: Readonly<Record<RungCode, Rung>> = TABLE;
export const RUNG_CODES = Object.keys(TABLE) as RungCode[];

/** Rungs that are a milestone: what stands of them is read from the milestones. */
export const MILESTONE_RUNGS = [
  'in_plan',
  'public_notice',
  'dossier_submitted',
  'appraised',
  'established',
] as const satisfies readonly (RungCode & MilestoneCode)[];
export type MilestoneRung = (typeof MILESTONE_RUNGS)[number];

/** Rungs that are recorded here and nowhere else. */
export const OWN_RUNGS = [
  'first_letter',
  'window_closed',
  'consultation',
  'council_nominated',
  'council_decided',
  'criteria',
  'scored',
] as const satisfies readonly Exclude<RungCode, MilestoneRung>[];
export type OwnRung = (typeof OWN_RUNGS)[number];

export const isMilestoneRung = (code: string): code is MilestoneRung =>
  MILESTONE_RUNGS.some((rung) => rung === code);

/**
 * By which clocks a dossier is judged. Of the regimes before Decree 32/2024 the register knows none, nor which rungs the
 * law asked for between the milestones: their ladder has the milestones, and no clock.
 */
export type Rules = 'older' | 'nd32' | 'nd303';
export const RULES: readonly Rules[] = ['nd303', 'nd32', 'older'];

/** Decree 139/2025 moved the district's part to the commune and left the clocks as they were. */
export function rulesOf(code: RegimeCode): Rules {
  if (code === 'nd303_2026') return 'nd303';
  return code === 'nd32_2024' || code === 'nd139_2025' ? 'nd32' : 'older';
}

export const rungsOf = (rules: Rules): readonly RungCode[] =>
  rules === 'older' ? MILESTONE_RUNGS : RUNG_CODES;

/** Whether a role enters a rung: a committee those of its own, the department all; the cluster is asked for elsewhere. */
export const mayEnter = (role: Role, rung: RungCode): boolean =>
  role === 'department' || (role === 'area_committee' && RUNGS[rung].entered === 'local_committee');
