import { enEntry } from './en-entry.ts';
import { viEntry } from './vi-entry.ts';

/** Come with the page of signing in (client/room-words.ts). */
export const ENTRY_WORDS = { vi: viEntry, en: enEntry };
