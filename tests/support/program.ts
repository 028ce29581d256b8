import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { expect } from 'vitest';
import { ROOT } from '../../server/root.ts';

export interface Program {
  process: ChildProcess;
  /** Everything it has printed so far. */
  printed(): string;
  /** The first match in what it prints; fails when it ends before. */
  says(pattern: RegExp): Promise<string>;
  exited: Promise<number | null>;
}

/**
 * Any of the project's commands as its own process, in an environment without the settings of whoever runs the
 * tests.
 */
export function startProgram(command: string, args: string[], env: Record<string, string>): Program {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (!found) return;
        listeners.delete(look);
        resolve(found[1] ?? found[0]);
      };
      listeners.add(look);
      look();
      void exited.then(() => reject(new Error(`it ended before it said ${pattern.source}:\n${output}`)));
    });
  return { process: child, printed: () => output, says, exited };
}

/** Whether anything listens at an address. */
const listens = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Until nobody listens there any more. */
export const silence = (url: string) =>
  expect.poll(() => listens(url), { timeout: 20_000, interval: 50 }).toBe(false);
