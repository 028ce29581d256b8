import { Agent, request } from 'node:http';

/** A client with one kept connection; answers status, bytes on the wire and milliseconds. */
export interface Answer {
  status: number;
  bytes: number;
  ms: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

export interface Client {
  send(
    path: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer>;
}

export function clientOf(base: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        const call = request(`${base}${path}`, { agent, method, headers }, (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () => {
            const all = Buffer.concat(chunks);
            const ms = performance.now() - start;
            resolve({ status: res.statusCode ?? 0, bytes: all.length, ms, headers: res.headers, body: all });
          });
        });
        call.on('error', reject);
        call.end(body);
      }),
  };
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** Run both sides in turn, so that a machine that changes its speed changes it for both. Milliseconds by side. */
export async function inTurn(
  rounds: number,
  ours: (i: number) => Promise<Answer>,
  floor: (i: number) => Promise<Answer>,
): Promise<{ ours: number[]; floor: number[]; bytes: number }> {
  const times = { ours: [] as number[], floor: [] as number[], bytes: 0 };
  for (let i = -3; i < rounds; i++) {
    const [a, b] = [await ours(i + 3), await floor(i + 3)];
    for (const { status, body } of [a, b]) {
      if (status !== 200 && status !== 304) throw new Error(`${status}: ${body.toString().slice(0, 300)}`);
    }
    if (i < 0) continue;
    times.ours.push(a.ms);
    times.floor.push(b.ms);
    times.bytes = a.bytes;
  }
  return times;
}
