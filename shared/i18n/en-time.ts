import type { TimeWords } from './vi-time.ts';

export const enTime = {
  label: 'Timeline',
  open: 'Open the timeline',
  close: 'Close the timeline',
  day: 'Day shown',
  play: 'Play by the month',
  pause: 'Pause',
  speed: 'Speed',
  speeds: (months: number) => `${months} ${months === 1 ? 'month' : 'months'}/s`,
  today: 'Today',
  compare: 'Compare with…',
  loading: 'Loading the timeline…',
  failed: 'The timeline could not be loaded. Stop at a day to see that day.',
  playedFrom: (day: string) => `The record is too large to be played whole: it is played from ${day}.`,
  bars: 'Bars: changes recorded in the month',
  byThen: 'clusters in the target, up to this day',
  begin: 'Load the register of clusters',
  first: (day: string) => `Earliest day on record: ${day}`,
  goFirst: 'See that day',
} satisfies TimeWords;
