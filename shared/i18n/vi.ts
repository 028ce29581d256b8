import { viArea } from './vi-area.ts';
import { viAssign } from './vi-assign.ts';
import { viChanges } from './vi-changes.ts';
import { viColumn } from './vi-column.ts';
import { viCourse } from './vi-course.ts';
import { viDelays } from './vi-delays.ts';
import { viDomain } from './vi-domain.ts';
import { viForm } from './vi-form.ts';
import { viFrame } from './vi-frame.ts';
import { viKeep } from './vi-keep.ts';
import { viObstacle } from './vi-obstacle.ts';
import { viPast } from './vi-past.ts';
import { viReminder } from './vi-reminder.ts';
import { viReport } from './vi-report.ts';
import { viScreens } from './vi-screens.ts';
import { viStatus } from './vi-status.ts';
import { viTime } from './vi-time.ts';
import { viWork } from './vi-work.ts';

/** All words in Vietnamese. */
export const vi = {
  ...viDomain,
  ...viFrame,
  ...viScreens,
  ...viKeep,
  work: viWork,
  form: viForm,
  column: viColumn,
  obstacle: viObstacle,
  past: viPast,
  reminder: viReminder,
  report: viReport,
  status: viStatus,
  area: viArea,
  assign: viAssign,
  late: viDelays,
  course: viCourse,
  time: viTime,
  changes: viChanges,
};
