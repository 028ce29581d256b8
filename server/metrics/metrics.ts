import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What is measured of a running server, in the names of docs/operations.md. Labels come from closed lists: procedures of the
 * router, routes of ours, codes; never what somebody typed, and nobody's name.
 */
export interface Metrics {
  /** A procedure was answered, with 'ok' or the code of its error, after so many ms. */
  answered(procedure: string, result: string, ms: number): void;
  /** A request was answered by a route of ours, with its status. */
  served(route: string, status: number, ms: number): void;
  /** So many live streams are open. */
  streams(open: number): void;
  /** A document is being read, or waits for it; call the answer when it is through. */
  reading(): () => void;
  /** Today's snapshot has become another. */
  snapshot(): void;
  /** In the text format of Prometheus. */
  text(): Promise<{ type: string; body: string }>;
}

/** What is asked of the database when somebody asks for the metrics; null where it does not answer. */
export interface Standing {
  events: number;
  letters: Readonly<Record<string, number>>;
  /** Epoch seconds; null: never. */
  lastBackup: number | null;
  sealedUpTo: number | null;
}
export type Pool = () => { total: number; idle: number; waiting: number };

const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];

export interface Sources {
  version: string;
  standing: () => Promise<Standing | null>;
  /** Of the connections to PostgreSQL; null with the embedded database. */
  pool: Pool | null;
}

export function createMetrics({ version, standing, pool }: Sources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counted = requestCounters(registers);
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  gauge('ccn_info', 'The version that runs', ['version']).set({ version }, 1);
  const streams = gauge('ccn_live_streams', 'Live streams of browsers that are open');
  const reading = gauge('ccn_documents_reading', 'Documents that are being read or wait for it');
  const age = gauge('ccn_snapshot_age_seconds', 'Since when today’s snapshot of all clusters is as it is');
  const ask = standingGauges(gauge, standing);
  const connections = pool && gauge('ccn_database_connections', 'Connections to PostgreSQL', ['state']);
  let snapshotAt: number | null = null;
  return {
    ...counted,
    streams: (open) => streams.set(open),
    reading: () => {
      reading.inc();
      return () => reading.dec();
    },
    snapshot: () => {
      snapshotAt = performance.now();
    },
    text: async () => {
      if (snapshotAt !== null) age.set((performance.now() - snapshotAt) / 1000);
      if (connections && pool)
        for (const [state, number] of Object.entries(pool())) connections.set({ state }, number);
      await ask();
      return { type: registry.contentType, body: await registry.metrics() };
    },
  };
}

function requestCounters(registers: Registry[]): Pick<Metrics, 'answered' | 'served'> {
  const procedures = new Counter({
    name: 'ccn_procedure_calls_total',
    help: 'Calls of procedures by what came of them: ok, or the code of the error',
    labelNames: ['procedure', 'result'],
    registers,
  });
  const procedureTime = new Histogram({
    name: 'ccn_procedure_duration_seconds',
    help: 'How long a procedure took',
    labelNames: ['procedure'],
    buckets: SECONDS,
    registers,
  });
  const requests = new Counter({
    name: 'ccn_http_requests_total',
    help: 'Answered requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  });
  const requestTime = new Histogram({
    name: 'ccn_http_request_duration_seconds',
    help: 'How long a request took, live streams aside',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  return {
    answered: (procedure, result, ms) => {
      procedures.inc({ procedure, result });
      procedureTime.observe({ procedure }, ms / 1000);
    },
    served: (route, status, ms) => {
      requests.inc({ route, status: String(status) });
      if (route !== 'live') requestTime.observe({ route }, ms / 1000);
    },
  };
}

function standingGauges(
  gauge: (name: string, help: string, labels?: string[]) => Gauge,
  standing: Sources['standing'],
): () => Promise<void> {
  const up = gauge('ccn_database_up', '1 where the database answers, else 0');
  const events = gauge('ccn_events', 'Events in the log');
  const letters = gauge('ccn_letters', 'Letters by what became of them', ['state']);
  const backup = gauge('ccn_backup_last_timestamp_seconds', 'When the last whole backup was begun; 0: never');
  const sealed = gauge(
    'ccn_sealed_up_to_timestamp_seconds',
    'The end of the newest day with a root; 0: none',
  );
  return async () => {
    const now = await standing();
    up.set(now ? 1 : 0);
    if (!now) return;
    events.set(now.events);
    letters.reset();
    for (const [state, number] of Object.entries(now.letters)) letters.set({ state }, number);
    backup.set(now.lastBackup ?? 0);
    sealed.set(now.sealedUpTo ?? 0);
  };
}
