import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../root.ts';

/** A process of its own for hostile bytes: it shares nothing with the server but a channel. */

/** The program of the child: built, it lies beside the server; from the sources it is compiled as it starts. */
export type Program = 'built' | 'sources';
const HERE = fileURLToPath(import.meta.url);
export const OF_THIS: Program = HERE.startsWith(join(ROOT, 'dist') + sep) ? 'built' : 'sources';
/** What compiling it as it starts costs in memory: a process from the sources is allowed that on top. */
export const COMPILER = 200_000_000;

/** By the names of its built file and of its source. */
export const startProgram = (
  { built, source }: { built: string; source: string },
  { program, v8 }: { program: Program; v8: readonly string[] },
): ChildProcess =>
  fork(join(ROOT, program === 'built' ? `dist/server/${built}` : source), {
    execArgv: program === 'built' ? [...v8] : [...v8, '--import', 'tsx'],
    serialization: 'advanced',
    // It says what it has to say by the channel; what a library chatters is nobody's.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    cwd: ROOT,
    // Nothing of the server's settings, and no secret among them.
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: process.env['NODE_ENV'] ?? '' },
  });

/** Resident memory, where the system tells it (Linux); elsewhere only the heap is bounded. */
export async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const told = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(told)?.[1] ?? 0) * 1_024;
}
