import { readFileSync } from 'node:fs';
import { clientOf } from './measure.ts';
import { startEmbedded } from './parties.ts';
import { figure } from './report.ts';

/** Memory of a process in MB (Linux): resident now, and the most it ever was. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: mb('VmRSS'), peak: mb('VmHWM') };
}

/** The embedded server that loads the demonstration, as on the first `npm start`. */
export async function embedded(): Promise<void> {
  const server = await startEmbedded();
  await clientOf(server.url).send('/api/map');
  const { now, peak } = memoryOf(server.pid);
  await server.stop();
  figure('embedded server after loading the demonstration', now, { atMost: 400, unit: 'MB' });
  figure('embedded server at its peak', peak, { atMost: 600, unit: 'MB' });
}
