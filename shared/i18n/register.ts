import { enRegister } from './en-register.ts';
import { viRegister } from './vi-register.ts';

/** Come with the page itself (client/room-words.ts). */
export const REGISTER_WORDS = { vi: viRegister, en: enRegister };
