import { enProcedure } from './en-procedure.ts';
import { viProcedure } from './vi-procedure.ts';

/** Come with the screens that use them (client/room-words.ts). */
export const PROCEDURE_WORDS = { vi: viProcedure, en: enProcedure };
