import { Router } from 'express';
import { AppError } from '../../shared/errors.ts';
import { typeOf } from '../../shared/evidence/file.ts';
import { originalName } from '../files/store.ts';
import { findPaper } from '../papers/read.ts';
import { dispositionOf } from './attachment.ts';
import { isUuid } from './body.ts';
import { headersOf, sendStored } from './files.ts';
import type { ContextOf } from './request.ts';

/**
 * GET /api/files/papers/<id>: a document on file, to be saved and opened elsewhere. The right is asked for at every
 * request; to everybody else there is nothing here.
 */
export function paperRoutes(contextOf: ContextOf): Router {
  const routes = Router();
  routes.get('/api/files/papers/:id', async (req, res) => {
    const ctx = await contextOf(req);
    const paper = isUuid(req.params.id) ? await findPaper(ctx, req.params.id) : null;
    if (!paper) throw new AppError('NOT_FOUND');
    const tag = `"${paper.sha256}"`;
    res.set(headersOf(tag, dispositionOf('attachment', paper.name)));
    if (req.headers['if-none-match'] === tag) {
      res.status(304).end();
      return;
    }
    await sendStored(ctx, res, { name: originalName(paper.sha256), type: typeOf(paper.format).mime });
  });
  return routes;
}
