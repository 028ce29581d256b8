import { type Request, type Response, Router } from 'express';
import { httpInstant, isoInstant } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import { kindOf, type StreamId, streamOf } from '../../shared/log/stream.ts';
import { type Actor, can, type Verdict } from '../../shared/roles.ts';
import { findSubject } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import {
  addPiece,
  beginUpload,
  dropUpload,
  findUpload,
  finishUpload,
  type Upload,
} from '../evidence/uploads.ts';
import { assertMay } from '../trpc.ts';
import { isUuid } from './body.ts';
import type { ContextOf } from './request.ts';

const VERSION = '1.0.0';
const DOOR = '/api/files';
const BYTES = 'application/offset+octet-stream';
const LONGEST_NAME = 400;

/**
 * The tus protocol 1.0.0 (creation, termination, expiration), spoken to whoever may add evidence to the cluster that the
 * upload names, or file the document that it names. Our own, because the rules are ours: a session's person, our error codes, and pieces that two processes
 * can take without a lock (server/evidence/uploads.ts).
 */
export function uploadRoutes(contextOf: ContextOf): Router {
  const routes = Router();
  routes.use(DOOR, (req, res, next) => {
    if (req.method !== 'GET') res.set('Tus-Resumable', VERSION);
    next();
  });
  routes.options(DOOR, async (req, res) => {
    const ctx = await contextOf(req);
    res.set({
      'Tus-Version': VERSION,
      'Tus-Extension': 'creation,termination,expiration',
      'Tus-Max-Size': String(ctx.files.limits.bytes),
    });
    res.status(204).end();
  });
  routes.post(DOOR, async (req, res) => {
    const ctx = await contextOf(req);
    // Whoever may not is told so before anything of the request is read.
    assertMay(mayUpload(ctx.actor));
    const { cluster = '', document, filename = '' } = metadataOf(req);
    const row = await beginUpload(ctx, ctx.actor.id ?? '', {
      stream: document === undefined ? await ofCluster(ctx, cluster) : ofDocument(ctx, document),
      // What no database keeps; the rest is cleaned when it is known what the file is (shared/evidence/file.ts).
      name: [...filename.replace(/[\p{Cc}\p{Cs}]/gu, '')].slice(0, LONGEST_NAME).join(''),
      bytes: numberIn(req, 'upload-length'),
    });
    res.set({ Location: `${DOOR}/uploads/${row.id}`, ...stateOf(row) });
    res.status(201).end();
  });
  routes.head(`${DOOR}/uploads/:id`, async (req, res) => {
    const { ctx, row } = await ownUpload(contextOf, req);
    res.set({ ...stateOf(row), 'Upload-Length': String(row.bytes) });
    await tellIfFinished(ctx, row, res);
    res.status(200).end();
  });
  routes.patch(`${DOOR}/uploads/:id`, async (req, res) => {
    const { ctx, row } = await ownUpload(contextOf, req);
    if (req.headers['content-type'] !== BYTES) throw new AppError('INVALID');
    const after = await addPiece(ctx, row, numberIn(req, 'upload-offset'), req);
    res.set(stateOf(after));
    await tellIfFinished(ctx, after, res);
    res.status(204).end();
  });
  routes.delete(`${DOOR}/uploads/:id`, async (req, res) => {
    const { ctx, row } = await ownUpload(contextOf, req);
    await dropUpload(ctx, row);
    res.status(204).end();
  });
  return routes;
}

/** Whoever sends files at all: evidence of a cluster, or documents on file. */
function mayUpload(actor: Actor): Verdict {
  const evidence = can(actor, 'evidence.write');
  return evidence.yes ? evidence : can(actor, 'paper.file');
}

/** Of what the bytes are to become a document on file. */
function ofDocument({ actor }: Context, id: string): StreamId {
  assertMay(can(actor, 'paper.file'));
  if (!isUuid(id)) throw invalid('document', 'malformed');
  return streamOf('document', id);
}

async function ofCluster(ctx: Context, code: string): Promise<StreamId> {
  assertMay(can(ctx.actor, 'evidence.write'));
  const subject = await findSubject(ctx.db, ctx.provinceId, code, ctx.clock.today());
  if (!subject) throw new AppError('NOT_FOUND');
  assertMay(can(ctx.actor, 'evidence.write', subject));
  return streamOf('cluster', code);
}

/** Somebody else's upload is none. */
async function ownUpload(contextOf: ContextOf, req: Request): Promise<{ ctx: Context; row: Upload }> {
  if (req.get('tus-resumable') !== VERSION) throw new AppError('INVALID');
  const ctx = await contextOf(req);
  assertMay(mayUpload(ctx.actor));
  const id = String(req.params['id']);
  const row = isUuid(id) ? await findUpload(ctx, id) : null;
  if (!row) throw new AppError('NOT_FOUND');
  assertMay(can(ctx.actor, kindOf(row.stream) === 'document' ? 'paper.file' : 'evidence.write'));
  return { ctx, row };
}

const stateOf = ({ received, expiresAt }: Upload) => ({
  'Upload-Offset': String(received),
  'Upload-Expires': httpInstant(isoInstant(expiresAt)),
});

/** The last piece is answered when it is known what the whole is: by its hash, or by why it is refused. */
async function tellIfFinished(ctx: Context, row: Upload, res: Response): Promise<void> {
  if (row.received !== row.bytes) return;
  const { sha256 } = await finishUpload(ctx, row);
  res.set('Upload-Sha256', sha256);
}

function numberIn(req: Request, header: string): number {
  const given = req.get(header) ?? '';
  if (!/^\d{1,12}$/.test(given)) throw invalid(header, 'malformed');
  return Number(given);
}

/** 'filename dGhpcw==,cluster SE4tMDU4' */
function metadataOf(req: Request): Record<string, string> {
  const pairs = (req.get('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(' '));
  return Object.fromEntries(
    pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
