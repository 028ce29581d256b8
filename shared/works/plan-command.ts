import { z } from 'zod';
import type { Day } from '../day.ts';
import { dayField, documentDayField, issue, plain, plainLine } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { percentField, vndBnField } from './command.ts';
import { COMPONENTS, type Component, roundedPercent } from './components.ts';
import { type Plan, type PlanPoint, WEIGHTINGS, type WorksEvent } from './events.ts';
import { PLAN, planOf, type WorksState } from './facet.ts';
import { byComponent } from './plan.ts';

/** What may be planned of the works: which components, what each weighs, what was approved, and by when how much. */

/** So many turns has no plan of a component. */
const MOST_POINTS = 60;

export const planWorksInput = commandOf(
  z.literal(PLAN, issue('malformed')),
  z.object({
    weighting: z.enum(WEIGHTINGS, issue('not_a_choice')),
    components: z
      .array(
        z.object({
          component: z.enum(COMPONENTS, issue('not_a_choice')),
          weight: percentField.nullable(),
          approvedVndBn: vndBnField.nullable(),
          points: z
            .array(z.object({ on: dayField.pipe(documentDayField), percent: percentField }))
            .max(MOST_POINTS, issue('too_long')),
        }),
      )
      .min(1, issue('required'))
      .max(COMPONENTS.length, issue('too_long')),
    number: plainLine(80).nullable(),
    day: dayField.pipe(documentDayField),
    issuer: plainLine(200),
    note: plain(1000).exactOptional(),
  }),
);
export type PlanWorksInput = z.infer<typeof planWorksInput>;

type Said = PlanWorksInput['said'];
type Refusal = ReturnType<typeof refuse>;

interface PlanAround {
  today: Day;
  /** Whether a component can be chosen for something new here (shared/codes). */
  isOffered?: (component: Component) => boolean;
}

export function decidePlan(
  state: WorksState,
  { said }: Pick<PlanWorksInput, 'said'>,
  { today, isOffered = () => true }: PlanAround,
): Decision<WorksEvent> {
  const { weighting, number, day, issuer, note } = said;
  const before = planOf(state);
  if (day > today) return refuse('day', 'date_in_future');
  if (before !== null && day < before.decision.day)
    return refuse('day', 'older_than_plan', before.decision.day);
  const wrong = wrongComponent(said) ?? wrongWeights(said);
  if (wrong) return wrong;
  const isKnown = (component: Component) => before?.components.some((one) => one.component === component);
  const retired = said.components.findIndex((one) => !isKnown(one.component) && !isOffered(one.component));
  if (retired !== -1) return refuse(`components.${retired}.component`, 'retired');
  const components = said.components
    .map((one) => ({ ...one, weight: weighting === 'stated' ? one.weight : null }))
    .sort(byComponent);
  if (before !== null && isSame(before, { weighting, components })) return refuse('components', 'unchanged');
  // The old plan is kept: whoever reads both is told why there are two.
  if (before !== null && note === undefined) return refuse('note', 'required');
  return {
    event: {
      type: 'works.planned',
      weighting,
      components,
      decision: { number, day, issuer },
      ...(note === undefined ? {} : { note }),
      provenance: 'reported',
    },
  };
}

/** Each once, with what its weight is made of, and with a way from nothing to all of it. */
function wrongComponent({ weighting, components }: Said): Refusal | null {
  for (const [i, { component, weight, approvedVndBn, points }] of components.entries()) {
    if (components.findIndex((other) => other.component === component) < i)
      return refuse(`components.${i}.component`, 'not_a_choice');
    if (weighting === 'capital' && approvedVndBn === null)
      return refuse(`components.${i}.approvedVndBn`, 'required');
    if (weighting === 'stated' && !weight) return refuse(`components.${i}.weight`, 'required');
    if (!leadsFromNothingToAll(points)) return refuse(`components.${i}.points`, 'points_order');
  }
  return null;
}

function leadsFromNothingToAll(points: readonly PlanPoint[]): boolean {
  if (points[0]?.percent !== 0 || points.at(-1)?.percent !== 100) return false;
  return points.every(({ on, percent }, i) => {
    const before = points[i - 1];
    return before === undefined || (before.on < on && before.percent <= percent);
  });
}

/** The weights that are stated come to 100 %; the capital that they are derived from comes to something. */
function wrongWeights({ weighting, components }: Said): Refusal | null {
  const sum = (of: (one: Said['components'][number]) => number | null) =>
    roundedPercent(components.reduce((all, one) => all + (of(one) ?? 0), 0));
  if (weighting === 'capital')
    return sum(({ approvedVndBn }) => approvedVndBn) > 0
      ? null
      : refuse('components.0.approvedVndBn', 'required');
  const all = sum(({ weight }) => weight);
  return all === 100 ? null : refuse('weights', 'weights_not_hundred', String(all));
}

const isSame = (before: Plan, { weighting, components }: Pick<Plan, 'weighting' | 'components'>): boolean =>
  before.weighting === weighting && JSON.stringify(before.components) === JSON.stringify(components);
