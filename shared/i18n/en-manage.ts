import type { viManage } from './vi-manage.ts';

export const enManage = {
  nav: 'Manage',
  title: 'Manage the system and its data',
  assignments: 'Whose every cluster is; assigning, handing over, and what nobody has.',
} satisfies typeof viManage;
