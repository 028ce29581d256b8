import type { viManage } from './vi-manage.ts';

export const enManage = {
  title: 'Manage the system and its data',
  register: {
    name: 'The register of clusters',
    hint: 'Adding clusters; correcting them, their figures and investors; expansion, end, merging duplicates.',
  },
  imports: {
    name: 'Import from Excel or CSV',
    hint: 'Bring in lists of clusters, milestones, figures, or people; every change is shown first and can be undone.',
  },
  people: {
    name: 'People and accounts',
    hint: 'Accounts, roles and terms; locking, resetting a password, ending sessions.',
  },
  agencies: {
    name: 'Agencies and investors',
    hint: 'Committees, departments, infrastructure investors: adding, correcting, closing.',
  },
  assignments: {
    name: 'Assigning project managers',
    hint: 'Whose every cluster is; assigning, handing over, and what nobody has.',
  },
  reorganisation: {
    name: 'Areas that pass on',
    hint: 'When units end: to which commune each cluster goes and who takes over; signed by a document, from the day on.',
  },
  papers: {
    name: 'Documents on file',
    hint: 'The files of the decisions and plans by which data was entered: find, download, see what rests on each.',
  },
  audit: {
    name: 'Audit trail',
    hint: 'Who did what and when, with before and after of each change.',
  },
  procedure: {
    name: 'Procedure of establishment',
    hint: 'Where every dossier is and how many days it has left; the time used step by step.',
  },
  programmes: {
    name: 'Programmes, cohorts, targets',
    hint: 'Making, changing and closing targets; rules that pick clusters, or a document’s list; next year’s plan.',
  },
  settings: {
    name: 'Thresholds and their basis',
    hint: 'When something is late, how often to report, when to explain; what each number rests on.',
  },
  calendar: {
    name: 'Days off and days worked in lieu',
    hint: 'The working calendar of each year, by which time limits are counted.',
  },
  codes: {
    name: 'Code lists and names',
    hint: 'Causes, components, milestones: what they are called, which are used, which are added.',
  },
} satisfies typeof viManage;
