import type { Stage } from '../../shared/lifecycle.ts';
import { can, type Subject } from '../../shared/roles.ts';
import type { Context } from '../context.ts';

/** What whoever looks at a cluster may do with it; of one that is over nothing more is reported or planned. */
export const rightsOf = ({ actor }: Context, subject: Subject, stage: Stage) => ({
  forecast: stage !== 'ended' && can(actor, 'forecast.write', subject).yes,
  actual: can(actor, 'actual.report', subject).yes,
  review: can(actor, 'actual.review', subject).yes,
  takeBack: can(actor, 'actual.takeBack', subject).yes,
  report: stage !== 'ended' && can(actor, 'report.write', subject).yes,
  obstacle: stage !== 'ended' && can(actor, 'obstacle.write', subject).yes,
  answer: can(actor, 'obstacle.answer', subject).yes,
  clearance: stage !== 'ended' && can(actor, 'clearance.write', subject).yes,
  decide: can(actor, 'request.decide', subject).yes,
  explain: can(actor, 'missed.explain', subject).yes,
  adjust: stage !== 'ended' && can(actor, 'schedule.adjust', subject).yes,
  pause: stage !== 'ended' && can(actor, 'cluster.pause', subject).yes,
  works: stage !== 'ended' && can(actor, 'works.report', subject).yes,
  worksPlan: stage !== 'ended' && can(actor, 'works.plan', subject).yes,
  procedure: can(actor, 'procedure.write', subject).yes,
  register: can(actor, 'register.write', subject).yes,
});
