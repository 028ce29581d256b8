import type { DetailedError, Upload } from 'tus-js-client';
import type { ErrorShape } from '../../shared/errors.ts';
import { PERSON_HEADER } from '../../shared/log/command.ts';
import { ApiError } from '../failure.ts';
import type { KeptFile } from './kept.ts';

/** One file on its way: started, it goes on from where it was cut off; stopped, what was sent is thrown away. */
export interface Carrier {
  /** The upload's id once all of it is there; fails with ApiError. */
  start(): Promise<string>;
  stop(): void;
}

export interface Parcel {
  blob: Blob;
  name: string;
  /** Of which cluster it is to be evidence; or which document on file it is to become. */
  cluster?: string;
  document?: string;
  onProgress: (sent: number) => void;
  /** Whose file it is, where it was kept for a while: nobody else sends it. */
  person?: string;
  /** Where it stands on the server since an earlier page; what was thrown away there is begun anew. */
  url?: string | null;
  onUrl?: (url: string) => void;
}

/** A piece on a slow line (400 kbit/s) is there in some seconds; what is lost with a cut is less than that. */
const PIECE_BYTES = 512 * 1024;
const RETRY_MS = [500, 2_000, 5_000, 15_000];

/** The library comes when the first file is sent: most who open a cluster send none. */
export async function carrierOf({
  blob,
  name,
  cluster,
  document,
  onProgress,
  person,
  url,
  onUrl,
}: Parcel): Promise<Carrier> {
  const tus = await import('tus-js-client');
  let settle: { resolve: (id: string) => void; reject: (error: ApiError) => void } | null = null;
  const upload: Upload = new tus.Upload(blob, {
    endpoint: '/api/files',
    metadata: { filename: name, ...(document === undefined ? { cluster: cluster ?? '' } : { document }) },
    headers: person === undefined ? {} : { [PERSON_HEADER]: person },
    uploadUrl: url ?? null,
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_MS,
    // Where it is, is kept with the bytes: a device's name for a file changes with every choice.
    storeFingerprintForResuming: false,
    onProgress,
    onUploadUrlAvailable: () => upload.url !== null && onUrl?.(upload.url),
    onError: (error) => settle?.reject(new ApiError(shapeOf(error))),
    onSuccess: () => settle?.resolve(upload.url?.split('/').at(-1) ?? ''),
  });
  return {
    start: () =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        upload.start();
      }),
    stop: () => {
      // Terminating is a kindness to the server: what is left is thrown away there by itself.
      upload.abort(upload.url !== null).catch(() => null);
      settle?.reject(new ApiError({ code: 'UNAVAILABLE', fields: [] }));
    },
  };
}

/** What the server said; without an answer it was not reached. */
function shapeOf(error: Error | DetailedError): ErrorShape {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  try {
    const { error: told } = JSON.parse(response?.getBody() ?? '') as { error: ErrorShape };
    return told;
  } catch {
    const status = response?.getStatus() ?? 0;
    return { code: status === 401 ? 'UNAUTHENTICATED' : 'UNAVAILABLE', fields: [] };
  }
}

/** A kept file, with the screen held awake: a phone that goes to sleep stops sending. */
export async function carryKept(
  file: KeptFile,
  { onProgress, onUrl }: Required<Pick<Parcel, 'onProgress' | 'onUrl'>>,
): Promise<string> {
  const { bytes, name, cluster, person, uploadUrl } = file;
  const awake = await stayAwake();
  try {
    const blob = new Blob([bytes]);
    const carrier = await carrierOf({ blob, name, cluster, onProgress, onUrl, person, url: uploadUrl });
    return await carrier.start();
  } finally {
    await awake?.release();
  }
}

/** Not every browser can, and none does for a page in the background. */
async function stayAwake(): Promise<WakeLockSentinel | null> {
  if (!('wakeLock' in navigator)) return null;
  return navigator.wakeLock.request('screen').catch(() => null);
}
