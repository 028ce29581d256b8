import { enImports } from './en-imports.ts';
import type { PeopleLinkWords, viPeopleImport } from './vi-people-import.ts';

const { line, found, past, investors, sheet } = enImports;

/** Words of the room in which tables are entered, where a table is a list of people. */
export const enPeopleImport = {
  ...enImports,
  sheet: {
    ...sheet,
    noHead: 'No head was found with names that are known, such as “Full name”, “User name” or “Role”.',
  },
  found: { ...found, asked: (n: number) => `${n} whose agency is to be chosen` },
  only: 'This role enters lists of people. Clusters, milestones and figures are entered by somebody with the role of the department.',
  nothing: 'The file holds no account that has to be made.',
  line: { ...line, cluster: 'Person', what: 'Particulars' },
  investors: {
    ...investors,
    title: 'Agencies whose names are nearly those on record',
    hint: 'Choose once for each name. An agency that is not on record is added on the page of agencies first; then preview again.',
  },
  apply: (n: number) => `Make ${n} ${n === 1 ? 'account' : 'accounts'} and get the links`,
  applying: (done: number, all: number) => `Making ${done} of ${all}…`,
  applied: (n: number) =>
    `${n} ${n === 1 ? 'account was' : 'accounts were'} made as one act. It can be undone in the list below until somebody has used their link.`,
  see: 'Open the list of people',
  moved:
    'No account was made: the list of people has just changed. The rows above were compared again; look at them before you record.',
  past: {
    ...past,
    line: (entered: number, changed: number, rows: number) =>
      [`${entered} new`, changed > 0 ? `${changed} given or reopened` : ''].filter(Boolean).join(', ') +
      `, of ${rows} rows`,
  },
} satisfies typeof viPeopleImport;

/** Of the links that are told once. */
export const enPeopleLinks = {
  title: 'Links for setting a password',
  once: 'This list is shown here once and is kept nowhere. Send each person their own link; each can be used once, within 7 days. Guard a downloaded file or a print like a password, and destroy it once the links are sent.',
  name: 'Full name',
  username: 'User name',
  link: 'Link',
  copy: 'Copy the whole list',
  copied: 'Copied',
  notCopied: 'The browser does not allow copying. Download the CSV file or print the list.',
  download: 'Download as CSV',
  file: 'password-links',
  print: 'Print',
} satisfies PeopleLinkWords;
