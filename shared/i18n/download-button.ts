import { enDownloadButton } from './en-download.ts';
import { viDownloadButton } from './vi-download.ts';

export const DOWNLOAD_BUTTON = { vi: viDownloadButton, en: enDownloadButton };
