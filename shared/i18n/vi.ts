import { viArea } from './vi-area.ts';
import { viAssign } from './vi-assign.ts';
import { viAway } from './vi-away.ts';
import { viChanges } from './vi-changes.ts';
import { viClearance } from './vi-clearance.ts';
import { viColumn } from './vi-column.ts';
import { viCourse } from './vi-course.ts';
import { viDelays } from './vi-delays.ts';
import { viDiscipline } from './vi-discipline.ts';
import { viDomain } from './vi-domain.ts';
import { viEvidence } from './vi-evidence.ts';
import { viForm } from './vi-form.ts';
import { viFrame } from './vi-frame.ts';
import { viKeep } from './vi-keep.ts';
import { viLadder } from './vi-ladder.ts';
import { viObstacle } from './vi-obstacle.ts';
import { viOutbox } from './vi-outbox.ts';
import { viPast } from './vi-past.ts';
import { viReading } from './vi-reading.ts';
import { viReminder } from './vi-reminder.ts';
import { viReport } from './vi-report.ts';
import { viScreens } from './vi-screens.ts';
import { viSet } from './vi-set.ts';
import { viStatus } from './vi-status.ts';
import { viTime } from './vi-time.ts';
import { viWork } from './vi-work.ts';
import { viWorks } from './vi-works.ts';

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
  outbox: viOutbox,
  clearance: viClearance,
  ladder: viLadder,
  evidence: viEvidence,
  discipline: viDiscipline,
  works: viWorks,
  reading: viReading,
  past: viPast,
  reminder: viReminder,
  report: viReport,
  set: viSet,
  status: viStatus,
  area: viArea,
  away: viAway,
  assign: viAssign,
  late: viDelays,
  course: viCourse,
  time: viTime,
  changes: viChanges,
};
