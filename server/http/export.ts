import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { isDay } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import { LANGS } from '../../shared/i18n/format.ts';
import { can } from '../../shared/roles.ts';
import { csvLines } from '../../shared/tables/csv.ts';
import type { Table } from '../../shared/tables/table.ts';
import type { Context } from '../context.ts';
import { agencyTable } from '../exports/agencies.ts';
import type { Asked } from '../exports/asked.ts';
import { assignmentTable } from '../exports/assignments.ts';
import { auditTable } from '../exports/audit.ts';
import { changeTable } from '../exports/changes.ts';
import { clusterTable } from '../exports/clusters.ts';
import { delayTable } from '../exports/delays.ts';
import { paperTable } from '../exports/papers.ts';
import { peopleTable } from '../exports/people.ts';
import { procedureTable } from '../exports/procedure.ts';
import { registerTable } from '../exports/register.ts';
import { reportTable } from '../exports/reports.ts';
import { targetTable } from '../exports/targets.ts';
import { turnsOf } from '../reading/turns.ts';
import { workbookBytes } from '../tables/workbook-write.ts';
import { assertMay } from '../trpc.ts';
import { dispositionOf } from './attachment.ts';
import type { ContextOf } from './request.ts';

/** Each says itself who may have it; without a right of its own it is what is published. */
const LISTS: Record<string, (ctx: Context, asked: Asked) => Promise<Table>> = {
  clusters: clusterTable,
  delays: delayTable,
  register: registerTable,
  reports: reportTable,
  targets: targetTable,
  procedure: procedureTable,
  people: peopleTable,
  assignments: assignmentTable,
  papers: paperTable,
  agencies: agencyTable,
  changes: changeTable,
  audit: auditTable,
};

const FORMATS = {
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: (table: Table) => workbookBytes(table),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    bytes: (table: Table, { lang }: Asked) => pieces(csvLines(table, lang)),
  },
} as const;

/** Making one takes a core for a moment: whoever comes third waits, and so many with them. */
const AT_ONCE = 2;
const MOST_WAITING = 20;
/** Ten thousand lines are a megabyte: who has not taken them by then keeps others waiting. */
const LONGEST_MS = 60_000;

/**
 * GET /api/export/<list>.<xlsx|csv>?…: a list exactly as it is shown under the same parameters, at the same day, to the
 * same person. Written while it is sent.
 */
export function exportRoutes(contextOf: ContextOf): Router {
  const routes = Router();
  const turns = turnsOf(AT_ONCE, MOST_WAITING);
  routes.get('/api/export/:file', async (req, res) => {
    const ctx = await contextOf(req);
    assertMay(can(ctx.actor, 'published.read'));
    const [name = '', format = ''] = req.params.file.split('.');
    const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
    if (!list || !isFormat(format)) throw new AppError('NOT_FOUND');
    const asked = askedIn(req, ctx);
    const gone = goneSignal(res);
    const done = await turns(gone).catch((error: unknown) => {
      if (gone.aborted) return null;
      throw error;
    });
    if (!done) return;
    try {
      const table = await list(ctx, asked);
      res.set({
        'Content-Type': FORMATS[format].type,
        'Content-Disposition': dispositionOf('attachment', fileName(table, asked, format)),
        'Cache-Control': 'no-store',
        Vary: 'Cookie',
      });
      await sentWithin(LONGEST_MS, Readable.from(FORMATS[format].bytes(table, asked)), res);
    } finally {
      done();
    }
  });
  return routes;
}

type Format = keyof typeof FORMATS;
const isFormat = (text: string): text is Format => Object.hasOwn(FORMATS, text);

function askedIn(req: Request, ctx: Context): Asked {
  const params = new URL(req.originalUrl, 'http://here.invalid').searchParams;
  const asOf = params.get('asOf') ?? ctx.clock.today();
  if (!isDay(asOf)) throw invalid('asOf', 'date_impossible');
  const lang = LANGS.find((known) => known === params.get('lang')) ?? 'vi';
  return { params, asOf, lang };
}

/** As offices here name their files: the day first. */
const fileName = ({ title }: Table, { asOf }: Asked, format: Format): string =>
  `${asOf.replaceAll('-', '.')}. ${title.replace(/[\\/:*?"<>|]/g, '-')}.${format}`;

function goneSignal(res: Response): AbortSignal {
  const control = new AbortController();
  res.once('close', () => control.abort());
  return control.signal;
}

const PIECE = 64 * 1024;

/** Lines in pieces of some size, each of its own turn: others are answered in between. */
async function* pieces(lines: Iterable<string>): AsyncGenerator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield piece;
}

/** Whoever asked may go away; who takes it too slowly is cut off, for those who wait for a turn. */
export async function sentWithin(longestMs: number, from: Readable, to: Writable): Promise<void> {
  const late = AbortSignal.timeout(longestMs);
  try {
    await pipeline(from, to, { signal: late });
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!isCut && !late.aborted) throw error;
  }
}
