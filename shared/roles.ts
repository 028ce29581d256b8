import type { Audience } from './cluster-row.ts';
import type { Instead } from './people/leave.ts';

/**
 * Who may do what. Data, used by the server to refuse and by the screen to hide.
 */
export const ROLES = [
  'public',
  'project_manager',
  'area_committee',
  'department',
  'leadership',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'published.read',
  'cluster.readInternal',
  'forecast.write',
  'actual.report',
  'actual.review',
  'actual.takeBack',
  'report.write',
  'report.read',
  'obstacle.write',
  'obstacle.answer',
  'clearance.write',
  'evidence.write',
  'evidence.original',
  'paper.file',
  'paper.read',
  'request.decide',
  'missed.explain',
  'missed.read',
  'schedule.adjust',
  'cluster.pause',
  'works.report',
  'works.plan',
  'procedure.write',
  'procedure.read',
  'work.read',
  'reminder.own',
  'assignment.write',
  'reorganisation.sign',
  'audit.read',
  'programme.write',
  'programme.history',
  'register.write',
  'import.use',
  'import.write',
  'register.begin',
  'account.manage',
  'agency.write',
  'delays.read',
  'settings.write',
  'session.read',
] as const;
export type Action = (typeof ACTIONS)[number];

/** own: clusters the person is assigned to; area: clusters in the person's unit today; all: every cluster. */
export type Reach = 'own' | 'area' | 'all';

const RIGHTS: Record<Role, Partial<Record<Action, Reach>>> = {
  public: { 'published.read': 'all', 'session.read': 'all' },
  project_manager: {
    'published.read': 'all',
    'session.read': 'all',
    'cluster.readInternal': 'own',
    'forecast.write': 'own',
    'actual.report': 'own',
    'report.write': 'own',
    'report.read': 'own',
    'obstacle.write': 'own',
    'obstacle.answer': 'own',
    'clearance.write': 'own',
    'evidence.write': 'own',
    'paper.read': 'all',
    'missed.explain': 'own',
    'missed.read': 'own',
    'works.report': 'own',
    'work.read': 'own',
    'reminder.own': 'all',
    'delays.read': 'own',
  },
  area_committee: {
    'published.read': 'all',
    'session.read': 'all',
    'cluster.readInternal': 'area',
    'actual.review': 'area',
    'report.read': 'area',
    'obstacle.write': 'area',
    'obstacle.answer': 'area',
    'clearance.write': 'area',
    'evidence.write': 'area',
    'evidence.original': 'area',
    'paper.read': 'all',
    'missed.read': 'area',
    'procedure.write': 'area',
    'procedure.read': 'area',
    'work.read': 'area',
    'reminder.own': 'all',
    'delays.read': 'area',
  },
  department: {
    'published.read': 'all',
    'session.read': 'all',
    'cluster.readInternal': 'all',
    'actual.review': 'all',
    'report.read': 'all',
    'actual.takeBack': 'all',
    'obstacle.write': 'all',
    'obstacle.answer': 'all',
    'clearance.write': 'all',
    'evidence.original': 'all',
    'paper.file': 'all',
    'paper.read': 'all',
    'request.decide': 'all',
    'missed.read': 'all',
    'schedule.adjust': 'all',
    'cluster.pause': 'all',
    'works.plan': 'all',
    'procedure.write': 'all',
    'procedure.read': 'all',
    'work.read': 'all',
    'reminder.own': 'all',
    'assignment.write': 'all',
    'reorganisation.sign': 'all',
    'audit.read': 'all',
    'programme.write': 'all',
    'programme.history': 'all',
    'register.write': 'all',
    'import.use': 'all',
    'import.write': 'all',
    'register.begin': 'all',
    'agency.write': 'all',
    'delays.read': 'all',
    'settings.write': 'all',
  },
  leadership: {
    'published.read': 'all',
    'session.read': 'all',
    'cluster.readInternal': 'all',
    'paper.read': 'all',
    'report.read': 'all',
    'obstacle.answer': 'all',
    'request.decide': 'all',
    'procedure.read': 'all',
    'work.read': 'all',
    'reminder.own': 'all',
    'programme.history': 'all',
    'delays.read': 'all',
  },
  administrator: {
    'published.read': 'all',
    'session.read': 'all',
    'assignment.write': 'all',
    'audit.read': 'all',
    'settings.write': 'all',
    'register.begin': 'all',
    'import.use': 'all',
    'account.manage': 'all',
    'agency.write': 'all',
  },
};

/** The person who asks. `clusters` are the codes of a project manager's clusters, `unit` a committee's area. */
export interface Actor {
  id: string | null;
  role: Role;
  unit: string | null;
  clusters: readonly string[];
  /** In whose place some of them are theirs today; left out where it is nobody's. */
  instead?: Instead[];
}

export const PUBLIC_ACTOR: Actor = { id: null, role: 'public', unit: null, clusters: [] };

/** The cluster a right is asked for: its code and the units it lies in today. */
export interface Subject {
  code: string;
  units: readonly string[];
}

export type Verdict = { yes: true } | { yes: false; reason: 'signed_out' | 'role' | 'scope' };

export function reachOf(role: Role, action: Action): Reach | null {
  return RIGHTS[role][action] ?? null;
}

/** For whom the map's answer is: whoever reads every cluster from within gets all columns, everybody else the published ones. */
export const audienceOf = ({ role }: Pick<Actor, 'role'>): Audience =>
  reachOf(role, 'cluster.readInternal') === 'all' ? 'internal' : 'public';

/** May the actor do this at all (no subject), or to this cluster? */
export function can(actor: Actor, action: Action, subject?: Subject): Verdict {
  const reach = reachOf(actor.role, action);
  if (!reach) return { yes: false, reason: actor.role === 'public' ? 'signed_out' : 'role' };
  if (!subject || reach === 'all') return { yes: true };
  const within =
    reach === 'own'
      ? actor.clusters.includes(subject.code)
      : actor.unit !== null && subject.units.includes(actor.unit);
  return within ? { yes: true } : { yes: false, reason: 'scope' };
}
