import { enAgencies } from './en-agencies.ts';
import { viAgencies } from './vi-agencies.ts';

/** Come with the page itself (client/room-words.ts). */
export const AGENCIES_WORDS = { vi: viAgencies, en: enAgencies };
