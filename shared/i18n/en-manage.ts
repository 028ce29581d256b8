import type { viManage } from './vi-manage.ts';

export const enManage = {
  title: 'Manage the system and its data',
  assignments: {
    name: 'Assigning project managers',
    hint: 'Whose every cluster is; assigning, handing over, and what nobody has.',
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
