import { enLeave } from './en-leave.ts';
import { viLeave } from './vi-leave.ts';

/** Come with the page itself (client/room-words.ts). */
export const LEAVE_WORDS = { vi: viLeave, en: enLeave };
