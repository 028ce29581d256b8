import { enPapers } from './en-papers.ts';
import { viPapers } from './vi-papers.ts';

/** Come with the page itself (client/room-words.ts). */
export const PAPER_WORDS = { vi: viPapers, en: enPapers };
