import type { CourseWords } from './vi-course.ts';

const range = (min: number, max: number) => (min === max ? String(min) : `${min}–${max}`);
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const clusters = (n: string) => (n === '1' ? '1 cluster' : `${n} clusters`);

export const enCourse = {
  range,
  todo: {
    established: 'be established',
    construction_started: 'start construction',
    infrastructure_completed: 'complete their infrastructure',
    first_tenant: 'begin to operate',
    expansion_decided: 'be expanded',
  },
  done: {
    established: 'are established',
    construction_started: 'have started construction',
    infrastructure_completed: 'have completed their infrastructure',
    first_tenant: 'are operating',
    expansion_decided: 'are expanded',
  },
  amount: { clusters, hectares: (n: string) => `${n} ha` },
  withoutArea: (n: number) =>
    `${count(n, 'cluster that has', 'clusters that have')} achieved it ${n === 1 ? 'has' : 'have'} no area in any source and ${n === 1 ? 'is' : 'are'} not in the sum.`,
  left: (n: string, todo: string) => `${n} still to ${todo}`,
  leftIn: (n: string, todo: string, time: string) => `${n} still to ${todo} within ${time}`,
  leftNoDue: (n: string, todo: string) => `${n} still to ${todo}; the source names no due date`,
  leftToday: (n: string, todo: string) => `${n} still to ${todo}, due today`,
  missed: (n: string, todo: string, due: string) => `Due ${due}, with ${n} still to ${todo}`,
  reached: (n: string, done: string) => `Target reached: ${n} ${done}`,
  over: (n: string, done: string, target: string) => `Over the target of ${target}: ${n} ${done}`,
  uncounted: (n: number) => `${clusters(String(n))} in the programme; what is achieved cannot be counted`,
  months: (n: number) => count(n, 'month', 'months'),
  days: (n: number) => count(n, 'day', 'days'),
  state: {
    underWay: (time: string) => `under way, ${time} left`,
    noDue: 'under way, no due date',
    dueToday: 'under way, due today',
  },
  tooSlow: (n: number, all: number) =>
    n === all && all > 1
      ? `All ${all} targets with a due date need a faster pace than now`
      : `${n} of ${count(all, 'target', 'targets')} with a due date need${n === 1 ? 's' : ''} a faster pace than now`,
  inTime: (all: number) =>
    `${count(all, 'target', 'targets')} with a due date keep${all === 1 ? 's' : ''} the pace`,
  at: (day: string) => `As of ${day}.`,
  needs: (rate: string) => `Needs ${rate} a month`,
  went: (months: number, rate: string) =>
    `the last ${months === 1 ? 'month' : `${months} months`}: ${rate} a month`,
  wentShort: 'less than a month to measure a pace by',
  of: (target: string, done: string) => `of ${target} ${done}`,
  seeMissing: (n: number) => `See the ${n} still to come`,
  seeAll: (n: number) => `See all ${n}`,
  fewEligible: (n: number, target: string) =>
    `So far ${count(n, 'cluster is', 'clusters are')} eligible; the target is ${target}.`,
  eligible: (n: number, target: string) =>
    `${count(n, 'cluster is', 'clusters are')} eligible; the target is ${target} of them.`,
  chart: (name: string) => `Course: ${name}`,
  chartText: (achieved: string, asOf: string, target: string) =>
    `By ${asOf} ${achieved} were achieved, of ${target}. Figures day by day are in the table below.`,
  targetLine: (target: string) => `target ${target}`,
  dueLine: (day: string) => `due ${day}`,
  known: 'By the day on which it became known, not the day on which it happened.',
  table: 'Figures',
  day: 'Known by',
  change: 'Change',
  about: 'Definition, source',
  noSteps: 'Nothing was on record as achieved by this day.',
  second: 'Another reading',
} satisfies CourseWords;
