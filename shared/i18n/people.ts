import { enPeople } from './en-people.ts';
import { viPeople } from './vi-people.ts';

/** Come with the page itself (client/room-words.ts). */
export const PEOPLE_WORDS = { vi: viPeople, en: enPeople };
