import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFiles, limitsFor } from './files.ts';
import { type S3Settings, s3Store } from './s3.ts';
import { sha256Hex, signed } from './s3-signature.ts';
import type { FileStore } from './store.ts';

/** The keys, the day and the answers that the protocol's own documentation gives as examples. */
const EXAMPLE = {
  region: 'us-east-1',
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const NOW = '20130524T000000Z';

test('a request is signed as the protocol says', () => {
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
  const request = { method: 'GET', url, headers: { range: 'bytes=0-9' }, bodyHash: sha256Hex('') };
  expect(signed(request, EXAMPLE, NOW)['authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

/** A store that keeps objects in memory, and refuses what is not signed by EXAMPLE or is not what was signed. */
function fakeStore() {
  const objects = new Map<string, Buffer>();
  const state = { failing: false };
  const server: Server = createServer((req, res) => {
    void buffer(req).then((body) => {
      const url = new URL(req.url ?? '/', `http://${req.headers.host}`);
      const bodyHash = sha256Hex(body);
      const expected = signed({ method: req.method ?? '', url, bodyHash }, EXAMPLE, NOW);
      const name = url.pathname;
      const found = objects.get(name);
      if (state.failing) return res.writeHead(503).end();
      if (req.headers.authorization !== expected['authorization']) return res.writeHead(403).end();
      if (req.method === 'PUT') objects.set(name, body);
      if (req.method === 'DELETE') objects.delete(name);
      if (req.method === 'PUT' || req.method === 'DELETE') return res.writeHead(204).end();
      if (!found) return res.writeHead(404).end('<Error/>');
      return res.writeHead(200, { 'content-length': found.length }).end(req.method === 'HEAD' ? '' : found);
    });
  });
  return { objects, state, server };
}

describe.each(['disk', 's3'] as const)('the store: %s', (kind) => {
  const fake = fakeStore();
  const held: { folder?: string; store?: FileStore } = {};
  const store = (): FileStore => {
    if (!held.store) throw new Error('the store is there only while tests run');
    return held.store;
  };
  const at = (name: string) => join(held.folder ?? '', name);
  beforeAll(async () => {
    held.folder = await mkdtemp(join(tmpdir(), 'ccn-store-'));
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}`;
    const settings: S3Settings = { ...EXAMPLE, endpoint, bucket: 'ccn' };
    held.store =
      kind === 's3'
        ? s3Store(settings, () => NOW)
        : createFiles({ folder: at('files'), limits: limitsFor(25) }).store;
  });
  afterAll(async () => {
    fake.server.close();
    if (held.folder) await rm(held.folder, { recursive: true });
  });
  const put = async (name: string, content: string) => {
    await writeFile(at('mine'), content);
    await store().put(name, at('mine'));
  };

  test('gives back what was put, has it, and has it no more', async () => {
    const name = 'originals/aa/aabb';
    expect([await store().has(name), await store().open(name)]).toEqual([false, null]);
    await put(name, 'nghiệm thu');
    expect(await store().has(name)).toBe(true);
    const found = await store().open(name);
    expect(found?.bytes).toBe(Buffer.byteLength('nghiệm thu'));
    expect(found && (await buffer(found.stream)).toString()).toBe('nghiệm thu');
    await store().remove(name);
    await store().remove(name);
    expect(await store().has(name)).toBe(false);
  });

  test('keeps two files apart, and one that is put twice once', async () => {
    await put('uploads/u/1', 'one');
    await put('uploads/u/2', 'two');
    await put('uploads/u/2', 'two');
    const files = createFiles({ folder: at('work'), limits: limitsFor(25), store: store() });
    const whole = await files.withTemporary(async (path) => {
      expect(await files.fetch(['uploads/u/1', 'uploads/u/2'], path)).toBe(true);
      return readFile(path, 'utf8');
    });
    expect(whole).toBe('onetwo');
    expect(await files.withTemporary((path) => files.fetch(['uploads/u/1', 'uploads/u/3'], path))).toBe(
      false,
    );
  });
});

describe('a store that speaks S3', () => {
  const fake = fakeStore();
  const settings = (more: Partial<S3Settings> = {}): S3Settings => {
    const { port } = fake.server.address() as AddressInfo;
    return { ...EXAMPLE, endpoint: `http://127.0.0.1:${port}`, bucket: 'ccn', ...more };
  };
  beforeAll(() => new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => fake.server.close());

  test('that fails is said to fail, which is not taken for absence', async () => {
    fake.state.failing = true;
    const store = s3Store(settings(), () => NOW);
    await expect(store.has('uploads/u/1')).rejects.toThrow('answered HEAD with 503');
    await expect(store.open('uploads/u/1')).rejects.toThrow('answered GET with 503');
    await expect(store.remove('uploads/u/1')).rejects.toThrow('answered DELETE with 503');
    fake.state.failing = false;
    expect(await store.has('uploads/u/1')).toBe(false);
  });

  test('is not spoken to with other keys', async () => {
    const store = s3Store(settings({ secretKey: 'other' }), () => NOW);
    await expect(store.has('uploads/u/1')).rejects.toThrow('403');
  });
});
