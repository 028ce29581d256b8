import express, { type Request, type Response } from 'express';
import { AppError, invalid } from '../../shared/errors.ts';

const BYTES = 'application/octet-stream';

/** The bytes that a request carries, at most so many; never taken from a form, so that no other site's page can send them. */
export function bytesUpTo(most: number): (req: Request, res: Response) => Promise<Buffer> {
  const raw = express.raw({ type: BYTES, limit: most });
  return async (req, res) => {
    if (req.headers['content-type'] !== BYTES) throw new AppError('INVALID');
    await new Promise<void>((resolve, reject) => {
      raw(req, res, (error?: unknown) => {
        if (!error) return resolve();
        const isLarge = (error as { type?: string }).type === 'entity.too.large';
        reject(isLarge ? new AppError('TOO_LARGE') : new AppError('INVALID'));
      });
    });
    const body = req.body as unknown;
    if (!Buffer.isBuffer(body) || body.length === 0) throw invalid('file', 'required');
    return body;
  };
}

/** Fires when who asked has gone away before the answer. */
export function goneSignal(res: Response): AbortSignal {
  const control = new AbortController();
  res.once('close', () => {
    if (!res.writableEnded) control.abort(new AppError('INVALID'));
  });
  return control.signal;
}

/** The id of a subject or an upload, as an address names it: what is none is not asked for. */
export const isUuid = (text: string): boolean =>
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(text);
