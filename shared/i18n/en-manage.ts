import type { viManage } from './vi-manage.ts';

export const enManage = {
  title: 'Manage the system and its data',
  register: {
    name: 'The register of clusters',
    hint: 'Adding clusters; correcting them, their figures and investors; expansion, end, merging duplicates.',
  },
  imports: {
    name: 'Enter from Excel or CSV',
    hint: 'Bring in the list of clusters; every change is shown first and can be undone.',
  },
  assignments: {
    name: 'Assigning project managers',
    hint: 'Whose every cluster is; assigning, handing over, and what nobody has.',
  },
} satisfies typeof viManage;
