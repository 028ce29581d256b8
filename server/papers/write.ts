import { AppError } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf } from '../../shared/log/stream.ts';
import {
  decideFile,
  decideWithdraw,
  type FilePaperInput,
  type WithdrawPaperInput,
} from '../../shared/papers/command.ts';
import { papers } from '../../shared/papers/facet.ts';
import type { Context } from '../context.ts';
import { arrivedUpload, dropUpload, keepOriginal } from '../evidence/uploads.ts';
import { change } from '../log/change.ts';
import { facetNamed } from '../log/facets.ts';
import { openStream } from '../log/open-stream.ts';
import { readHead } from '../log/record.ts';
import { paperWith } from './read.ts';

/** Which document on file the bytes are; `known`: they were on file already, and nothing was filed a second time. */
export interface FiledReceipt extends Receipt {
  paper: string;
  known: boolean;
}

/** The bytes are kept first, under the name that is their hash; then it is said that they are a document. */
export async function filePaper(ctx: Context, command: FilePaperInput): Promise<FiledReceipt> {
  if (kindOf(command.stream) !== 'document') throw new AppError('NOT_FOUND');
  const id = idOf(command.stream);
  const { upload, sha256 } = command.said;
  const arrived = await arrivedUpload(ctx, upload, command.stream);
  const hash = arrived?.file.sha256 ?? sha256;
  const same = hash === null ? null : await paperWith(ctx, hash);
  if (same && same.id !== id) {
    if (arrived) await dropUpload(ctx, arrived.row);
    return { seq: same.seq, recordedAt: same.filedAt, repeated: false, paper: same.id, known: true };
  }
  const decided = decideFile(command, arrived, ctx.clock.today());
  if ('event' in decided && arrived) await keepOriginal(ctx, arrived.row, decided.event.sha256);
  const receipt = await openStream(ctx, papers, command, async () =>
    'refused' in decided ? decided : { events: [decided.event] },
  );
  if (arrived) await dropUpload(ctx, arrived.row);
  return { ...receipt, paper: id, known: false };
}

export async function withdrawPaper(ctx: Context, command: WithdrawPaperInput): Promise<Receipt> {
  if (kindOf(command.stream) !== 'document') throw new AppError('NOT_FOUND');
  const key = { provinceId: ctx.provinceId, stream: command.stream };
  const head = await readHead(ctx.db, key, facetNamed(papers.name));
  return change(ctx, papers, { command, head }, (state) => decideWithdraw(state, command));
}
