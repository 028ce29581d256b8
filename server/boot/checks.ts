import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf } from '../causes.ts';
import type { Env } from '../env.ts';
import { ROOT } from '../root.ts';

/** A fresh embedded database with the demonstration takes about 50 MB, and its log as much again. */
const ROOM_FOR_NEW_MB = 150;
const ROOM_TO_RUN_MB = 20;

/** What can be known to be wrong before a database is opened, migrated or filled. */
export function checkBeforeStart(env: Env): void {
  if (env.PUBLIC_URL?.startsWith('https:') && env.TRUSTED_PROXIES === undefined) {
    throw new Error(
      'TRUSTED_PROXIES is missing: PUBLIC_URL is https, so a proxy stands before the server, and without its number everybody ' +
        'would share one address, and one stranger could lock all of them out of signing in. Set it to 1 behind one proxy ' +
        '(0 only when there really is none).',
    );
  }
  if (env.SMTP_URL && !(env.MAIL_FROM && env.PUBLIC_URL)) {
    throw new Error(
      `${env.MAIL_FROM ? 'PUBLIC_URL' : 'MAIL_FROM'} is missing: with SMTP_URL reminders go out by e-mail, and every letter ` +
        'needs a sender (MAIL_FROM) and the address its links lead to (PUBLIC_URL).',
    );
  }
  if (!existsSync(join(ROOT, 'server/db/migrations')))
    throw new Error(`The program's files are not all here: ${ROOT} lacks server/db/migrations.`);
  if (!env.DATABASE_URL) checkFolder(env.DATA_DIR);
}

/** What is asked of the disk under a folder; what cannot be is thrown with the system's code. */
export interface Disk {
  make(folder: string): void;
  /** Makes sure that this account may read, write and enter it. */
  open(folder: string): void;
  freeMb(folder: string): number;
  hasDatabase(folder: string): boolean;
}

const DISK: Disk = {
  make: (folder) => void mkdirSync(folder, { recursive: true, mode: 0o700 }),
  open: (folder) => accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK),
  freeMb: (folder) => {
    const { bavail, bsize } = statfsSync(folder);
    return (bavail * bsize) / 1e6;
  },
  hasDatabase: (folder) => existsSync(join(folder, 'db', 'PG_VERSION')),
};

/** Whether a database can be kept in the folder, which is made where it is not there. */
export function checkFolder(folder: string, disk: Disk = DISK): void {
  try {
    disk.make(folder);
    disk.open(folder);
  } catch (error) {
    throw new Error(`DATA_DIR=${folder} cannot be used: ${whyNot(codeOf(error) ?? '', folder, disk)}.`, {
      cause: error,
    });
  }
  const free = disk.freeMb(folder);
  const needed = disk.hasDatabase(folder) ? ROOM_TO_RUN_MB : ROOM_FOR_NEW_MB;
  if (free < needed) {
    throw new Error(
      `The disk of DATA_DIR=${folder} is full: ${Math.floor(free)} MB are free, ${needed} MB are needed.`,
    );
  }
}

function whyNot(code: string, folder: string, disk: Disk): string {
  const above = dirname(resolve(folder));
  // On a read-only disk a folder that cannot be made is told as one that is not there.
  if (code === 'ENOENT' && above !== folder) return whyNot(refusalOf(above, disk), above, disk);
  if (code === 'EACCES' || code === 'EPERM')
    return 'this account may not write there; give it the folder, or set DATA_DIR to one of its own';
  if (code === 'EROFS') return 'the disk is read-only; set DATA_DIR to a folder on another';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'it is a file, not a folder';
  return code;
}

/** Why nothing can be made in a folder. */
function refusalOf(folder: string, disk: Disk): string {
  try {
    disk.open(folder);
    return 'unknown error';
  } catch (error) {
    return codeOf(error) ?? 'unknown error';
  }
}

/** The program's version, as package.json says it. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version;
}
