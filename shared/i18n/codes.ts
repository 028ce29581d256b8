import { enCodes } from './en-codes.ts';
import { viCodes } from './vi-codes.ts';

/** Come with the room in which codes are named (client/room-words.ts). */
export const CODES_WORDS = { vi: viCodes, en: enCodes };
