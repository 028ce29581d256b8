import type { Services } from '../context.ts';
import type { Database } from '../db/open.ts';
import type { Env } from '../env.ts';
import { serveMetrics } from '../http/metrics.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { programVersion } from './checks.ts';

export interface Measuring {
  metrics: Metrics;
  stop(): void;
}

/** Measures where somebody is there to ask: METRICS_PORT or METRICS_TOKEN is set. */
export async function measuringOf(
  env: Env,
  { pool }: Database,
  services: Services,
): Promise<Measuring | null> {
  const { METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token = null } = env;
  if (port === undefined && token === null) return null;
  const [{ createMetrics }, { standingOf }] = await Promise.all([
    import('../metrics/metrics.ts'),
    import('../metrics/standing.ts'),
  ]);
  const metrics = createMetrics({
    version: programVersion(),
    standing: standingOf(services),
    pool: pool ?? null,
  });
  const server = port === undefined ? null : await serveMetrics(metrics, { port, host, token });
  return {
    metrics,
    stop: () => {
      server?.closeAllConnections();
      server?.close();
    },
  };
}
