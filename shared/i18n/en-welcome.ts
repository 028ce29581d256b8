import type { viWelcome } from './vi-welcome.ts';

export const enWelcome = {
  title: 'Set a password',
  first: 'Make the first administrator',
  firstHint:
    'A new system, without any account. Whoever opens this link becomes its administrator: makes accounts for others, and loads the units and the register of clusters.',
  hello: (name: string) => `${name}: set the password of your account`,
  helloHint: (username: string) =>
    `Your user name is ${username}. Only you know this password; no administrator can see it.`,
  looking: 'Checking the link…',
  name: 'Name',
  jobTitle: 'Position (may stay empty)',
  username: 'User name',
  usernameHint: '3 to 60 letters without accents, digits, full stops or underscores. For example: an.nguyen',
  password: 'Password',
  newPassword: 'New password',
  before: 'Password in use',
  again: 'The password once more',
  passwordHint:
    'At least 12 characters. Best is a short sentence, easy for you to remember and hard for others to guess.',
  notSame: 'The two are not the same.',
  show: 'Show the password',
  begin: 'Make the account and sign in',
  set: 'Set the password and sign in',
  busy: 'One moment…',
  gone: 'This link can no longer be used',
  goneWhy: 'Each link works once and for a limited time; a new one ends the one before.',
  goneDo:
    'If you have set your password, sign in. If not, ask an administrator for a new link; where nobody has an account yet, run this on the server:',
  none: 'This page is opened by a one-time link that an administrator sends.',
  failed: 'The link could not be checked. Look after your connection and try again.',
  later: 'The password is set',
  laterWhy: 'The account has not begun yet, or is over, so you cannot sign in now. Ask an administrator.',
  own: 'Change your password',
  ownHint: 'Other sessions of this account end with it; the one you are in goes on.',
  change: 'Change the password',
  changed: 'The password is changed. Other sessions have ended.',
  tooMany: 'Too many tries from this address. Wait ten minutes and try again.',
  notSaved: 'Not saved. What you typed is still here; try again later.',
} satisfies typeof viWelcome;
