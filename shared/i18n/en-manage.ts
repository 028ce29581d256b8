import type { viManage } from './vi-manage.ts';

export const enManage = {
  title: 'Manage the system and its data',
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
} satisfies typeof viManage;
