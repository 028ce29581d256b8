import type { SettingsWords } from './vi-settings.ts';

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const enSettings = {
  title: 'Thresholds and their legal basis',
  hint: 'The numbers by which progress is judged. A new number holds from the day it is saved; earlier days stay judged by the numbers in force then.',
  part: {
    atRisk: {
      name: 'At risk',
      what: 'A forecast later by no more than this puts a cluster at risk; by more, it is late.',
    },
    critical: {
      name: 'Most severe delay',
      what: 'Behind the approved schedule by this much or more is the most severe class on the map; a forecast that late is for the City’s leadership to approve.',
    },
    report: {
      name: 'Reporting rhythm',
      what: 'A cluster without a report for longer than this is marked as overdue for a report.',
    },
    due: {
      name: 'Falling due',
      what: 'The list of what falls due looks this many days ahead.',
    },
    discipline: {
      name: 'Schedule discipline',
      what: 'A forecast later than the original schedule by more than the limit needs approval; a missed date must be explained within the set working days.',
    },
  },
  number: {
    days: { label: 'Days', is: (n) => count(n, 'day') },
    months: { label: 'Months', is: (n) => count(n, 'month') },
    construction: { label: 'Under construction (days)', is: (n) => `under construction: ${count(n, 'day')}` },
    preparation: { label: 'In preparation (days)', is: (n) => `in preparation: ${count(n, 'day')}` },
    forecast: {
      label: 'Forecast later than the original schedule (days)',
      is: (n) => `approval: beyond ${count(n, 'day')}`,
    },
    explain: {
      label: 'Explained within (working days)',
      is: (n) => `explanation: ${count(n, 'working day')}`,
    },
  },
  basis: 'Basis',
  basisVi: 'Basis (Vietnamese)',
  basisEn: 'Basis (English)',
  since: (day) => `In force since ${day}`,
  sinceBegin: 'In force since the installation',
  change: 'Change',
  changeOf: (name) => `Change: ${name}`,
  reason: 'Reason for the change',
  documentNumber: 'Document number',
  documentDay: 'Date of the document',
  documentIssuer: 'Issued by',
  save: 'Save, in force from today',
  saved: (name, is) => `${name}: ${is}, in force from today.`,
  effect: {
    title: 'If saved, this changes today',
    asking: 'Working it out…',
    failed: 'The change could not be worked out.',
    notHere:
      'Which clusters would be judged otherwise is shown on this page to the Department of Industry and Trade: it rests on internal figures.',
    none: (of) =>
      `None of the ${count(of, 'cluster')} changes its class of delay or whether its report is overdue.`,
    some: (n, of) => `${n} of ${count(of, 'cluster')} would be judged otherwise:`,
    class: (from, to) => `${from} → ${to}`,
    stale: 'becomes overdue for a report',
    fresh: 'no longer overdue for a report',
    clusters: (n) => count(n, 'cluster'),
    first: (n) => `Only the first ${n} clusters are named.`,
    dates: 'Lists of work and time limits are worked out by the new number from today.',
  },
  history: 'Changes made',
  noHistory: 'Nothing has been changed since the installation.',
  by: (name, day) => (name === null ? day : `${name}, ${day}`),
  document: (number, issuer, day) => `${number} of ${day}, ${issuer}`,
  fromTo: (from, to) => `${from} → ${to}`,
} satisfies SettingsWords;
