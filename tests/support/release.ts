import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Release {
  url: string;
  /** The program's first file, by the names that the old and the new release give it. */
  entries: { old: string; new: string };
  /** From now on another release is served: its first file and its worker have changed, the old names are gone. */
  change(): void;
  close(): Promise<void>;
}

const asText = /text\/html|javascript/;

/** In front of a server: the same pages, of which a next release can be put in place. */
export async function releaseBefore(upstream: string): Promise<Release> {
  const page = await (await fetch(`${upstream}/shell`)).text();
  const old = /<script type="module"[^>]* src="(\/assets\/[^"]+)"/.exec(page)?.[1];
  if (!old) throw new Error('no program in the page');
  const entries = { old, new: old.replace(/-[\w-]+\.js$/, '-next0000.js') };
  const name = (entry: string) => entry.slice(entry.lastIndexOf('/') + 1);
  let changed = false;
  const renewed = (text: string) =>
    text.replaceAll(name(entries.old), name(entries.new)).replace(/id:`\w{12}`/, 'id:`next00000000`');
  const pass = (req: IncomingMessage, res: ServerResponse) => {
    const path = req.url ?? '/';
    if (changed && path === entries.old) {
      res.writeHead(404).end();
      return;
    }
    const from = changed ? path.replace(entries.new, entries.old) : path;
    // What a browser has of the one release is no answer of the other's.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...told } = req.headers;
    const headers = { ...told, 'accept-encoding': 'identity' };
    const call = request(`${upstream}${from}`, { method: req.method, headers }, (answer) => {
      const { 'content-length': _length, ...kept } = answer.headers;
      res.writeHead(answer.statusCode ?? 502, kept);
      if (!changed || !asText.test(answer.headers['content-type'] ?? '')) {
        answer.pipe(res);
        return;
      }
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => res.end(renewed(text)));
    });
    call.on('error', () => res.destroy());
    res.on('close', () => call.destroy());
    req.pipe(call);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    entries,
    change: () => {
      changed = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
