import type { UnitEvent } from '../shared/units/facet.ts';
import { readSuccession, type readUnits } from './register.ts';

/** Each unit as it is recorded: with the units before it. */
export function unitsSaid(units: ReturnType<typeof readUnits>): { code: string; event: UnitEvent }[] {
  const succession = readSuccession();
  return units.map(({ code, ...unit }) => {
    const predecessors = succession
      .filter(({ toCode }) => toCode === code)
      .map(({ fromCode, shareOfSuccessor }) => ({ code: fromCode, share: shareOfSuccessor }));
    return { code, event: { type: 'unit.recorded', unit: { ...unit, predecessors } } };
  });
}
