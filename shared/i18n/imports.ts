import { enImports } from './en-imports.ts';
import { viImports } from './vi-imports.ts';

export const IMPORT_WORDS = { vi: viImports, en: enImports };
