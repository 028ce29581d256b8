import { enArea } from './en-area.ts';
import { enColumn } from './en-column.ts';
import { enDomain } from './en-domain.ts';
import { enForm } from './en-form.ts';
import { enFrame } from './en-frame.ts';
import { enObstacle } from './en-obstacle.ts';
import { enScreens } from './en-screens.ts';
import { enStatus } from './en-status.ts';
import type { Lang } from './format.ts';
import { viArea } from './vi-area.ts';
import { viColumn } from './vi-column.ts';
import { viDomain } from './vi-domain.ts';
import { viForm } from './vi-form.ts';
import { viFrame } from './vi-frame.ts';
import { viObstacle } from './vi-obstacle.ts';
import { viScreens } from './vi-screens.ts';
import { viStatus } from './vi-status.ts';

/** All words of one language. English `satisfies` Vietnamese, so a missing one does not compile. */
const vi = {
  ...viDomain,
  ...viFrame,
  ...viScreens,
  form: viForm,
  column: viColumn,
  obstacle: viObstacle,
  status: viStatus,
  area: viArea,
};
export type Messages = typeof vi;
const en: Messages = {
  ...enDomain,
  ...enFrame,
  ...enScreens,
  form: enForm,
  column: enColumn,
  obstacle: enObstacle,
  status: enStatus,
  area: enArea,
};

export const MESSAGES: Record<Lang, Messages> = { vi, en };
