import { enImports } from './en-imports.ts';
import { enPeopleImport, enPeopleLinks } from './en-people-import.ts';
import { viImports } from './vi-imports.ts';
import { viPeopleImport, viPeopleLinks } from './vi-people-import.ts';

export const IMPORT_WORDS = { vi: viImports, en: enImports };
/** The same where a table is a list of people. */
export const PEOPLE_IMPORT_WORDS = { vi: viPeopleImport, en: enPeopleImport };
export const PEOPLE_LINK_WORDS = { vi: viPeopleLinks, en: enPeopleLinks };
