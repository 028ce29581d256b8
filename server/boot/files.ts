import { join } from 'node:path';
import { drawnPhotos } from '../../seeds/drawn-photos.ts';
import { machineMs, machineStamp } from '../clock.ts';
import type { Services } from '../context.ts';
import type { Env } from '../env.ts';
import { sweepUploads } from '../evidence/uploads.ts';
import { diskStore } from '../files/disk.ts';
import { withDrawn } from '../files/drawn.ts';
import { createFiles, type Files, limitsFor } from '../files/files.ts';
import { s3Store } from '../files/s3.ts';
import type { FileStore } from '../files/store.ts';
import { withoutValues } from '../log.ts';
import { purgeSessions } from '../people/old-sessions.ts';
import { purgeSignIns } from '../people/sign-ins.ts';
import type { Identity } from '../setup.ts';

/** The files of a server; the demonstration's own photographs are drawn. */
export function filesOf(env: Env, kind: Identity['kind']): Files {
  const folder = join(env.DATA_DIR, 'files');
  const kept = storeOf(env, folder);
  const store = kind === 'demonstration' ? withDrawn(kept, drawnPhotos()) : kept;
  return createFiles({ folder, limits: limitsFor(env.FILES_MAX_MB), store });
}

/** Where files are kept, by the settings: a store that speaks S3, else a folder beside the data. */
function storeOf(env: Env, folder: string): FileStore {
  const {
    FILES_S3_ENDPOINT: endpoint,
    FILES_S3_BUCKET: bucket,
    FILES_S3_REGION: region,
    FILES_S3_ACCESS_KEY: accessKey,
    FILES_S3_SECRET_KEY: secretKey,
  } = env;
  if (!endpoint || !bucket || !accessKey || !secretKey) return diskStore(folder);
  return s3Store({ endpoint, bucket, region, accessKey, secretKey }, machineStamp);
}

const EVERY_MS = 10 * 60_000;

/** Throws away what nobody goes on with, now and then; a failure is tried again the next time. */
export function sweepNowAndThen(services: Services): { stop(): void } {
  const sweep = () => {
    const swept = Promise.all([
      sweepUploads(services),
      services.files.tidy(machineMs()),
      purgeSignIns(services),
      purgeSessions(services.db),
    ]);
    swept.catch((error: unknown) =>
      services.log.error({ err: withoutValues(error) }, 'sweeping what nobody needs any more failed'),
    );
  };
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
