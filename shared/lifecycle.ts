/**
 * The lifecycle of a cluster as data: phases, milestones and what must come before what. A graph, not a line.
 * Sources: Decree 32/2024/NĐ-CP art. 8–24 and its amendments; Construction Law 135/2025/QH15 art. 48 for the start.
 */
export const STAGES = [
  'plan',
  'establishment',
  'preparation',
  'construction',
  'completed',
  'operating',
  'ended',
] as const;
export type Stage = (typeof STAGES)[number];

export const PHASES = [
  'plan',
  'establishment',
  'preparation',
  'construction',
  'operation',
  'expansion',
  'end',
] as const;
export type Phase = (typeof PHASES)[number];

/** Whose move a milestone is. The local committee is the district's to 30 June 2025, the commune's after. */
export type Mover = 'investor' | 'local_committee' | 'department' | 'city_committee';

export interface Milestone {
  phase: Phase;
  /** Counts for lateness: established, construction started, infrastructure completed; the works of an expansion. */
  gate?: true;
  /** Told for information; never the next step. */
  information?: true;
  /** Happens to some clusters only: never the next step of itself. */
  optional?: true;
  mover: Mover;
  /** Milestones that must have happened before. */
  after: readonly string[];
}

const define = <const T extends Record<string, Milestone>>(milestones: T): T => milestones;

const TABLE = define({
  in_plan: { phase: 'plan', mover: 'city_committee', after: [] },
  public_notice: { phase: 'establishment', mover: 'local_committee', after: ['in_plan'] },
  dossier_submitted: { phase: 'establishment', mover: 'local_committee', after: ['public_notice'] },
  appraised: { phase: 'establishment', mover: 'department', after: ['dossier_submitted'] },
  established: { phase: 'establishment', gate: true, mover: 'city_committee', after: ['appraised'] },
  detailed_plan: { phase: 'preparation', mover: 'local_committee', after: ['established'] },
  project_approved: { phase: 'preparation', mover: 'investor', after: ['detailed_plan'] },
  eia_approved: { phase: 'preparation', mover: 'investor', after: ['established'] },
  fire_design_appraised: { phase: 'preparation', mover: 'investor', after: ['detailed_plan'] },
  site_cleared: { phase: 'preparation', mover: 'local_committee', after: ['established'] },
  land_allocated: { phase: 'preparation', mover: 'city_committee', after: ['detailed_plan'] },
  construction_permit: { phase: 'preparation', mover: 'investor', after: ['project_approved'] },
  ceremony: { phase: 'construction', information: true, mover: 'investor', after: ['established'] },
  construction_started: {
    phase: 'construction',
    gate: true,
    mover: 'investor',
    // Partial clearance is enough to start (land comes in tranches), so `site_cleared` is not asked for.
    after: ['land_allocated', 'construction_permit'],
  },
  component_works: { phase: 'construction', mover: 'investor', after: ['construction_started'] },
  works_accepted: { phase: 'construction', mover: 'investor', after: ['component_works'] },
  wastewater_trial: { phase: 'construction', mover: 'investor', after: ['component_works'] },
  infrastructure_completed: {
    phase: 'operation',
    gate: true,
    mover: 'investor',
    after: ['works_accepted', 'wastewater_trial'],
  },
  first_tenant: { phase: 'operation', mover: 'investor', after: ['infrastructure_completed'] },
  filled: { phase: 'operation', mover: 'investor', after: ['first_tenant'] },
  // An expansion is decided like an establishment and has works and a schedule of its own (Decree 32/2024 art. 8.2, 12).
  expansion_decided: { phase: 'expansion', optional: true, mover: 'city_committee', after: ['established'] },
  expansion_started: {
    phase: 'expansion',
    gate: true,
    optional: true,
    mover: 'investor',
    after: ['expansion_decided'],
  },
  expansion_completed: {
    phase: 'expansion',
    gate: true,
    optional: true,
    mover: 'investor',
    after: ['expansion_started'],
  },
  revoked: { phase: 'end', information: true, mover: 'city_committee', after: ['established'] },
  withdrawn: { phase: 'end', information: true, mover: 'city_committee', after: ['in_plan'] },
});

export type MilestoneCode = keyof typeof TABLE;
export const MILESTONES: Readonly<Record<MilestoneCode, Milestone>> = TABLE;
export const MILESTONE_CODES = Object.keys(TABLE) as MilestoneCode[];
export type Gate =
  | 'established'
  | 'construction_started'
  | 'infrastructure_completed'
  | 'expansion_started'
  | 'expansion_completed';
export const GATES = MILESTONE_CODES.filter((code): code is Gate => MILESTONES[code].gate === true);

export const predecessorsOf = (code: MilestoneCode): readonly MilestoneCode[] =>
  MILESTONES[code].after as readonly MilestoneCode[];

/** The same where a department leaves some out (shared/codes): in their place stands what they would have waited for. */
export const predecessorsIn = (
  code: MilestoneCode,
  unfollowed: readonly MilestoneCode[],
): readonly MilestoneCode[] =>
  predecessorsOf(code).flatMap((before) =>
    unfollowed.includes(before) ? predecessorsIn(before, unfollowed) : [before],
  );

