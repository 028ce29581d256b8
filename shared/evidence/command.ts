import { z } from 'zod';
import { issue, plain } from '../fields.ts';
import { MILESTONE_CODES } from '../lifecycle.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { COMPONENTS } from '../works/components.ts';
import type { EvidenceEvent, EvidenceState, FoundFile } from './facet.ts';
import { cleanName, SHA256 } from './file.ts';

/** What people may say about evidence, and the rules that turn it into an event or refuse it. */
const key = z.uuid(issue('malformed')).toLowerCase();

export const addEvidenceInput = commandOf(
  key,
  z.object({
    /** Which upload holds the bytes. */
    upload: z.uuid(issue('malformed')).toLowerCase(),
    /** Of the whole file, as the sender's device computed it; null where the device cannot. */
    sha256: z.string(issue('malformed')).regex(SHA256, issue('malformed')).nullable(),
    milestone: z.enum(MILESTONE_CODES, issue('not_a_choice')).nullable(),
    component: z.enum(COMPONENTS, issue('not_a_choice')).nullable(),
    caption: plain(300),
  }),
);
export type AddEvidenceInput = z.infer<typeof addEvidenceInput>;

export const withdrawEvidenceInput = commandOf(key, z.object({ reason: plain(500) }));
export type WithdrawEvidenceInput = z.infer<typeof withdrawEvidenceInput>;

/** An upload that has arrived, with the name its device gave it. */
export interface Arrived {
  name: string;
  file: FoundFile;
}

export function decideAdd(
  state: EvidenceState,
  { key: id, said }: AddEvidenceInput,
  arrived: Arrived | null,
): Decision<EvidenceEvent> {
  // The id of another one: it is not written over.
  if (state.items[id]) return refuse('key', 'not_a_choice');
  // Not all there yet, thrown away by now, or somebody else's.
  if (arrived === null) return refuse('upload', 'not_a_choice');
  const { name, file } = arrived;
  if (said.sha256 !== null && said.sha256 !== file.sha256) return refuse('sha256', 'file_changed');
  const { milestone, component, caption } = said;
  return {
    event: {
      type: 'evidence.added',
      id,
      ...file,
      name: cleanName(name, file.format),
      milestone,
      component,
      caption,
      provenance: 'reported',
    },
  };
}

export function decideWithdraw(
  state: EvidenceState,
  { key: id, said }: WithdrawEvidenceInput,
): Decision<EvidenceEvent> {
  const item = state.items[id];
  if (!item) return refuse('key', 'not_a_choice');
  if (item.withdrawn) return refuse('key', 'unchanged');
  return { event: { type: 'evidence.withdrawn', id, reason: said.reason, provenance: 'reported' } };
}
