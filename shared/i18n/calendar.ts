import { enCalendar } from './en-calendar.ts';
import { viCalendar } from './vi-calendar.ts';

/** Come with the room in which days off are entered (client/room-words.ts). */
export const CALENDAR_WORDS = { vi: viCalendar, en: enCalendar };
