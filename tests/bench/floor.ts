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

const STATES = `select c.id, c.code, c.name_vi, c.place, c.kind, c.lat, c.lon, c.precision, u.unit_code, s.*
  from cluster c
  join lateral (select * from cluster_state x where x.province_id = c.province_id and x.cluster_id = c.id
    and x.from_day <= $1 order by x.from_day desc limit 1) s on true
  left join cluster_unit u on u.province_id = c.province_id and u.cluster_id = c.id and u.valid_from <= $1
    and (u.valid_to is null or u.valid_to >= $1)
  where c.province_id = '01' and c.registered_on <= $1`;
const RESPONSIBLE = `select o.id, o.kind, o.name_vi, o.name_en, d.cluster_id, p.name, p.title_vi, p.title_en
  from organisation o join duty d on d.province_id = o.province_id and d.organisation_id = o.id
  join person p on p.province_id = d.province_id and p.id = d.person_id
  where o.province_id = '01' and d.valid_from <= $1 and (d.valid_to is null or d.valid_to >= $1)
    and (d.cluster_id is null or d.cluster_id = any($2))
    and (o.kind in ('department', 'city_committee') or o.id = 'bench-investor')`;
const PARTIES = `select cluster_id, organisation_id from cluster_party where province_id = '01' and cluster_id = any($2)
  and valid_from <= $1 and (valid_to is null or valid_to >= $1)`;
const ENTRIES = `select e.*, p.name from milestone_entry e
  left join person p on p.province_id = e.province_id and p.id = e.recorded_by
  where e.province_id = '01' and e.cluster_id = $2 and e.recorded_on <= $1 order by e.cluster_id, e.seq, e.position`;
const FACTS = `select * from cluster_fact where province_id = '01' and cluster_id = $2 and recorded_on <= $1`;

const idsFrom = (n: number) =>
  Array.from({ length: 50 }, (_i, i) => `bench-${String((n + i) % 1000).padStart(5, '0')}`);
const rows = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows;

const ANSWERS: Record<string, (day: string, n: number) => Promise<unknown>> = {
  '/map': (day) => rows(STATES, [day]),
  '/list': (day, n) => rows(`${STATES} and c.id = any($2) order by c.code`, [day, idsFrom(n)]),
  '/delays': async (day, n) => [
    await rows(`${STATES} and c.id = any($2) order by c.code`, [day, idsFrom(n)]),
    await rows(PARTIES, [day, idsFrom(n)]),
    await rows(RESPONSIBLE, [day, idsFrom(n)]),
  ],
  '/cluster': async (day, n) => {
    const id = `bench-${String(n % 400).padStart(5, '0')}`;
    return Promise.all([
      rows(`${STATES} and c.id = $2`, [day, id]),
      rows(FACTS, [day, id]),
      rows(ENTRIES, [day, id]),
      rows(PARTIES, [day, [id]]),
      rows(RESPONSIBLE, [day, [id]]),
    ]);
  },
  '/update': (day, n) => update(`bench-${String(n % 400).padStart(5, '0')}`, day),
};

async function update(id: string, day: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: heads } = await client.query(
      `select * from cluster_head where province_id = '01' and cluster_id = $1 for update`,
      [id],
    );
    const seq = heads[0].seq + 1;
    const at = `${day}T05:00:00Z`;
    const body = JSON.stringify({ type: 'milestones.recorded', entries: [{ kind: 'forecast' }] });
    await client.query(
      `insert into event (province_id, cluster_id, seq, recorded_at, recorded_on, body, hash) values ('01', $1, $2, $3, $4, $5, 'floor')`,
      [id, seq, at, day, body],
    );
    await client.query(
      `insert into milestone_entry (province_id, cluster_id, seq, position, milestone, kind, date, provenance, recorded_at, recorded_on)
       values ('01', $1, $2, 0, 'infrastructure_completed', 'forecast', '2026', 'reported', $3, $4)`,
      [id, seq, at, day],
    );
    await client.query(
      `insert into cluster_state (province_id, cluster_id, from_day, seq, stage, unconfirmed) values ('01', $1, $3, $2, 'construction', '')
       on conflict (province_id, cluster_id, from_day) do update set seq = $2`,
      [id, seq, day],
    );
    await client.query(
      `update cluster_head set seq = $2, standing = $3 where province_id = '01' and cluster_id = $1`,
      [id, seq, JSON.stringify(heads[0].standing)],
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
