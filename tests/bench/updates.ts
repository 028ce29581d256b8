import { v7 as uuidv7 } from 'uuid';
import { benchCode, MANAGERS } from './generate.ts';
import { type Answer, type Client, clientOf, percentile } from './measure.ts';
import { bodyOf, type Manager, type Parties, startOurs } from './parties.ts';
import { br, TODAY } from './reads.ts';
import { compare, figure } from './report.ts';

const versions = new Map<string, number>();

/** The floor updates clusters of its own: it leaves no chain that another could go on with. */
const FLOORS = 500;

/** How often a cluster was updated: a forecast is said with a cause only when it moves. */
const turns = new Map<string, number>();

async function update(client: Client, cookie: string, code: string): Promise<Answer> {
  const turn = (turns.get(code) ?? 0) + 1;
  turns.set(code, turn);
  const answer = await client.send('/api/trpc/milestones.setForecast', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({
      stream: `cluster:${code}`,
      key: 'filled',
      expected: versions.get(code) ?? 0,
      request: uuidv7(),
      said: { date: turn % 2 === 1 ? '2026-09' : '2026-10', reason: 'permits', note: 'Đo tốc độ ghi' },
    }),
  });
  const { result } = bodyOf(answer) as { result: { data: { seq: number } } };
  versions.set(code, result.data.seq);
  return answer;
}

/** The first of the managers, with the number of each of the first forty clusters that are theirs. */
const firstOf = ({ managers }: Parties): Manager => {
  const [first] = managers;
  if (!first) throw new Error('no manager');
  return first;
};

export async function updates(parties: Parties): Promise<void> {
  const { a, b } = parties;
  const { client, cookie } = firstOf(parties);
  await compare(
    'an audited update',
    { rounds: 200, limit: 4 },
    (i) => update(client, cookie, benchCode((i % 40) * MANAGERS)),
    (i) => b.send(`/update?n=${FLOORS + (i % 200)}`),
  );
  await compare(
    'map right after an update',
    { rounds: 15, limit: 1.5 },
    async () => {
      await update(client, cookie, benchCode(0));
      return a.send('/api/map', { headers: br });
    },
    () => b.send(`/map?day=${TODAY}`),
  );
}

const WARM_SECONDS = 3;
const SECONDS = 5;

/** Updates a second from all managers at once, each on a connection of their own, after a while to get warm. */
async function perSecond(
  managers: readonly Manager[],
  send: (who: Manager, n: number) => Promise<Answer>,
): Promise<number> {
  const during = async (seconds: number) => {
    const until = performance.now() + seconds * 1000;
    const counts = await Promise.all(
      managers.map(async (who) => {
        let done = 0;
        while (performance.now() < until) {
          const { status, body } = await send(who, done);
          if (status !== 200) throw new Error(`${status}: ${body.toString().slice(0, 300)}`);
          done += 1;
        }
        return done;
      }),
    );
    return counts.reduce((sum, n) => sum + n, 0) / seconds;
  };
  await during(WARM_SECONDS);
  return during(SECONDS);
}

export async function throughput({ managers, floor }: Parties): Promise<void> {
  const rate = await perSecond(managers, ({ i, client, cookie }, n) =>
    update(client, cookie, benchCode(i + ((n % 40) + 2) * MANAGERS)),
  );
  const clients = managers.map(() => clientOf(floor.url));
  const floorRate = await perSecond(managers, ({ i }, n) => {
    const client = clients[i];
    if (!client) throw new Error(`no client ${i}`);
    return client.send(`/update?n=${FLOORS + i + (n % 20) * MANAGERS}`);
  });
  figure(`updates from ${MANAGERS} clients`, rate, {
    atLeast: 400,
    unit: 'a second',
    more: `the floor: ${Math.round(floorRate)}`,
  });
}

const CHANGES = 60;

/** From the moment before a change is sent to one process until it has arrived in a stream that is open at another. */
export async function otherProcess(parties: Parties): Promise<void> {
  const other = await startOurs(parties.url);
  const { client, cookie } = firstOf(parties);
  const leave = new AbortController();
  const stream = await fetch(`${other.url}/api/trpc/live.hints`, { signal: leave.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('the stream has no body');
  let heard = '';
  const until = async (code: string) => {
    while (!heard.includes(code)) heard += (await reader.read()).value ?? '';
    heard = '';
  };
  const times: number[] = [];
  for (let i = 0; i < CHANGES; i++) {
    const code = benchCode((i % 40) * MANAGERS);
    const start = performance.now();
    await update(client, cookie, code);
    await until(`"${code}"`);
    times.push(performance.now() - start);
  }
  leave.abort();
  await other.stop();
  figure('a change, in a stream open at another process, p95', percentile(times, 0.95), {
    atMost: 1_000,
    unit: 'ms',
    more: `median ${percentile(times, 0.5).toFixed(0)} ms`,
  });
}
