import express, { type Request, type Response, Router } from 'express';
import { invalid } from '../../shared/errors.ts';
import { readingSchema } from '../../shared/imports/asked.ts';
import { RIGHT_OF } from '../../shared/imports/rights.ts';
import { can } from '../../shared/roles.ts';
import type { Context } from '../context.ts';
import { checked, standingNow } from '../imports/check.ts';
import { sha256Of } from '../imports/desk.ts';
import { lookAt } from '../imports/look.ts';
import { markedFile } from '../imports/marked.ts';
import { MOST_BYTES } from '../tables/limits.ts';
import { assertMay } from '../trpc.ts';
import { dispositionOf } from './attachment.ts';
import { bytesUpTo, goneSignal } from './body.ts';
import type { ContextOf } from './request.ts';

const bodyOf = bytesUpTo(MOST_BYTES);
const LONGEST_NAME = 200;

/**
 * POST /api/import/open: the bytes of a table, its name in x-file-name; answers what it looks like. It is kept in memory for
 * the person who sent it, until it is entered or half an hour has passed.
 * POST /api/import/marked: { reading } as in imports.check; answers the same file with a column of what is wrong.
 */
export function importRoutes(contextOf: ContextOf): Router {
  const routes = Router();
  routes.post('/api/import/open', async (req, res) => {
    const ctx = await contextOf(req);
    // Whoever may not is told so before anything of the file is read.
    assertMay(can(ctx.actor, 'import.use'));
    const bytes = await bodyOf(req, res);
    const told = await ctx.imports.open(bytes, goneSignal(res));
    if (!told.ok) {
      res.json({ ok: false, failure: told.failure });
      return;
    }
    const file = {
      person: ctx.actor.id ?? '',
      sha256: sha256Of(bytes),
      name: nameIn(req),
      bytes,
      book: told.book,
    };
    ctx.imports.keep(file);
    const { format, notes } = told.book;
    const sheets = await lookAt(ctx, { ...file, at: 0 });
    res.json({ ok: true, sha256: file.sha256, name: file.name, format, notes, sheets });
  });
  routes.post('/api/import/marked', express.json({ limit: '2mb' }), async (req, res) => {
    const ctx = await contextOf(req);
    assertMay(can(ctx.actor, 'import.use'));
    await sendMarked(ctx, req, res);
  });
  return routes;
}

async function sendMarked(ctx: Context, req: Request, res: Response): Promise<void> {
  const reading = readingSchema.safeParse((req.body as { reading?: unknown } | undefined)?.reading);
  if (!reading.success) throw invalid('reading', 'malformed');
  assertMay(can(ctx.actor, RIGHT_OF[reading.data.kind]));
  const found = await checked(ctx, reading.data, await standingNow(ctx));
  const { bytes, name, type } = await markedFile(found, reading.data, goneSignal(res));
  res.set({
    'Content-Type': type,
    'Content-Disposition': dispositionOf('attachment', name),
    'Cache-Control': 'no-store',
  });
  res.send(Buffer.from(bytes));
}

/** What a file is called: to be shown, and to stand in the log. */
function nameIn(req: Request): string {
  const given = req.get('x-file-name') ?? '';
  let name: string;
  try {
    name = decodeURIComponent(given);
  } catch {
    name = given;
  }
  const bare =
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}<>\u202a-\u202e\u2066-\u2069]/gu, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return [...bare].slice(0, LONGEST_NAME).join('').trim() || 'tệp không tên';
}
