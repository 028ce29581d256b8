import { enBegin } from './en-begin.ts';
import { viBegin } from './vi-begin.ts';

/** Come with the page from which the register is run (client/room-words.ts). */
export const BEGIN_WORDS = { vi: viBegin, en: enBegin };
