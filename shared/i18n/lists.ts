import { enLists } from './en-lists.ts';
import { viLists } from './vi-lists.ts';

/** Of the lists that are taken away, each by its name; told by the server alone. */
export const LIST_WORDS = { vi: viLists, en: enLists };
