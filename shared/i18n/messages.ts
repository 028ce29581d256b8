import { enArea } from './en-area.ts';
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
import { enScreens } from './en-screens.ts';
import { enStatus } from './en-status.ts';
import { enTime } from './en-time.ts';
import { enWork } from './en-work.ts';
import type { Lang } from './format.ts';
import { viArea } from './vi-area.ts';
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
import { viScreens } from './vi-screens.ts';
import { viStatus } from './vi-status.ts';
import { viTime } from './vi-time.ts';
import { viWork } from './vi-work.ts';

/** All words of one language. English `satisfies` Vietnamese, so a missing one does not compile. */
const vi = {
  ...viDomain,
  ...viFrame,
  ...viScreens,
  ...viKeep,
  work: viWork,
  form: viForm,
  column: viColumn,
  obstacle: viObstacle,
  past: viPast,
  status: viStatus,
  area: viArea,
  late: viDelays,
  course: viCourse,
  time: viTime,
  changes: viChanges,
};
export type Messages = typeof vi;
const en: Messages = {
  ...enDomain,
  ...enFrame,
  ...enScreens,
  ...enKeep,
  work: enWork,
  form: enForm,
  column: enColumn,
  obstacle: enObstacle,
  past: enPast,
  status: enStatus,
  area: enArea,
  late: enDelays,
  course: enCourse,
  time: enTime,
  changes: enChanges,
};

export const MESSAGES: Record<Lang, Messages> = { vi, en };
