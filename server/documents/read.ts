import { buffer } from 'node:stream/consumers';
import { AppError } from '../../shared/errors.ts';
import type { FileFormat } from '../../shared/evidence/file.ts';
import type { Reading } from '../../shared/reading/reading.ts';
import { can } from '../../shared/roles.ts';
import { findSubject } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { findEvidence } from '../evidence/read.ts';
import { originalName } from '../files/store.ts';
import type { Look } from '../reading/child.ts';

/** A file that is on file for a cluster. */
export interface Wanted {
  code: string;
  file: string;
}

const READABLE: readonly FileFormat[] = ['pdf', 'jpeg', 'png', 'webp'];

/** For whoever is shown the cluster's internal facts, as the file itself. Null: no such file, or none that is read. */
async function bytesOf(ctx: Context, { code, file }: Wanted): Promise<Uint8Array | null> {
  const subject = await findSubject(ctx.db, ctx.provinceId, code, ctx.clock.today());
  if (!subject) throw new AppError('NOT_FOUND');
  if (!can(ctx.actor, 'cluster.readInternal', subject).yes) throw new AppError('FORBIDDEN');
  const found = await findEvidence(ctx, { code, id: file });
  if (!found || !READABLE.includes(found.item.format)) return null;
  const stored = await ctx.files.store.open(originalName(found.item.sha256));
  return stored && buffer(stored.stream);
}

/** What a document proposes. Nothing of it is recorded: a person looks, corrects and reports. */
export async function readDocument(ctx: Context, wanted: Wanted, signal: AbortSignal): Promise<Reading> {
  const bytes = await bytesOf(ctx, wanted);
  return bytes ? ctx.reader.read(bytes, signal) : { ok: false, failure: 'unreadable' };
}

/** A page as it looks, as the address of a picture; null where there is none. */
export async function drawPage(
  ctx: Context,
  { page, turn, ...wanted }: Wanted & Look,
  signal: AbortSignal,
): Promise<string | null> {
  const bytes = await bytesOf(ctx, wanted);
  const picture = bytes && (await ctx.reader.draw(bytes, { page, turn }, signal));
  return picture && `data:image/webp;base64,${Buffer.from(picture).toString('base64')}`;
}
