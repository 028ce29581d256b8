import { enDownload } from './en-download.ts';
import { viDownload } from './vi-download.ts';

/** Not among the words that every page loads (client/room-words.ts). */
export const DOWNLOAD_WORDS = { vi: viDownload, en: enDownload };
