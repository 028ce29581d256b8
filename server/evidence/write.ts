import { refusedComponent, refusedMilestone } from '../../shared/codes/known.ts';
import {
  type AddEvidenceInput,
  decideAdd,
  decideWithdraw,
  type WithdrawEvidenceInput,
} from '../../shared/evidence/command.ts';
import { evidence, type FoundFile } from '../../shared/evidence/facet.ts';
import type { Receipt } from '../../shared/log/command.ts';
import type { Changeable } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { readStates } from '../log/read.ts';
import { withoutValues } from '../log.ts';
import { ensurePicture } from './pictures.ts';
import { arrivedUpload, dropUpload, keepOriginal, type Upload } from './uploads.ts';

type Subject = Pick<Changeable, 'head'>;

/** The receipt of evidence says which bytes are kept: a sender throws its own away only when they are these. */
export interface EvidenceReceipt extends Receipt {
  sha256: string | null;
}

/** The bytes are kept first, under the name that is their hash; then it is said that they are evidence. */
export async function addEvidence(
  ctx: Context,
  { head }: Subject,
  command: AddEvidenceInput,
): Promise<EvidenceReceipt> {
  const held: { row?: Upload; file?: FoundFile } = {};
  const { milestone, component } = command.said;
  const { codes } = await ctx.days.at(ctx.clock.today());
  const receipt = await change(ctx, evidence, { command, head }, async (state) => {
    const retired =
      refusedMilestone(codes, milestone, 'milestone') ?? refusedComponent(codes, component, 'component');
    if (retired) return retired;
    const arrived = await arrivedUpload(ctx, command.said.upload, command.stream);
    const decision = decideAdd(state, command, arrived);
    if ('event' in decision && arrived) {
      await keepOriginal(ctx, arrived.row, arrived.file.sha256);
      held.row = arrived.row;
      held.file = arrived.file;
    }
    return decision;
  });
  if (held.row) await dropUpload(ctx, held.row);
  if (held.file?.kind === 'photo') makePictures(ctx, held.file.sha256);
  return { ...receipt, sha256: held.file?.sha256 ?? (await hashOnRecord(ctx, command)) };
}

/** Not waited for: what is not there yet when somebody looks is made then. */
function makePictures({ files, log }: Context, sha256: string): void {
  const made = ensurePicture(files, sha256, 'thumb').then(() => ensurePicture(files, sha256, 'view'));
  made.catch((error: unknown) => log.error({ err: withoutValues(error) }, 'making a smaller picture failed'));
}

/** Of a request that was recorded before. */
async function hashOnRecord(
  { db, provinceId }: Context,
  { stream, key }: AddEvidenceInput,
): Promise<string | null> {
  const states = await readStates(db, evidence, { provinceId, streams: [stream] });
  return states.get(stream)?.items[key]?.sha256 ?? null;
}

export const withdrawEvidence = (
  ctx: Context,
  { head }: Subject,
  command: WithdrawEvidenceInput,
): Promise<Receipt> => change(ctx, evidence, { command, head }, (state) => decideWithdraw(state, command));
