import { can, type Subject } from '../../shared/roles.ts';
import type { Context } from '../context.ts';

/** What whoever looks at a cluster may do with it. */
export const rightsOf = ({ actor }: Context, subject: Subject) => ({
  forecast: can(actor, 'forecast.write', subject).yes,
  actual: can(actor, 'actual.report', subject).yes,
  review: can(actor, 'actual.review', subject).yes,
  takeBack: can(actor, 'actual.takeBack', subject).yes,
  report: can(actor, 'report.write', subject).yes,
  obstacle: can(actor, 'obstacle.write', subject).yes,
  answer: can(actor, 'obstacle.answer', subject).yes,
  clearance: can(actor, 'clearance.write', subject).yes,
  decide: can(actor, 'request.decide', subject).yes,
  explain: can(actor, 'missed.explain', subject).yes,
  adjust: can(actor, 'schedule.adjust', subject).yes,
  pause: can(actor, 'cluster.pause', subject).yes,
  works: can(actor, 'works.report', subject).yes,
  worksPlan: can(actor, 'works.plan', subject).yes,
  procedure: can(actor, 'procedure.write', subject).yes,
  register: can(actor, 'register.write', subject).yes,
});