export const successorsOf = (code: MilestoneCode): MilestoneCode[] =>
  MILESTONE_CODES.filter((other) => predecessorsOf(other).includes(code));

/** Everything that `step` leads to from a milestone, near or far, in lifecycle order. */
function reach(
  from: MilestoneCode,
  step: (code: MilestoneCode) => readonly MilestoneCode[],
): MilestoneCode[] {
  const found = new Set<MilestoneCode>();
  const add = (code: MilestoneCode) => {
    for (const next of step(code)) {
      if (found.has(next)) continue;
      found.add(next);
      add(next);
    }
  };
  add(from);
  return MILESTONE_CODES.filter((code) => found.has(code));
}

/** Every milestone that must wait for this one, and every one that this one waits for. */
export const allAfter = (code: MilestoneCode): MilestoneCode[] => reach(code, successorsOf);
export const allBefore = (code: MilestoneCode): MilestoneCode[] => reach(code, predecessorsOf);

const STAGE_PHASE: Record<Stage, Phase> = {
  plan: 'plan',
  establishment: 'establishment',
  preparation: 'preparation',
  construction: 'construction',
  completed: 'operation',
  operating: 'operation',
  ended: 'end',
};

/**
 * A milestone of a phase that the cluster has left behind is settled, whether or not its own date is on record:
 * a works site exists although nobody kept the date of its fire appraisal.
 */
export function isBehind(code: MilestoneCode, stage: Stage): boolean {
  return PHASES.indexOf(MILESTONES[code].phase) < PHASES.indexOf(STAGE_PHASE[stage]);
}

/** The stage that follows from the milestones that have happened. */
export function stageOf(happened: (code: MilestoneCode) => boolean): Stage {
  if (happened('revoked') || happened('withdrawn')) return 'ended';
  const builtHere = happened('construction_started') && !happened('infrastructure_completed');
  // "Operating but never established" is a legal state, and many of the 70 existing clusters are in it.
  if (happened('first_tenant') && !builtHere) return 'operating';
  if (happened('infrastructure_completed')) return 'completed';
  if (happened('construction_started')) return 'construction';
  if (happened('established')) return 'preparation';
  return happened('public_notice') || happened('dossier_submitted') || happened('appraised')
    ? 'establishment'
    : 'plan';
}

/** How far the cluster has come; of one that has ended, how far it had come. */
export const stageReached = (happened: (code: MilestoneCode) => boolean): Stage =>
  stageOf((code) => MILESTONES[code].phase !== 'end' && happened(code));

/** What is still ahead on the cluster's path, in lifecycle order: what has not happened and lies not behind it. */
export function pathAhead(stage: Stage, happened: (code: MilestoneCode) => boolean): MilestoneCode[] {
  if (stage === 'ended') return [];
  const works = expansionAhead(stage, happened);
  if (works.length > 0) return works;
  return MILESTONE_CODES.filter((code) => {
    const { information, optional } = MILESTONES[code];
    return !information && !optional && !happened(code) && !isBehind(code, stage);
  });
}

/**
 * The earliest milestone of the path ahead whose predecessors allow it. One that the department does not follow
 * (shared/codes) is never it, and nothing waits for it.
 */
export function nextOf(
  ahead: readonly MilestoneCode[],
  unfollowed: readonly MilestoneCode[] = [],
): MilestoneCode | null {
  const left = ahead.filter((code) => !unfollowed.includes(code));
  return left.find((code) => !predecessorsOf(code).some((before) => left.includes(before))) ?? null;
}

/**
 * Whether a department can leave a milestone out: what makes a stage, counts for lateness or in a programme, is a rung of
 * the procedure by law, or ends a cluster, is asked for everywhere.
 */
export function canBeLeftOut(code: MilestoneCode): boolean {
  const { phase, gate, optional } = MILESTONES[code];
  return !gate && !optional && !ALWAYS.has(phase) && code !== 'first_tenant';
}
const ALWAYS = new Set<Phase>(['plan', 'establishment', 'expansion', 'end']);

const isBuilt = (stage: Stage): boolean => stage === 'completed' || stage === 'operating';

/** What is left of an expansion that was decided, once the cluster itself is built. */
function expansionAhead(stage: Stage, happened: (code: MilestoneCode) => boolean): Gate[] {
  if (!isBuilt(stage) || !happened('expansion_decided') || happened('expansion_completed')) return [];
  return GATES.filter((code) => MILESTONES[code].phase === 'expansion' && !happened(code));
}

/** The milestones ahead that count for lateness, the next one first; none when nothing that counts is left. */
export function gatesAhead(stage: Stage, happened: (code: MilestoneCode) => boolean): Gate[] {
  if (stage === 'ended') return [];
  if (isBuilt(stage)) return expansionAhead(stage, happened);
  return GATES.filter((code) => !MILESTONES[code].optional && !happened(code) && !isBehind(code, stage));
}

/** Whether somebody may date a milestone of the path at all: an expansion only where there is one. */
export function isOnPath(
  code: MilestoneCode,
  stage: Stage,
  happened: (code: MilestoneCode) => boolean,
): boolean {
  if (!MILESTONES[code].optional) return true;
  return code === 'expansion_decided' ? isBuilt(stage) : happened('expansion_decided');
}
