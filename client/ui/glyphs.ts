import type { Lateness } from '../../shared/delay.ts';
import type { Stage } from '../../shared/lifecycle.ts';

/** Shape says stage: paths in a box of 20 × 20, the same on the map, in lists and in the legend. */
export const STAGE_PATH: Record<Stage, string> = {
  plan: 'M10 3 17 10 10 17 3 10Z',
  establishment: 'M10 2.500 17.500 10 10 17.500 2.500 10ZM10 7 7 10 10 13 13 10Z',
  preparation:
    'M10 4A6 6 0 1 1 10 16 6 6 0 1 1 10 4ZM10 7.500A2.500 2.500 0 1 0 10 12.500 2.500 2.500 0 1 0 10 7.500Z',
  construction: 'M10 3 17.500 16.500H2.500Z',
  completed: 'M4 4H16V16H4Z',
  operating: 'M10 5.500A4.500 4.500 0 1 1 10 14.500 4.500 4.500 0 1 1 10 5.500Z',
  ended:
    'M5 3.200 10 8.200 15 3.200 16.800 5 11.800 10 16.800 15 15 16.800 10 11.800 5 16.800 3.200 15 8.200 10 3.200 5Z',
};

/** Colour says lateness; completed works are blue, clusters long in operation a quiet grey blue. */
export function toneOf(lateness: Lateness, stage: Stage): string {
  if (lateness !== 'done') return lateness;
  return stage === 'operating' ? 'operating' : stage === 'ended' ? 'ended' : 'completed';
}
