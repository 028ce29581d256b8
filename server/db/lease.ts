import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { codeOf } from '../causes.ts';
import { ROOT } from '../root.ts';

/**
 * A file that says who has the folder, with a count that its holder raises every few seconds. Whoever finds one of
 * another container or machine watches it, and takes it over only when the count stands still; no clocks are
 * compared. The count is raised by a thread of its own, because the embedded database can keep the main one busy; a
 * holder that finds another's name in the file ends at once.
 *
 * Limits: a holder that is suspended for longer than `staleMs` (a paused container, a laptop asleep) can be taken
 * for dead, and may write between waking and its next beat; and the volume must show one container what the other
 * has written within a beat, which a network file system may not.
 */
export interface Lease {
  release(): Promise<void>;
}

export interface LeaseTimes {
  beatMs: number;
  staleMs: number;
  settleMs: number;
}

const TIMES: LeaseTimes = { beatMs: 2_000, staleMs: 15_000, settleMs: 500 };

interface Held {
  id: string;
  place: string;
  pid: number;
  beat: number;
}

/** The lease of the file, or null when another holder is alive. */
export async function takeLease(file: string, times: LeaseTimes = TIMES): Promise<Lease | null> {
  const mine: Held = { id: randomUUID(), place: placeOf(), pid: process.pid, beat: 0 };
  for (;;) {
    const found = read(file);
    if (found === null) {
      if (!create(file, mine)) continue;
      return keep(file, mine, times);
    }
    const last = lastWord(found, mine.place);
    if (last === 'gone') {
      overwrite(file, mine);
      return keep(file, mine, times);
    }
    const seen = await watch(file, found, times);
    if (seen === 'alive') return null;
    if (seen === 'released') continue;
    overwrite(file, mine);
    // Of two that waited for the same silence the later writer has it.
    await sleep(times.settleMs);
    return read(file)?.id === mine.id ? keep(file, mine, times) : null;
  }
}

/** What can be said without waiting: a holder of our own place is gone when the socket or its process is. */
function lastWord(found: Held, place: string): 'gone' | 'unsure' {
  if (found.place !== place) return 'unsure';
  // On Linux the caller holds the socket of this place, which the holder would have.
  if (process.platform === 'linux') return 'gone';
  return isAlive(found.pid) ? 'unsure' : 'gone';
}

async function watch(file: string, found: Held, times: LeaseTimes): Promise<'alive' | 'silent' | 'released'> {
  process.stderr.write(
    `The folder was in use elsewhere (another container?); watching for ${times.staleMs / 1000} s whether it still is …\n`,
  );
  for (let waited = 0; waited < times.staleMs; waited += times.beatMs) {
    await sleep(times.beatMs);
    const now = read(file);
    if (now === null) return 'released';
    if (now.id !== found.id || now.beat !== found.beat) return 'alive';
  }
  return 'silent';
}

function keep(file: string, held: Held, { beatMs }: LeaseTimes): Lease {
  const worker = new Worker(join(ROOT, 'server/db/heartbeat.mjs'), {
    workerData: { file, held, beatMs },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
  });
  worker.unref();
  return {
    release: async () => {
      await worker.terminate();
      for (const left of [file, draftOf(file, held)]) rmSync(left, { force: true });
    },
  };
}

function read(file: string): Held | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Held;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // Caught between its creation and its first word: a holder without a name, which the next look will tell apart.
    if (error instanceof SyntaxError) return { id: '', place: '', pid: 0, beat: -1 };
    throw error;
  }
}

function create(file: string, held: Held): boolean {
  try {
    writeFileSync(file, JSON.stringify(held), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Written whole and then moved into place: nobody reads half of it. The heartbeat does the same. */
const draftOf = (file: string, { id }: Held): string => `${file}.${id}`;

function overwrite(file: string, held: Held): void {
  const draft = draftOf(file, held);
  writeFileSync(draft, JSON.stringify(held), { mode: 0o600 });
  renameSync(draft, file);
}

/** Where processes see each other: this start of this machine, and on Linux this network namespace. */
function placeOf(): string {
  if (process.platform !== 'linux') return hostname();
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${readlinkSync('/proc/self/ns/net')}`;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
