import type { viLeave } from './vi-leave.ts';

export const enLeave = {
  record: 'Record leave',
  recordOf: (name: string) => `Record leave of ${name}`,
  from: 'Away from',
  until: 'Last day away',
  substitute: 'Substitute',
  choose: 'Choose who stands in',
  nobody:
    'No other project manager has an account that can be used. Make one first, or hand the clusters over.',
  note: 'Reason, document (may be left empty)',
  follows:
    'On these days the substitute can report on the clusters of whoever is away, and gets the work and the reminders of those clusters. The history says who stood in for whom. The right ends by itself with the last day.',
  save: 'Record leave',
  saved: (name: string, substitute: string, from: string, until: string) =>
    `${name} is away from ${from} to ${until}; ${substitute} stands in.`,
  days: (from: string, until: string) => `${from} – ${until}`,
  standsIn: (name: string) => `${name} stands in`,
  standing: { now: 'Away', ahead: 'Will be away', over: 'Was away' },
  helpless: (name: string) =>
    `${name} cannot sign in at present, so nobody stands in. End this and choose somebody else.`,
  end: { now: 'End early', ahead: 'Cancel', over: '' },
  endOf: (days: string, name: string) => `End the leave of ${days}, for which ${name} stands in`,
  lastDay: 'Last day on which the substitute stands in',
  lastDayHint: (yesterday: string) => `Choose ${yesterday} to end the right at once.`,
  asksTakeBack:
    'This leave has not begun. If it is cancelled, nobody stands in; the history keeps that it was recorded and cancelled.',
  ended: (substitute: string, name: string, day: string) =>
    `${substitute} stands in for ${name} until ${day}.`,
  takenBack: (name: string) => `The leave of ${name} is cancelled.`,
} satisfies typeof viLeave;
