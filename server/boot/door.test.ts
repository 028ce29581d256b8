import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openDoor } from './door.ts';

const HEAD = 'POST /api/auth/sign-in/username HTTP/1.1\r\nHost: here\r\nContent-Length: 40\r\n';

test.each([
  ['headers never end', HEAD, { headersMs: 60, requestMs: 60_000 }],
  ['body never comes', `${HEAD}\r\n{"username":`, { headersMs: 60, requestMs: 120 }],
])('regression: a request whose %s held its connection for minutes', async (_what, sent, patience) => {
  const door = await openDoor(0, '127.0.0.1', { ...patience, lookMs: 20 });
  door.serve((req, res) => void req.on('end', () => res.end()).resume());
  const socket = connect(door.port, '127.0.0.1');
  socket.write(sent);
  const answer = text(socket);
  const [error] = await Promise.all([once(socket, 'close'), answer]);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(error).toEqual([false]);
  await door.close(0);
});
