import { join } from 'node:path';
import { machineMs, machineStamp } from '../clock.ts';
import type { Services } from '../context.ts';
import type { Env } from '../env.ts';
import { sweepUploads } from '../evidence/uploads.ts';
import { createFiles, type Files, limitsFor } from '../files/files.ts';
import { s3Store } from '../files/s3.ts';
import { withoutValues } from '../log.ts';

/** Where files are kept, by the settings: a store that speaks S3, else a folder beside the data. */
export function filesOf(env: Env): Files {
  const folder = join(env.DATA_DIR, 'files');
  const limits = limitsFor(env.FILES_MAX_MB);
  const {
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_BUCKET: bucket,
    FILES_S3_REGION: region,
    FILES_S3_ACCESS_KEY: accessKey,
    FILES_S3_SECRET_KEY: secretKey,
  } = env;
  if (!endpoint || !bucket || !accessKey || !secretKey) return createFiles({ folder, limits });
  const store = s3Store({ endpoint, bucket, region, accessKey, secretKey }, machineStamp);
  return createFiles({ folder, limits, store });
}

const EVERY_MS = 10 * 60_000;

/** Throws away what nobody goes on with, now and then; a failure is tried again the next time. */
export function sweepNowAndThen(services: Services): { stop(): void } {
  const sweep = () => {
    const swept = Promise.all([sweepUploads(services), services.files.tidy(machineMs())]);
    swept.catch((error: unknown) =>
      services.log.error({ err: withoutValues(error) }, 'sweeping unfinished uploads failed'),
    );
  };
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
