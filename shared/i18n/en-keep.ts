import type { KeepWords } from './vi-keep.ts';

export const enKeep = {
  draft: {
    from: (time: string, day: string) => `Draft from ${time} on ${day}`,
    discard: 'discard the draft',
    left: (n: number) =>
      n === 1
        ? 'A draft on this device has not been sent. Signing out deletes it.'
        : `${n} drafts on this device have not been sent. Signing out deletes them.`,
    signOut: 'Delete and sign out',
    stay: 'Stay',
  },
  again: {
    title: 'Your session has ended',
    why: (name: string) => `Sign in again as ${name} to go on. What you are typing is still on this screen.`,
    open: 'Sign in again',
    later: 'Later',
    back: (verb: string) =>
      `You are signed in again. What you typed is still here and has not been sent: press “${verb}” to send it.`,
    other: (now: string, before: string) =>
      `You have signed in as ${now}. What ${before} typed is kept in ${before}’s drafts on this device and is not sent.`,
    foreign: 'Somebody else typed this. Only they can send it, once they have signed in again.',
  },
  net: {
    offline: 'You are offline. The figures shown may be out of date; what you type is kept on this device.',
    page: 'You are offline, so this page could not be loaded. It loads by itself when you are back online.',
  },
  readError: {
    UNAUTHENTICATED: 'Your session has ended, so this could not be shown. Sign in again to see it.',
    FORBIDDEN: 'This account may not see this.',
    NOT_FOUND: 'Not found. The link may be old, or the record did not exist on the day you are looking at.',
    INVALID: 'This link is not right, so there is nothing to show.',
    CONFLICT: 'The figures have just changed. Try again to see them.',
    TOO_MANY: 'Too many requests at once. Wait a minute and try again.',
    TOO_LARGE: 'This request is too large for the server to answer.',
    UNAVAILABLE: 'The server cannot be reached, so this could not be loaded.',
    OUTDATED: 'This page was opened before the system was upgraded. Reload it to go on.',
    INTERNAL:
      'The server failed, so this could not be loaded. Try again; if it persists, tell the administrator.',
  },
  dayField: {
    shape: 'dd/mm/yyyy',
    open: 'Open the calendar',
    title: 'Choose a day',
    month: (name: string) => name,
    before1: 'Previous month',
    after1: 'Next month',
    today: (day: string) => `${day}, today`,
    none: 'Write the day as day/month/year, for example 31/03/2025.',
    before: (day: string) => `The earliest is ${day}.`,
    after: (day: string) => `The latest is ${day}.`,
    between: (from: string, to: string) => `Choose a day from ${from} to ${to}.`,
    weekdays: [
      ['Mo', 'Monday'],
      ['Tu', 'Tuesday'],
      ['We', 'Wednesday'],
      ['Th', 'Thursday'],
      ['Fr', 'Friday'],
      ['Sa', 'Saturday'],
      ['Su', 'Sunday'],
    ],
  },
} satisfies KeepWords;
