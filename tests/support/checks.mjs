import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { bin, ROOT } from '../../server/cli/install.mjs';

const WINDOWS = process.platform === 'win32';

/**
 * Checks that need nothing of each other, as many at a time as there are processors; each one's output stands together.
 * Whether all of them passed: of several that fail all are told.
 * @param {[name: string, command: string, args: string[]][]} checks
 */
export async function sideBySide(checks) {
  const waiting = [...checks];
  const failed = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command, args] = next;
      const { status, output } = await outputOf(bin(command), args);
      console.log(`\n— ${name}${status === 0 ? '' : ': failed'}\n${output.trimEnd()}`.trimEnd());
      if (status !== 0) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, work));
  return failed.length === 0;
}

function outputOf(command, args) {
  return new Promise((resolve) => {
    const child = spawn(WINDOWS ? `"${command}"` : command, args, { cwd: ROOT, shell: WINDOWS });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.once('error', ({ message }) => resolve({ status: 1, output: `${command}: ${message}` }));
    child.once('close', (status) =>
      resolve({ status: status ?? 1, output: Buffer.concat(parts).toString() }),
    );
  });
}
