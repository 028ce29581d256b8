import { causesOf, codeOf } from '../causes.ts';

/** What a system error means for whoever makes or restores a backup. */
const MEANS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'this account has used up its share of the disk',
  EACCES: 'this account may not read or write there',
  EPERM: 'this account may not do that there',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is a file, not a folder',
  EEXIST: 'it is there already; another backup began in the same second',
  EIO: 'the disk does not work as it should',
  Z_DATA_ERROR: 'what is packed there is damaged',
};

/** The sentence for an error of a disk, with its place; null for any other error. */
export function diskTrouble(error: unknown, outcome: string): string | null {
  for (const at of causesOf(error)) {
    const means = MEANS[codeOf(at) ?? ''];
    if (means === undefined) continue;
    const place = at instanceof Error && 'path' in at && typeof at.path === 'string' ? `${at.path}: ` : '';
    return `${place}${means}. ${outcome}`;
  }
  return null;
}
