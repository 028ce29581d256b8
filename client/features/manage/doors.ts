import type { Messages } from '../../../shared/i18n/messages.ts';
import type { Action } from '../../../shared/roles.ts';
import { paths } from '../../paths.ts';

/** A room from which the register is run: who may go in, its name, and what is done there. */
interface Door {
  to: string;
  action: Action;
  name: (t: Messages) => string;
  hint: (t: Messages) => string;
}

/** In the order in which a new installation is filled. */
export const DOORS: readonly Door[] = [
  {
    to: paths.assignments,
    action: 'assignment.write',
    name: (t) => t.assign.name,
    hint: (t) => t.manage.assignments,
  },
];
