import { enTargets } from './en-targets.ts';
import { viTargets } from './vi-targets.ts';

/** Come with the pages that need them (client/room-words.ts). */
export const TARGET_WORDS = { vi: viTargets, en: enTargets };
