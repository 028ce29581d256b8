import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type S3Keys, sha256Hex, signed } from './s3-signature.ts';
import type { FileStore } from './store.ts';

export interface S3Settings extends S3Keys {
  /** https://s3.example.vn */
  endpoint: string;
  bucket: string;
}

/** For one request, the body included. */
const PATIENCE_MS = 60_000;

class StoreFailed extends Error {
  constructor(method: string, status: number) {
    super(`the file store answered ${method} with ${status}`);
    this.name = 'StoreFailed';
  }
}

/**
 * Files in a bucket, each in one request: none is larger than what one process may hold. The bucket is in the path, which
 * every store that speaks S3 understands. The request carries the real time: stores refuse another.
 */
export function s3Store({ endpoint, bucket, ...keys }: S3Settings, systemTime: () => string): FileStore {
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}/`;
  const ask = async (method: string, name: string, body?: Buffer<ArrayBuffer>): Promise<Response> => {
    const url = new URL(base + name);
    const bodyHash = sha256Hex(body ?? '');
    const headers = signed({ method, url, bodyHash }, keys, systemTime());
    const response = await fetch(url, {
      method,
      headers,
      ...(body ? { body } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new StoreFailed(method, response.status);
  };
  return {
    async put(name, path) {
      const response = await ask('PUT', name, await readFile(path));
      await response.body?.cancel();
      if (!response.ok) throw new StoreFailed('PUT', response.status);
    },
    async open(name) {
      const response = await ask('GET', name);
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        return null;
      }
      const stream = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
      return { bytes: Number(response.headers.get('content-length')), stream };
    },
    has: async (name) => (await ask('HEAD', name)).ok,
    async remove(name) {
      const response = await ask('DELETE', name);
      await response.body?.cancel();
    },
  };
}
