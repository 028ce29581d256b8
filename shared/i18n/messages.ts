import { en } from './en.ts';
import type { Lang } from './format.ts';
import { vi } from './vi.ts';

/** All words of one language. English has the shape of Vietnamese, so a missing word does not compile. */
export type Messages = typeof vi;

/** Both languages; a browser fetches only the one that is read (client/words.ts). */
export const MESSAGES: Record<Lang, Messages> = { vi, en };
