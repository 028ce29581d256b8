import type { PastWords } from './vi-past.ts';

export const enPast = {
  heading: 'Earlier plans',
  title: (missed: number, all: number) =>
    missed === 0
      ? `Targets of earlier years: all ${all} that can be counted were met`
      : `Targets of earlier years: ${missed} of the ${all} that can be counted were missed`,
  rule: 'What was achieved is counted by each target’s own rule, from what is known on the day looked at.',
  closed: (reason: string) => `Closed because: ${reason}`,
  of: (target: string) => `of a target of ${target}`,
  uncounted: 'What was achieved cannot be counted; see the definition.',
  figures: 'Published figures',
  figuresRule: 'As the source has them, neither added up nor computed again; two that differ are both kept.',
  what: 'What',
  value: 'Figure',
  statedFor: 'As at',
  unit: {
    clusters: (n: string) => `${n} clusters`,
    ha: (n: string) => `${n} ha`,
    plants: (n: string) => `${n} clusters`,
    vnd_bn_per_ha: (n: string) => `VND ${n} bn/ha`,
  },
  outOf: (n: string, all: string) => `${n} of ${all}`,
} satisfies PastWords;
