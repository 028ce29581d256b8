import { describe, expect, test } from 'vitest';
import { checkFolder, type Disk } from './checks.ts';

const DATA = '/srv/ccn/data';
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};
/** A disk on which all is well, but for what is said. */
const disk = (more: Partial<Disk> = {}): Disk => ({
  make: () => undefined,
  open: () => undefined,
  freeMb: () => 10_000,
  hasDatabase: () => false,
  ...more,
});
const told = (more: Partial<Disk>) => {
  try {
    checkFolder(DATA, disk(more));
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
};

describe('the folder of the data, before a database is opened in it', () => {
  test('a folder with room is used', () => {
    expect(told({})).toBe('nothing');
  });

  test('regression: a read-only disk was told as a database that failed to initialise, or as a missing folder', () => {
    const readOnly = `DATA_DIR=${DATA} cannot be used: the disk is read-only; set DATA_DIR to a folder on another.`;
    expect(told({ make: failing('EROFS') })).toBe(readOnly);
    expect(told({ open: failing('EROFS') })).toBe(readOnly);
    // A folder that cannot be made there is told by the system as one that is not there.
    expect(told({ make: failing('ENOENT'), open: failing('EROFS') })).toBe(readOnly);
  });

  test('one that belongs to somebody else, and a disk without a byte, name the way out', () => {
    expect(told({ make: failing('EACCES') })).toContain(
      'this account may not write there; give it the folder',
    );
    expect(told({ make: failing('ENOSPC') })).toContain('the disk is full');
  });

  test('regression: a disk that is nearly full was found only half way through the first start', () => {
    const nearly = { freeMb: () => 149.9 };
    expect(told(nearly)).toBe(`The disk of DATA_DIR=${DATA} is full: 149 MB are free, 150 MB are needed.`);
    expect(told({ freeMb: () => 150 })).toBe('nothing');
    // One that has its database needs room to go on, and not that of a new one.
    expect(told({ ...nearly, hasDatabase: () => true })).toBe('nothing');
    expect(told({ freeMb: () => 19, hasDatabase: () => true })).toContain('19 MB are free, 20 MB are needed');
  });
});
