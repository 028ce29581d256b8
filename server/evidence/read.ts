import type { Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { type EvidenceItem, evidence } from '../../shared/evidence/facet.ts';
import {
  ageWhenAdded,
  type Distance,
  distanceFrom,
  type Place,
  siteOf,
} from '../../shared/evidence/place.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { can, type Subject } from '../../shared/roles.ts';
import { findSubject } from '../clusters/read.ts';
import type { Context } from '../context.ts';
import { foldLines, readLines, readStates } from '../log/read.ts';
import type { SnapshotCluster } from '../snapshot/snapshot.ts';

/** One item as a screen shows it: how far from the site it was taken; where, to those who may have the original. */
export interface EvidenceShown extends Omit<EvidenceItem, 'place' | 'addedBy' | 'withdrawn'> {
  by: string | null;
  distance: Distance;
  /** Null where nobody knows, and for those who are not told. */
  place: Place | null;
  /** Days from when it was taken to when it was added; null: unknown. */
  age: number | null;
  withdrawn: { on: Day; by: string | null; reason: string } | null;
  /** This person may have the file as it came, with what its device wrote into it. */
  original: boolean;
}

/** An event as the history tells it: where somebody stood with their phone is told as a distance, and nowhere else. */
export const withoutPlace = (event: FacetEvent): FacetEvent =>
  event.type === 'evidence.added' ? { ...event, place: null } : event;

/** Everybody inside gets documents; a photograph as it came goes to those who review it and to whoever added it. */
export const mayHaveOriginal = (
  { actor }: Pick<Context, 'actor'>,
  subject: Subject,
  { kind, addedBy }: Pick<EvidenceItem, 'kind' | 'addedBy'>,
): boolean =>
  kind === 'document' ||
  (addedBy !== null && addedBy === actor.id) ||
  can(actor, 'evidence.original', subject).yes;

/** One item as it stands now, to whom the cluster's internal facts are shown; null: there is nothing for this person. */
export async function findEvidence(
  { actor, clock, db, provinceId }: Context,
  { code, id }: { code: string; id: string },
): Promise<{ item: EvidenceItem; subject: Subject } | null> {
  const subject = await findSubject(db, provinceId, code, clock.today());
  if (!subject || !can(actor, 'cluster.readInternal', subject).yes) return null;
  const stream = streamOf('cluster', code);
  const states = await readStates(db, evidence, { provinceId, streams: [stream] });
  const item = states.get(stream)?.items[id];
  return item ? { item, subject } : null;
}

/** All evidence of a cluster as known on a day, the latest first: withdrawn too, and said to be. */
export async function evidenceOfCluster(
  ctx: Context,
  { subject, found, asOf }: { subject: Subject; found: SnapshotCluster; asOf: Day },
): Promise<EvidenceShown[]> {
  const key = { provinceId: ctx.provinceId, stream: found.stream };
  const lines = await readLines(ctx.db, key, asOf, ['evidence']);
  const names = new Map(lines.map(({ byId, by }) => [byId, by]));
  const nameOf = (id: string | null) => names.get(id) ?? null;
  return Object.values(foldLines(evidence, lines).items)
    .map((item) => {
      const { place, addedBy, withdrawn, ...rest } = item;
      const original = mayHaveOriginal(ctx, subject, item);
      return {
        ...rest,
        by: nameOf(addedBy),
        distance: distanceFrom(found.days.register, place),
        place: original ? place : null,
        age: ageWhenAdded(item.taken, item.addedOn),
        withdrawn: withdrawn && { ...withdrawn, by: nameOf(withdrawn.by) },
        original,
      };
    })
    .sort((a, b) => (a.addedAt === b.addedAt ? (a.id < b.id ? 1 : -1) : a.addedAt < b.addedAt ? 1 : -1));
}

/** What a list of evidence is asked with: a cluster that this person may see from within. */
export async function evidenceList(ctx: Context, code: string, asOf: Day) {
  const [snapshot, subject] = await Promise.all([
    ctx.days.at(asOf),
    findSubject(ctx.db, ctx.provinceId, code, ctx.clock.today()),
  ]);
  const found = snapshot.byCode.get(code);
  if (!found || !subject) throw new AppError('NOT_FOUND');
  if (!can(ctx.actor, 'cluster.readInternal', subject).yes) throw new AppError('FORBIDDEN');
  return {
    items: await evidenceOfCluster(ctx, { subject, found, asOf: snapshot.judgedOn }),
    site: siteOf(found.days.register),
    /** Of one file, in bytes. */
    most: ctx.files.limits.bytes,
    can: { write: can(ctx.actor, 'evidence.write', subject).yes },
  };
}
