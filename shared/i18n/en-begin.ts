import type { viBegin } from './vi-begin.ts';

export const enBegin = {
  title: 'Begin: load the units and the register of clusters',
  hint: 'There is nothing on record yet. Choose what to begin with of what has been published; nothing illustrative is ever loaded. Everything carries its source, counts as known from today, and can be corrected later.',
  units: (districts: number, communes: number) =>
    `${districts} districts (to 30 June 2025) and ${communes} communes and wards (from 1 July 2025), which became which, and the People’s Committees of the communes and wards`,
  unitsAlways: 'Always loaded: every figure is counted by unit.',
  clusters: (n: number) => `${n} published industrial clusters`,
  clustersHint: (facts: string, dates: string, derived: string, investors: string) =>
    `${facts} facts, ${dates} milestones and forecasts, ${investors} infrastructure investors, each with its source. ${derived} of the dates are not in a source word for word but follow from one, by a rule that is given.`,
  unsourced: (n: number) =>
    `${n} clusters stand in a list by their name only; no source says more of them: name and place are loaded, nothing else.`,
  targets: (targets: number, figures: number) =>
    `${targets} targets of the city and ${figures} published figures`,
  targetsHint: 'With the original sentence and its source; targets of earlier plans are on record as closed.',
  once: 'This can be done once, while the system is empty. You can load the units only, and enter clusters and targets yourself later.',
  load: 'Load',
  loadUnits: 'Load the units only',
  loading: 'Loading…',
  progress: (done: number, of: number) => `Loading: ${done} of ${of} subjects`,
  failed: 'Not loaded, and nothing is on record: it is all or nothing. Try again.',
  there:
    'There are units or clusters already, perhaps just loaded by somebody else. Load the page anew to see.',
  loaded: 'Loaded.',
  reload: 'Load the page anew',
  next: 'What is next',
  left: (n: number) =>
    n === 0 ? 'The system is ready' : `${n} ${n === 1 ? 'thing' : 'things'} left until the system is ready`,
  isDone: 'Done',
  isOpen: 'To do',
  step: {
    byDepartment: 'done by somebody with the role of the department',
    byAdministrator: 'done by an administrator',
    units: { name: 'Units', done: (n: number) => `${n} administrative units`, open: 'no unit yet' },
    clusters: {
      name: 'Register of clusters',
      done: (n: number) => `${n} clusters`,
      nowhere: (n: number) => `${n} of them in no known commune or ward`,
      open: 'no cluster yet; import a workbook, or add them one by one',
    },
    agencies: {
      name: 'Agencies and investors',
      done: (n: number) => `${n} local committees and infrastructure investors`,
      open: 'no local committee or investor yet',
    },
    people: {
      name: 'People',
      done: (n: number) => `${n} ${n === 1 ? 'account' : 'accounts'} besides your own`,
      open: 'nobody besides yourself; at least one person with the role of the department is needed, to enter clusters and targets',
    },
    assignments: {
      name: 'Assigning project managers',
      done: (n: number) => `all ${n} clusters that owe reports have a manager`,
      open: (left: number, of: number) =>
        of === 0
          ? 'no cluster owes reports yet'
          : `${left} of ${of} clusters that owe reports have no manager`,
    },
    targets: { name: 'Targets', done: (n: number) => `${n} targets`, open: 'no target yet' },
  },
} satisfies typeof viBegin;
