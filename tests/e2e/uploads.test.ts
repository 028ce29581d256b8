import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { fileUrl } from '../../shared/evidence/file.ts';
import { type DataFolder, filledFolder, type ServerProcess, startServer } from '../support/process.ts';
import { addCommand, hashOf, photo } from '../support/uploads.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = filledFolder(inject('filledFolder'));
});
afterEach(() => folder.remove());

const TUS = { 'Tus-Resumable': '1.0.0' };
const b64 = (text: string) => Buffer.from(text).toString('base64');

async function signIn({ url }: ServerProcess): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'quanly', password: DEMO_PASSWORD }),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return cookies.join('; ');
}

const send = (url: string, cookie: string, { offset, body }: { offset: number; body: BodyInit }) =>
  fetch(url, {
    method: 'PATCH',
    headers: {
      ...TUS,
      cookie,
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
    },
    body,
    // What a body that comes piece by piece needs, and the types of the browser do not know.
    duplex: 'half',
  } as RequestInit);

/** A body of which the first part arrives, and then no more. */
function stuck(first: Uint8Array): ReadableStream {
  return new ReadableStream({ start: (stream) => stream.enqueue(first) });
}

test('kill -9 in the middle of an upload: it goes on after what was acknowledged, and ends as the same file', async () => {
  const bytes = await photo({ width: 1200, height: 900 });
  const third = Math.floor(bytes.length / 3);
  const before = await startServer(folder.path);
  const first = await signIn(before);
  const begun = await fetch(`${before.url}/api/files`, {
    method: 'POST',
    headers: {
      ...TUS,
      cookie: first,
      'Upload-Length': String(bytes.length),
      'Upload-Metadata': `filename ${b64('anh.jpg')},cluster ${b64('HN-058')}`,
    },
  });
  const at = begun.headers.get('location') ?? '';
  const acknowledged = await send(`${before.url}${at}`, first, {
    offset: 0,
    body: new Uint8Array(bytes.subarray(0, third)),
  });
  expect(acknowledged.headers.get('upload-offset')).toBe(String(third));
  const cut = send(`${before.url}${at}`, first, {
    offset: third,
    body: stuck(new Uint8Array(bytes.subarray(third, 2 * third))),
  });
  cut.catch(() => null);
  // As long as it takes for another request to be answered, and the piece is on its way.
  await fetch(`${before.url}${at}`, { method: 'HEAD', headers: { ...TUS, cookie: first } });
  await before.kill();
  await expect(cut).rejects.toThrow();

  const after = await startServer(folder.path);
  try {
    const cookie = await signIn(after);
    const asked = await fetch(`${after.url}${at}`, { method: 'HEAD', headers: { ...TUS, cookie } });
    const offset = Number(asked.headers.get('upload-offset'));
    expect(offset).toBe(third);
    const last = await send(`${after.url}${at}`, cookie, {
      offset,
      body: new Uint8Array(bytes.subarray(offset)),
    });
    expect([last.status, last.headers.get('upload-sha256')]).toEqual([204, hashOf(bytes)]);
    const command = addCommand(at, bytes);
    const recorded = await fetch(`${after.url}/api/trpc/evidence.add`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(command),
    });
    expect(recorded.status, await recorded.clone().text()).toBe(200);
    const served = await fetch(`${after.url}${fileUrl('HN-058', command.key, 'original')}`, {
      headers: { cookie },
    });
    expect(hashOf(Buffer.from(await served.arrayBuffer()))).toBe(hashOf(bytes));
  } finally {
    await after.stop();
  }
});
