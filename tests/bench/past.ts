import { randomFrom } from '../../seeds/random.ts';
import { addDays, addMonths } from '../../shared/day.ts';
import { type Client, clientOf, percentile } from './measure.ts';
import { type Parties, query } from './parties.ts';
import { br, TODAY } from './reads.ts';
import { compare, figure } from './report.ts';

/** Days that nobody has looked at yet, each of them once. */
export const coldDays = ({ a, b, leader }: Parties): Promise<void> => {
  const day = (i: number) => addDays(addMonths(TODAY, -40), i * 17);
  return compare(
    'a cold past day',
    { rounds: 12, limit: 0.8 },
    (i) => a.send(`/api/map?asOf=${day(i)}`, { headers: { ...br, cookie: leader } }),
    (i) => b.send(`/map?day=${day(i)}`),
  );
};

const CROWD = 16;
const SECONDS = 10;

/** Sixteen people without an account ask for random days for ten seconds: what does somebody signed in notice? */
export async function crowd({ ours, a, leader }: Parties): Promise<void> {
  const read = async (until: number): Promise<number[]> => {
    const times: number[] = [];
    while (performance.now() < until) {
      const { ms, status } = await a.send(query('clusters.list', { limit: 50 }), {
        headers: { cookie: leader },
      });
      if (status !== 200) throw new Error(`a reader got ${status}`);
      times.push(ms);
    }
    return times;
  };
  const quiet = percentile(await read(performance.now() + 3_000), 0.95);
  const until = performance.now() + SECONDS * 1000;
  const random = randomFrom('crowd');
  const statuses = new Map<number, number>();
  const ask = async (client: Client): Promise<void> => {
    while (performance.now() < until) {
      const asOf = addDays('2018-01-01', random.between(0, 2_600));
      const { status } = await client.send(`/api/map?asOf=${asOf}`, { headers: br });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const [times] = await Promise.all([
    read(until),
    ...Array.from({ length: CROWD }, () => ask(clientOf(ours.url))),
  ]);
  const loud = percentile(times, 0.95);
  const told = [...statuses].map(([status, n]) => `${n} × ${status}`).join(', ');
  figure(`a signed-in reader’s p95 while ${CROWD} strangers ask for past days`, loud / quiet, {
    atMost: 3,
    unit: '× that of before',
    more: `${quiet.toFixed(1)} → ${loud.toFixed(1)} ms; the strangers got ${told}`,
  });
}
