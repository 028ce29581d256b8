import type { viManage } from './vi-manage.ts';

export const enManage = {
  title: 'Manage the system and its data',
  register: {
    name: 'The register of clusters',
    hint: 'Adding clusters; correcting them, their figures and investors; expansion, end, merging duplicates.',
  },
  assignments: {
    name: 'Assigning project managers',
    hint: 'Whose every cluster is; assigning, handing over, and what nobody has.',
  },
} satisfies typeof viManage;
