import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { isoInstant } from '../../shared/day.ts';
import { AppError, type ErrorCode, type FieldIssue } from '../../shared/errors.ts';
import type { Arrived } from '../../shared/evidence/command.ts';
import type { FoundFile } from '../../shared/evidence/facet.ts';
import type { Context, Services } from '../context.ts';
import { upload } from '../db/schema.ts';
import { MEGABYTE } from '../files/files.ts';
import { originalName, pieceName } from '../files/store.ts';
import { inspect } from './inspect.ts';

/** Files on their way: each belongs to the person who sends it, and is thrown away a day after it was begun. */
export type Upload = typeof upload.$inferSelect;

/** More pieces than any line cuts a file into; fewer than what fills a folder. */
const PIECES = 600;

export const refuseFile = (issue: FieldIssue, detail?: string, code: ErrorCode = 'INVALID'): AppError =>
  new AppError(code, { fields: [{ field: 'file', issue, ...(detail === undefined ? {} : { detail }) }] });

type Fresh = Pick<Upload, 'stream' | 'name' | 'bytes'>;

export async function beginUpload(ctx: Context, person: string, fresh: Fresh): Promise<Upload> {
  const { limits } = ctx.files;
  if (fresh.bytes === 0) throw refuseFile('required');
  if (fresh.bytes > limits.bytes)
    throw refuseFile('file_too_large', `${limits.bytes / MEGABYTE} MB`, 'TOO_LARGE');
  const row: Upload = {
    provinceId: ctx.provinceId,
    id: uuidv7(),
    person,
    ...fresh,
    received: 0,
    pieces: [],
    found: null,
    expiresAt: isoInstant(ctx.clock.now() + limits.keptMs),
  };
  await ctx.db.insert(upload).values(row);
  // Counted with it: of several that are begun at once at most as many stay as are allowed.
  const [pending] = await ctx.db
    .select({ n: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(${upload.bytes}), 0)::float8` })
    .from(upload)
    .where(
      and(
        eq(upload.provinceId, ctx.provinceId),
        eq(upload.person, person),
        gt(upload.expiresAt, isoInstant(ctx.clock.now())),
      ),
    );
  if (pending && (pending.n > limits.pending || pending.bytes > limits.pendingBytes)) {
    await dropUpload(ctx, row);
    throw refuseFile('file_quota', undefined, 'TOO_MANY');
  }
  return row;
}

/** One's own upload, while it is kept; null for everybody else's. */
export async function findUpload(ctx: Context, id: string): Promise<Upload | null> {
  if (ctx.actor.id === null) return null;
  const [found] = await ctx.db
    .select()
    .from(upload)
    .where(
      and(
        eq(upload.provinceId, ctx.provinceId),
        eq(upload.id, id),
        eq(upload.person, ctx.actor.id),
        gt(upload.expiresAt, isoInstant(ctx.clock.now())),
      ),
    );
  return found ?? null;
}

/**
 * The next piece, from where the sender believes it begins. Of a line that breaks what has arrived is kept. Of two that
 * send the same piece, here or at another process, the first is kept, and the other is told where to go on.
 */
export async function addPiece(ctx: Context, row: Upload, offset: number, body: Readable): Promise<Upload> {
  if (offset !== row.received) throw new AppError('CONFLICT');
  if (row.pieces.length >= PIECES) {
    await dropUpload(ctx, row);
    throw refuseFile('file_quota', undefined, 'TOO_MANY');
  }
  return ctx.files.withTemporary(async (path) => {
    const bytes = await receive(body, path, row.bytes - offset);
    if (bytes === 0) return row;
    const name = pieceName(row.id, randomUUID());
    await ctx.files.store.put(name, path);
    const [added] = await ctx.db
      .update(upload)
      .set({ received: offset + bytes, pieces: [...row.pieces, { name, bytes }] })
      .where(and(keyOf(row), eq(upload.received, offset)))
      .returning();
    if (added) return added;
    await ctx.files.store.remove(name);
    throw new AppError('CONFLICT');
  });
}

/** How many bytes are in the file now: all that came, of a body that was cut too. More than was announced is refused. */
async function receive(body: Readable, path: string, most: number): Promise<number> {
  let bytes = 0;
  const within = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > most) throw refuseFile('file_too_large', undefined, 'TOO_LARGE');
      yield chunk;
    }
  };
  try {
    await pipeline(body, within, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof AppError || !isCut(error)) throw error;
  }
  return (await stat(path).catch(() => null))?.size ?? 0;
}

const CUT = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED', 'EPIPE']);
const isCut = (error: unknown): boolean => CUT.has(String((error as NodeJS.ErrnoException).code));

/**
 * All of it is there: what is it? Asked again where an answer was lost or a process died over it, with the same answer.
 * What is refused is thrown away at once.
 */
export async function finishUpload(ctx: Context, row: Upload): Promise<FoundFile> {
  if (row.found) return row.found;
  const found = await ctx.files.heavy(() =>
    ctx.files.withTemporary(async (path) => {
      if (!(await assemble(ctx, row, path))) return null;
      return inspect(path, row.name);
    }),
  );
  if (found === null || !('file' in found)) {
    await dropUpload(ctx, row);
    throw found ? refuseFile(found.issue, found.detail) : refuseFile('file_changed');
  }
  await ctx.db.update(upload).set({ found: found.file }).where(keyOf(row));
  return found.file;
}

/** One's own upload for a stream, once it is known what it is; null: not all of it is there, or it is another's. */
export async function arrivedUpload(
  ctx: Context,
  id: string,
  stream: string,
): Promise<(Arrived & { row: Upload }) | null> {
  const row = await findUpload(ctx, id);
  if (row === null || row.stream !== stream || row.received !== row.bytes) return null;
  return { row, name: row.name, file: await finishUpload(ctx, row) };
}

/** The bytes of an upload under the name that is their hash, for good. */
export async function keepOriginal(ctx: Context, row: Upload, sha256: string): Promise<void> {
  const name = originalName(sha256);
  if (await ctx.files.store.has(name)) return;
  await ctx.files.withTemporary(async (path) => {
    if (!(await assemble(ctx, row, path))) throw new Error('the pieces of an upload are gone');
    await ctx.files.store.put(name, path);
  });
}

/** The pieces one after the other, into a file of this machine; false where they are not what was announced. */
async function assemble(ctx: Context, row: Upload, path: string): Promise<boolean> {
  const names = row.pieces.map(({ name }) => name);
  if (!(await ctx.files.fetch(names, path))) return false;
  return (await stat(path)).size === row.bytes;
}

const keyOf = ({ provinceId, id }: Pick<Upload, 'provinceId' | 'id'>) =>
  and(eq(upload.provinceId, provinceId), eq(upload.id, id));

/** First the bytes, then the row: what is left by a crash in between is found again. */
export async function dropUpload({ db, files }: Pick<Services, 'db' | 'files'>, row: Upload): Promise<void> {
  for (const { name } of row.pieces) await files.store.remove(name);
  await db.delete(upload).where(keyOf(row));
}

/** Throw away what is past its time, whosever it is. How many there were. */
export async function sweepUploads(
  services: Pick<Services, 'db' | 'files' | 'clock' | 'provinceId'>,
): Promise<number> {
  const expired = await services.db
    .select()
    .from(upload)
    .where(
      and(
        eq(upload.provinceId, services.provinceId),
        lte(upload.expiresAt, isoInstant(services.clock.now())),
      ),
    );
  for (const row of expired) await dropUpload(services, row);
  return expired.length;
}
