import { enDomain } from './en-domain.ts';
import { enScreens } from './en-screens.ts';
import type { Lang } from './format.ts';
import { viDomain } from './vi-domain.ts';
import { viScreens } from './vi-screens.ts';

/** All words of one language. English `satisfies` Vietnamese, so a missing one does not compile. */
export const vi = { ...viDomain, ...viScreens };
export type Messages = typeof vi;
const en: Messages = { ...enDomain, ...enScreens };

export const MESSAGES: Record<Lang, Messages> = { vi, en };
