import { and, desc, eq } from 'drizzle-orm';
import { type Day, isoInstant } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import { type ClusterEvent, canonical } from '../../shared/events.ts';
import { EMPTY_STANDING, type Standing } from '../../shared/milestone.ts';
import {
  type ActualInput,
  type Decision,
  decideActual,
  decideForecast,
  decideReview,
  type ForecastInput,
  type ReviewInput,
} from '../../shared/update.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db } from '../db/open.ts';
import { event, milestoneEntry, person } from '../db/schema.ts';
import { type Head, readHead, record } from '../history/record.ts';
import { BATCH_LIMIT } from '../limits.ts';

/** What the sender is told once, and only once, the change is on disk. */
export interface Receipt {
  seq: number;
  recordedAt: string;
  repeated: boolean;
}

/** The cluster, and the end of its chain as it was read when the right was asked. */
type Subject = { id: string; head: Head | null };
type Command = ForecastInput | ActualInput | ReviewInput;

export const setForecast = (ctx: Context, subject: Subject, input: ForecastInput): Promise<Receipt> =>
  change(ctx, subject, input, (standing, today) => decideForecast(standing, input, today));

export const reportActual = (ctx: Context, subject: Subject, input: ActualInput): Promise<Receipt> =>
  change(ctx, subject, input, (standing, today) => decideActual(standing, input, today));

export const reviewActual = (ctx: Context, subject: Subject, input: ReviewInput): Promise<Receipt> =>
  change(ctx, subject, input, (standing) => decideReview(standing, input));

/**
 * How often a change is tried again because somebody else changed another milestone of the cluster meanwhile. More
 * than the members of one batch, which all read the same end of the chain.
 */
const ATTEMPTS = 2 * BATCH_LIMIT;

/** read → decide → record; browsers are told after it is on disk. */
async function change(
  ctx: Context,
  { id: clusterId, head: headAsRead }: Subject,
  command: Command,
  decide: (standing: Standing, today: Day) => Decision,
): Promise<Receipt> {
  const key = { provinceId: ctx.provinceId, clusterId };
  for (let attempt = 1; ; attempt++) {
    const head = attempt === 1 ? headAsRead : await readHead(ctx.db, ctx.provinceId, clusterId);
    const standing = head?.standing ?? EMPTY_STANDING;
    const version = standing.milestones[command.milestone]?.version ?? 0;
    if (version !== command.expected) {
      return repeatedOrConflict(ctx.db, key, command, { standing, by: ctx.actor.id });
    }
    const decision = decide(standing, ctx.clock.today());
    if ('refused' in decision) throw new AppError('INVALID', { fields: [decision.refused] });
    const event = { type: 'milestones.recorded' as const, entries: [decision.entry] };
    const recording = { at: ctx.clock.now(), by: ctx.actor.id, event, request: command.request };
    try {
      const { seq, recordedAt } = await record(ctx.db, key, head, [recording]);
      ctx.live.publish({ cluster: command.cluster });
      return { seq, recordedAt, repeated: false };
    } catch (error) {
      const broken = brokenConstraint(error);
      // The id of an earlier request about another milestone: a mistake of the client.
      if (broken === 'event_request') throw invalid('request', 'malformed');
      if (!CHAIN_KEYS.has(broken)) throw error;
      if (attempt === ATTEMPTS) throw new AppError('UNAVAILABLE', { cause: error });
    }
  }
}

/** Broken by an event whose number somebody else has taken; which of the two is noticed first is the database's choice. */
const CHAIN_KEYS = new Set<string | undefined>([
  'event_province_id_cluster_id_seq_pk',
  'milestone_entry_province_id_cluster_id_seq_position_pk',
]);

/** The version has moved on: because this very request was recorded before, or because somebody else was faster. */
async function repeatedOrConflict(
  tx: Db,
  key: { provinceId: string; clusterId: string },
  command: Command,
  { standing, by }: { standing: Standing; by: string | null },
): Promise<Receipt> {
  const [earlier] = await tx
    .select({ seq: event.seq, recordedAt: event.recordedAt, by: event.recordedBy, body: event.body })
    .from(event)
    .where(
      and(
        eq(event.provinceId, key.provinceId),
        eq(event.clusterId, key.clusterId),
        eq(event.request, command.request),
      ),
    );
  if (earlier && earlier.by === by && saysTheSame(earlier.body, command)) {
    return { seq: earlier.seq, recordedAt: isoInstant(earlier.recordedAt), repeated: true };
  }
  throw new AppError('CONFLICT', { current: await lastWord(tx, key, command, standing) });
}

/** A request id that comes again with something else in it is not the same request. */
function saysTheSame(body: ClusterEvent, command: Command): boolean {
  if (body.type !== 'milestones.recorded') return false;
  const [entry] = body.entries;
  if (!entry) return false;
  const { milestone, kind, date, reason, note, document } = entry;
  return canonical({ milestone, kind, date, reason, note, document }) === canonical(meaningOf(command, date));
}

/** What a command says, in the shape of the entry it becomes. A review is about the date that was reported. */
function meaningOf(command: Command, reported: string) {
  const { milestone, note } = command;
  if ('verdict' in command) return { milestone, kind: command.verdict, date: reported, note };
  if ('reason' in command)
    return { milestone, kind: 'forecast', date: command.date, reason: command.reason, note };
  return { milestone, kind: 'actual', date: command.date, note, document: command.document };
}

/** What stands now for the milestone, and who said so last. */
async function lastWord(
  tx: Db,
  key: { provinceId: string; clusterId: string },
  command: Command,
  standing: Standing,
): Promise<ConflictVersion> {
  const [entry] = await tx
    .select({
      kind: milestoneEntry.kind,
      date: milestoneEntry.date,
      reason: milestoneEntry.reason,
      note: milestoneEntry.note,
      recordedAt: milestoneEntry.recordedAt,
      by: person.name,
    })
    .from(milestoneEntry)
    .leftJoin(
      person,
      and(eq(person.provinceId, milestoneEntry.provinceId), eq(person.id, milestoneEntry.recordedBy)),
    )
    .where(
      and(
        eq(milestoneEntry.provinceId, key.provinceId),
        eq(milestoneEntry.clusterId, key.clusterId),
        eq(milestoneEntry.milestone, command.milestone),
      ),
    )
    .orderBy(desc(milestoneEntry.seq), desc(milestoneEntry.position))
    .limit(1);
  return { version: standing.milestones[command.milestone]?.version ?? 0, entry: entry ?? null };
}

export interface ConflictVersion {
  version: number;
  entry: {
    kind: string;
    date: string;
    reason: string | null;
    note: string | null;
    recordedAt: string;
    by: string | null;
  } | null;
}
