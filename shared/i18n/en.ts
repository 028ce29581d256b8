import { enArea } from './en-area.ts';
import { enAssign } from './en-assign.ts';
import { enAway } from './en-away.ts';
import { enChanges } from './en-changes.ts';
import { enClearance } from './en-clearance.ts';
import { enColumn } from './en-column.ts';
import { enCourse } from './en-course.ts';
import { enDelays } from './en-delays.ts';
import { enDiscipline } from './en-discipline.ts';
import { enDomain } from './en-domain.ts';
import { enEvidence } from './en-evidence.ts';
import { enForm } from './en-form.ts';
import { enFrame } from './en-frame.ts';
import { enKeep } from './en-keep.ts';
import { enLadder } from './en-ladder.ts';
import { enObstacle } from './en-obstacle.ts';
import { enOutbox } from './en-outbox.ts';
import { enPast } from './en-past.ts';
import { enReading } from './en-reading.ts';
import { enReminder } from './en-reminder.ts';
import { enReport } from './en-report.ts';
import { enScreens } from './en-screens.ts';
import { enSet } from './en-set.ts';
import { enStatus } from './en-status.ts';
import { enTime } from './en-time.ts';
import { enWork } from './en-work.ts';
import { enWorks } from './en-works.ts';
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
  outbox: enOutbox,
  clearance: enClearance,
  ladder: enLadder,
  evidence: enEvidence,
  discipline: enDiscipline,
  works: enWorks,
  reading: enReading,
  past: enPast,
  reminder: enReminder,
  report: enReport,
  set: enSet,
  status: enStatus,
  area: enArea,
  away: enAway,
  assign: enAssign,
  late: enDelays,
  course: enCourse,
  time: enTime,
  changes: enChanges,
};
