import { enArea } from './en-area.ts';
import { enAssign } from './en-assign.ts';
import { enChanges } from './en-changes.ts';
import { enColumn } from './en-column.ts';
import { enCourse } from './en-course.ts';
import { enDelays } from './en-delays.ts';
import { enDomain } from './en-domain.ts';
import { enForm } from './en-form.ts';
import { enFrame } from './en-frame.ts';
import { enKeep } from './en-keep.ts';
import { enObstacle } from './en-obstacle.ts';
import { enPast } from './en-past.ts';
import { enReminder } from './en-reminder.ts';
import { enReport } from './en-report.ts';
import { enScreens } from './en-screens.ts';
import { enStatus } from './en-status.ts';
import { enTime } from './en-time.ts';
import { enWork } from './en-work.ts';
import type { Messages } from './messages.ts';

/** All words in English. */
export const en: Messages = {
  ...enDomain,
  ...enFrame,
  ...enScreens,
  ...enKeep,
  work: enWork,
  form: enForm,
  column: enColumn,
  obstacle: enObstacle,
  past: enPast,
  reminder: enReminder,
  report: enReport,
  status: enStatus,
  area: enArea,
  assign: enAssign,
  late: enDelays,
  course: enCourse,
  time: enTime,
  changes: enChanges,
};
