import type { viSet } from './vi-set.ts';

export const enSet = {
  thresholds: 'Thresholds',
  calendar: 'Working calendar',
  entry: 'Code list',
} satisfies typeof viSet;
