import type { DetailedError, Upload } from 'tus-js-client';
import type { ErrorShape } from '../../../shared/errors.ts';
import { ApiError } from '../../failure.ts';

/** One file on its way: started, it goes on from where it was cut off; stopped, what was sent is thrown away. */
export interface Carrier {
  /** The upload's id once all of it is there; fails with ApiError. */
  start(): Promise<string>;
  stop(): void;
}

interface Parcel {
  blob: Blob;
  name: string;
  cluster: string;
  onProgress: (sent: number) => void;
}

/** A piece on a slow line (400 kbit/s) is there in some seconds; what is lost with a cut is less than that. */
const PIECE_BYTES = 512 * 1024;
const RETRY_MS = [500, 2_000, 5_000, 15_000];

/** The library comes when the first file is sent: most who open a cluster send none. */
export async function carrierOf({ blob, name, cluster, onProgress }: Parcel): Promise<Carrier> {
  const tus = await import('tus-js-client');
  let settle: { resolve: (id: string) => void; reject: (error: ApiError) => void } | null = null;
  const upload: Upload = new tus.Upload(blob, {
    endpoint: '/api/files',
    metadata: { filename: name, cluster },
    chunkSize: PIECE_BYTES,
    retryDelays: RETRY_MS,
    // Where it is, is kept with the bytes, in this page: a device's name for a file changes with every choice.
    storeFingerprintForResuming: false,
    onProgress,
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
