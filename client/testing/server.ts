import type { inferRouterOutputs } from '@trpc/server';
import { vi } from 'vitest';
import type { AppRouter } from '../../server/router.ts';
import { AppError } from '../../shared/errors.ts';
import { sessionOf, TODAY } from './samples.ts';

export type Outputs = inferRouterOutputs<AppRouter>;
type Path = { [R in keyof Outputs]: `${R}.${keyof Outputs[R] & string}` }[keyof Outputs];
type OutputAt<P> = P extends `${infer R extends keyof Outputs}.${infer N}`
  ? N extends keyof Outputs[R]
    ? Outputs[R][N]
    : never
  : never;

/** What each procedure answers; a function may throw an AppError, as the server's would. */
type Answers = { [P in Path]?: (input: never) => OutputAt<P> | Promise<OutputAt<P>> };

export interface Call {
  path: string;
  input: unknown;
}

export interface Server {
  /** Every procedure called, in order. */
  calls: Call[];
  callsOf(path: Path): Call[];
  /** Requests outside tRPC. */
  requests: { url: string; method: string }[];
  /** Nothing is reached any more, or again. */
  away: boolean;
  answers: Answers;
}

/** What is asked for around whatever a test is about. */
const USUAL: Answers = {
  'session.current': () => sessionOf(),
  'evidence.list': () => ({ items: [], site: null, most: 25 * 1024 * 1024, can: { write: false } }),
  'reports.of': () => ({ rhythm: null, open: [], last: null, since: [], told: [] }),
  'devices.waiting': () => [],
  'work.count': () => ({ returned: 0, overdue: 0, waiting: 0, asked: 0, requests: 0, missed: 0, pauses: 0 }),
  'reminders.count': () => 0,
  'procedure.list': () => ({ asOf: TODAY, judgedOn: TODAY, lines: [], spreads: [] }),
  'papers.withBytes': () => ({ paper: null }),
  'papers.offered': () => ({ same: [], found: [] }),
  'milestones.usual': () => ({ causes: [], issuers: [] }),
};

const surprises: string[] = [];
export const takeSurprises = (): string[] => surprises.splice(0);

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** A server for one test, whose visitor is not signed in unless `answers` says so: it speaks tRPC and the few doors beside it over a stubbed fetch. */
export function serve(answers: Answers, door?: (url: URL) => Response | undefined): Server {
  const calls: Call[] = [];
  const server: Server = {
    calls,
    callsOf: (path) => calls.filter((call) => call.path === path),
    requests: [],
    away: false,
    answers: { ...USUAL, ...answers },
  };
  vi.stubGlobal('fetch', async (target: string, init: RequestInit = {}) => {
    if (server.away) throw new TypeError('Failed to fetch');
    const url = new URL(target, window.location.origin);
    const procedures = /^\/api\/trpc\/(.+)$/.exec(url.pathname)?.[1]?.split(',');
    if (procedures && url.searchParams.has('batch'))
      return json(await Promise.all(procedures.map(answerTo(server, inputsOf(url, init)))));
    // Alone in its request: what a device had kept.
    if (procedures) return json(await answerTo(server, [inputsOf(url, init)])(procedures[0] ?? '', 0));
    server.requests.push({ url: url.pathname, method: init.method ?? 'GET' });
    const answer = door?.(url);
    if (!answer) surprises.push(`${init.method ?? 'GET'} ${url.pathname}`);
    return answer ?? json({}, 404);
  });
  return server;
}

function inputsOf(url: URL, init: RequestInit): Record<number, unknown> {
  const text = typeof init.body === 'string' ? init.body : (url.searchParams.get('input') ?? '{}');
  return JSON.parse(text) as Record<number, unknown>;
}

const answerTo = (server: Server, inputs: Record<number, unknown>) => async (path: string, index: number) => {
  const input = inputs[index];
  server.calls.push({ path, input });
  const answer = (server.answers as Record<string, ((input: unknown) => unknown) | undefined>)[path];
  if (!answer) surprises.push(path);
  try {
    return { result: { data: await answer?.(input) } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: { code: -32_000, message: error.shape.code, data: { error: error.shape } } };
  }
};
