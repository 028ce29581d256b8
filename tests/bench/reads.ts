import { addMonths, type Day } from '../../shared/day.ts';
import { benchCode } from './generate.ts';
import { type Parties, query, say } from './parties.ts';
import { compare } from './report.ts';

export const TODAY: Day = '2025-03-31';
const PAST = addMonths(TODAY, -36);
export const br = { 'accept-encoding': 'br' };

/** Every kind of answer, today and three years back. */
export async function reads(parties: Parties): Promise<void> {
  const { a, b } = parties;
  const [cold, floor] = [await a.send('/api/map', { headers: br }), await b.send('/map')];
  say(`first map after a start ${cold.ms.toFixed(0)} ms, floor ${floor.ms.toFixed(0)} ms`);
  say('| what | p50 ms | p95 ms | floor p50 | ratio | limit | KB |\n|---|---|---|---|---|---|---|');
  await readsOn(parties, 'today', TODAY);
  await readsOn(parties, 'three years back', PAST);
}

async function readsOn({ a, b, leader }: Parties, when: string, day: Day): Promise<void> {
  const asOf = day === TODAY ? {} : { asOf: day };
  const on = day === TODAY ? '' : `?asOf=${day}`;
  const as = { cookie: leader };
  const map = () => a.send(`/api/map${on}`, { headers: br });
  const floorMap = () => b.send(`/map?day=${day}`);
  await compare(`map, ${when}`, { rounds: 30, limit: 1.5 }, map, floorMap);
  const unchanged = { ...br, 'if-none-match': String((await map()).headers['etag']) };
  await compare(
    `map unchanged, ${when}`,
    { rounds: 30, limit: 0.1 },
    () => a.send(`/api/map${on}`, { headers: unchanged }),
    floorMap,
  );
  const pages = (path: string) => (i: number) =>
    a.send(query(path, { ...asOf, offset: i * 50, limit: 50 }), { headers: as });
  await compare(`a page of the list, ${when}`, { rounds: 100, limit: 3 }, pages('clusters.list'), (i) =>
    b.send(`/list?day=${day}&n=${i * 50}`),
  );
  await compare(`the delayed list, ${when}`, { rounds: 100, limit: 3 }, pages('clusters.delays'), (i) =>
    b.send(`/delays?day=${day}&n=${i * 50}`),
  );
  await compare(
    `a cluster page, ${when}`,
    { rounds: 200, limit: 3 },
    (i) => a.send(query('clusters.detail', { ...asOf, code: benchCode(i) }), { headers: as }),
    (i) => b.send(`/cluster?day=${day}&n=${i}`),
  );
}
