import { enReorganisation } from './en-reorganisation.ts';
import { viReorganisation } from './vi-reorganisation.ts';

/** Come with the page itself (client/room-words.ts). */
export const REORGANISATION_WORDS = { vi: viReorganisation, en: enReorganisation };
