import { createServer } from 'node:http';
import pg from 'pg';

/**
 * The floor: plain `http` and `pg`, the same SQL, no access rules, no validation, no chain of hashes worth the name.
 * What the server adds to this is what its own code costs.
 */
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  options: '-c timezone=UTC',
});

const last = (
  table: string,
  day: string,
) => `lateral (select * from ${table} x where x.province_id = h.province_id
    and x.stream = h.stream and x.from_day <= ${day} order by x.from_day desc limit 1)`;
const STATES = `select r.stream, r.name_vi, r.place, r.kind, r.lat, r.lon, r.precision, r.units, m.*
  from facet_head h join ${last('register_day', '$1')} r on true join ${last('milestones_day', '$1')} m on true
  where h.province_id = '01' and h.facet = 'register'`;
const RESPONSIBLE = `select h.stream, o.kind, o.name_vi, o.name_en
  from facet_head h join ${last('organisation_day', '$1')} o on true
  where h.province_id = '01' and h.facet = 'organisation' and h.stream in ('organisation:department', 'organisation:city', 'organisation:bench-investor')`;
const PEOPLE = `select h.stream, p.name, p.title_vi, p.title_en from facet_head h join ${last('person_day', '$1')} p on true
  where h.province_id = '01' and h.facet = 'person' and h.stream in ('person:p-department', 'person:p-city', 'person:bench-manager-0')`;
const PARTIES = `select h.stream, r.parties from facet_head h join ${last('register_day', '$1')} r on true
  where h.province_id = '01' and h.facet = 'register' and h.stream = any($2)`;
const EVENTS = `select e.*, p.state -> 'person' ->> 'name' as name from event e
  left join facet_head p on p.province_id = e.province_id and p.facet = 'person' and p.stream = 'person:' || e.recorded_by
  where e.province_id = '01' and e.stream = $2 and e.recorded_on <= $1 order by e.stream, e.seq`;
const FACTS = `select h.stream, r.facts from facet_head h join ${last('register_day', '$1')} r on true
  where h.province_id = '01' and h.facet = 'register' and h.stream = $2`;

const streamAt = (n: number, of: number) => `cluster:BN-${String(n % of).padStart(5, '0')}`;
const streamsFrom = (n: number) => Array.from({ length: 50 }, (_i, i) => streamAt(n + i, 1000));
const rows = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows;

const ANSWERS: Record<string, (day: string, n: number) => Promise<unknown>> = {
  '/map': (day) => rows(STATES, [day]),
  '/list': (day, n) => rows(`${STATES} and h.stream = any($2) order by h.stream`, [day, streamsFrom(n)]),
  '/delays': async (day, n) => [
    await rows(`${STATES} and h.stream = any($2) order by h.stream`, [day, streamsFrom(n)]),
    await rows(PARTIES, [day, streamsFrom(n)]),
    await rows(RESPONSIBLE, [day]),
    await rows(PEOPLE, [day]),
  ],
  '/cluster': async (day, n) => {
    const stream = streamAt(n, 400);
    return Promise.all([
      rows(`${STATES} and h.stream = $2`, [day, stream]),
      rows(FACTS, [day, stream]),
      rows(EVENTS, [day, stream]),
      rows(RESPONSIBLE, [day]),
      rows(PEOPLE, [day]),
    ]);
  },
  '/update': (day, n) => update(streamAt(n, 1000), day),
};

async function update(stream: string, day: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: heads } = await client.query(
      `select * from facet_head where province_id = '01' and facet = 'milestones' and stream = $1 for update`,
      [stream],
    );
    const seq = heads[0].seq + 1;
    const at = `${day}T05:00:00Z`;
    const body = JSON.stringify({ type: 'milestones.recorded', entries: [{ kind: 'forecast' }] });
    await client.query(
      `insert into event (province_id, stream, seq, facet, recorded_at, recorded_on, body, hash)
       values ('01', $1, $2, 'milestones', $3, $4, $5, 'floor')`,
      [stream, seq, at, day, body],
    );
    await client.query(
      `insert into milestones_day (province_id, stream, from_day, seq, stage, unconfirmed, grounds)
       values ('01', $1, $3, $2, 'construction', '[]', '{}')
       on conflict (province_id, stream, from_day) do update set seq = $2`,
      [stream, seq, day],
    );
    await client.query(
      `update facet_head set seq = $2, state = $3 where province_id = '01' and facet = 'milestones' and stream = $1`,
      [stream, seq, JSON.stringify(heads[0].state)],
    );
    await client.query('commit');
    return { seq };
  } finally {
    client.release();
  }
}

const server = createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://floor');
  const answer = ANSWERS[url.pathname];
  const day = url.searchParams.get('day') ?? '2025-03-31';
  if (!answer) return void res.writeHead(404).end();
  answer(day, Number(url.searchParams.get('n') ?? 0)).then(
    (value) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
    (error: unknown) => res.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object')
    process.stdout.write(`http://localhost:${address.port} Ctrl-C\n`);
});
