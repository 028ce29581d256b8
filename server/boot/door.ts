import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** The port: taken before the database is touched, and given up only when those inside have been served. */
export interface Door {
  port: number;
  /** From now on requests are answered by the program; before, that it is starting. */
  serve(app: RequestListener): void;
  /** Nobody comes in; event streams end; requests under way are answered, for as long as `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

const HEADERS_MS = 20_000;
/** For the whole of a request to arrive; a photograph over a slow line is the longest. */
const REQUEST_MS = 120_000;
/** For those who come over a connection that they hold already, to be told that it is their last. */
const LINGER_MS = 500;
/** Longer than a proxy keeps its own side open, so that it never sends into a closing one. */
const KEEP_ALIVE_MS = 65_000;

/** Before the program is ready; that it lives is true already, and a supervisor must not end it while it waits. */
const starting: RequestListener = (req, res) => {
  if (req.url === '/api/health') {
    res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    res.end(JSON.stringify({ ok: true }));
    return;
  }
  res.writeHead(503, { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '5' });
  res.end(JSON.stringify({ error: { code: 'UNAVAILABLE', fields: [] } }));
};

/** How long a request may be on its way, and how often that is looked at, in ms. */
const PATIENCE = { headersMs: HEADERS_MS, requestMs: REQUEST_MS, lookMs: 5_000 };

export async function openDoor(port: number, host: string, patience = PATIENCE): Promise<Door> {
  const server = createServer({
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: patience.lookMs,
  });
  const inside = new Set<ServerResponse>();
  const state = { answer: starting, closing: false };
  server.on('request', (req, res) => {
    inside.add(res);
    res.once('close', () => inside.delete(res));
    if (state.closing) res.setHeader('Connection', 'close');
    state.answer(req, res);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    serve: (app) => {
      state.answer = app;
    },
    close: async (patienceMs) => {
      state.closing = true;
      // Connections that a proxy keeps open are closed with their next answer, rather than under its next request.
      await sleep(LINGER_MS);
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const res of inside) {
        if (isStream(res)) res.destroy();
        else if (!res.headersSent) res.setHeader('Connection', 'close');
      }
      server.closeIdleConnections();
      const enough = setTimeout(() => server.closeAllConnections(), patienceMs);
      await closed;
      clearTimeout(enough);
    },
  };
}

const isStream = (res: ServerResponse): boolean =>
  String(res.getHeader('content-type')).startsWith('text/event-stream');
