import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import type { EvidenceItem } from '../../shared/evidence/facet.ts';
import { FILE_VARIANTS, type FileVariant, readFileAddress, typeOf } from '../../shared/evidence/file.ts';
import type { Context } from '../context.ts';
import { ensurePicture } from '../evidence/pictures.ts';
import { findEvidence, mayHaveOriginal } from '../evidence/read.ts';
import { madeName, originalName } from '../files/store.ts';
import { dispositionOf as nameFor } from './attachment.ts';
import type { ContextOf } from './request.ts';

const isVariant = (text: string): text is FileVariant => (FILE_VARIANTS as readonly string[]).includes(text);

/**
 * GET /api/files/HN-058.<id>/(thumb|view|original): evidence, to those whom the cluster's internal facts are shown. The
 * right is asked for at every request; to everybody else there is nothing here.
 */
export function fileRoutes(contextOf: ContextOf): Router {
  const routes = Router();
  routes.get('/api/files/:address/:variant', async (req, res) => {
    const ctx = await contextOf(req);
    const { item, variant } = await wanted(ctx, req);
    const tag = `"${item.sha256}-${variant}"`;
    res.set(headersOf(tag, dispositionOf(item, variant)));
    if (req.headers['if-none-match'] === tag) {
      res.status(304).end();
      return;
    }
    await send(ctx, { item, variant }, res);
  });
  return routes;
}

interface Wanted {
  item: EvidenceItem;
  variant: FileVariant;
}

async function wanted(ctx: Context, req: Request): Promise<Wanted> {
  const address = readFileAddress(String(req.params['address']));
  const variant = String(req.params['variant']);
  if (!address || !isVariant(variant)) throw new AppError('NOT_FOUND');
  const found = await findEvidence(ctx, address);
  if (!found) throw new AppError('NOT_FOUND');
  const { item, subject } = found;
  const isThere = variant === 'original' ? mayHaveOriginal(ctx, subject, item) : item.kind === 'photo';
  if (!isThere) throw new AppError('NOT_FOUND');
  return { item, variant };
}

/** Pictures of ours are shown in the page; what people have sent is saved, and opened elsewhere. */
function dispositionOf({ name }: EvidenceItem, variant: FileVariant): string {
  const how = variant === 'original' ? 'attachment' : 'inline';
  const shown = variant === 'original' ? name : name.replace(/\.[^.]+$/, '.webp');
  return nameFor(how, shown);
}

async function send(ctx: Context, { item, variant }: Wanted, res: Response): Promise<void> {
  const { sha256, format } = item;
  if (variant !== 'original' && !(await ensurePicture(ctx.files, sha256, variant)))
    throw new AppError('NOT_FOUND');
  const isOriginal = variant === 'original';
  await sendStored(ctx, res, {
    name: isOriginal ? originalName(sha256) : madeName(sha256, variant),
    type: isOriginal ? typeOf(format).mime : 'image/webp',
  });
}

/** What goes with every file, whatever it is: `tag` tells its bytes from others. */
export const headersOf = (tag: string, disposition: string): Record<string, string> => ({
  ETag: tag,
  // The browser may keep it, and asks each time whether it still may have it.
  'Cache-Control': 'private, no-cache',
  Vary: 'Cookie',
  // Whole or not at all: nothing that is kept is so large that parts of it would be asked for.
  'Accept-Ranges': 'none',
  // Whatever it is, it acts in no page of ours.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Content-Disposition': disposition,
});

export async function sendStored(
  { files }: Context,
  res: Response,
  { name, type }: { name: string; type: string },
): Promise<void> {
  const stored = await files.store.open(name);
  if (!stored) throw new AppError('NOT_FOUND');
  res.set({ 'Content-Type': type, 'Content-Length': String(stored.bytes) });
  if (res.req.method === 'HEAD') {
    stored.stream.destroy();
    res.end();
    return;
  }
  await pipeline(stored.stream, res).catch(unlessCut);
}

/** Whoever asked has gone away. */
function unlessCut(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
