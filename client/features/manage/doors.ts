import type { Lang } from '../../../shared/i18n/format.ts';
import { MANAGE_WORDS } from '../../../shared/i18n/manage.ts';
import type { Action } from '../../../shared/roles.ts';
import { paths } from '../../paths.ts';

/** A room from which the register is run: who may go in, its name, and what is done there. */
interface Door {
  to: string;
  action: Action;
  name: Record<Lang, string>;
  hint: Record<Lang, string>;
}

type Room = Exclude<keyof typeof MANAGE_WORDS.vi, 'title'>;
const door = (to: string, action: Action, room: Room): Door => ({
  to,
  action,
  name: { vi: MANAGE_WORDS.vi[room].name, en: MANAGE_WORDS.en[room].name },
  hint: { vi: MANAGE_WORDS.vi[room].hint, en: MANAGE_WORDS.en[room].hint },
});

/** In the order in which a new installation is filled. */
export const DOORS: readonly Door[] = [
  door(paths.agencies, 'agency.write', 'agencies'),
  door(paths.people, 'account.manage', 'people'),
  door(paths.register, 'register.write', 'register'),
  door(paths.imports, 'import.use', 'imports'),
  door(paths.assignments, 'assignment.write', 'assignments'),
  door(paths.reorganisation, 'reorganisation.sign', 'reorganisation'),
  door(paths.manageProgrammes, 'programme.write', 'programmes'),
  door(paths.papers, 'paper.file', 'papers'),
  // Committees and leadership read it too, and come to it from their work: they run nothing here.
  door(paths.procedure, 'schedule.adjust', 'procedure'),
  door(paths.settings, 'settings.write', 'settings'),
  door(paths.workCalendar, 'settings.write', 'calendar'),
  door(paths.codeLists, 'settings.write', 'codes'),
  door(paths.audit, 'audit.read', 'audit'),
];
