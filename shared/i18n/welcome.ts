import { enWelcome } from './en-welcome.ts';
import { viWelcome } from './vi-welcome.ts';

/** Come with the page itself (client/room-words.ts). */
export const WELCOME_WORDS = { vi: viWelcome, en: enWelcome };
