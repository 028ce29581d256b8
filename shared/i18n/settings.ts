import { enSettings } from './en-settings.ts';
import { viSettings } from './vi-settings.ts';

/** Come with the rooms in which the installation is set (client/room-words.ts). */
export const SETTINGS_WORDS = { vi: viSettings, en: enSettings };
