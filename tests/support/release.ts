import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Release {
  url: string;
  /** The program's first file, by the names that the release before and the present one give it. */
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
  const entries = { old, new: old };
  const name = (entry: string) => entry.slice(entry.lastIndexOf('/') + 1);
  let changes = 0;
  const renewed = (text: string) =>
    text.replaceAll(name(old), name(entries.new)).replace(/id:`\w{12}`/, `id:\`next${changes}\``);
  const pass = (req: IncomingMessage, res: ServerResponse) => {
    const path = req.url ?? '/';
    if (changes > 0 && path === entries.old) {
      res.writeHead(404).end();
      return;
    }
    const from = changes > 0 ? path.replace(entries.new, old) : path;
    // What a browser has of the one release is no answer of the other's.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...told } = req.headers;
    const headers = { ...told, 'accept-encoding': 'identity' };
    const call = request(`${upstream}${from}`, { method: req.method, headers }, (answer) => {
      const { 'content-length': _length, ...kept } = answer.headers;
      res.writeHead(answer.statusCode ?? 502, kept);
      if (changes === 0 || !asText.test(answer.headers['content-type'] ?? '')) {
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
      changes += 1;
      entries.old = entries.new;
      entries.new = old.replace(/-[\w-]+\.js$/, `-next${changes}.js`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
