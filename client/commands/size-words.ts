import { formatNumber, type Lang } from '../../shared/i18n/format.ts';

const MEGABYTE = 1024 * 1024;

/** '3,4 MB', '120 KB' */
export const sizeWords = (bytes: number, lang: Lang): string =>
  bytes < MEGABYTE
    ? `${formatNumber(bytes === 0 ? 0 : Math.max(1, Math.round(bytes / 1024)), lang)} KB`
    : `${formatNumber(bytes / MEGABYTE, lang, 1)} MB`;
