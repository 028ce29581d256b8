import { dayInHanoi, epochMs, isoInstant } from '../../shared/day.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { CHAIN_KEYS, findRequest } from '../log/change.ts';
import { facetOf } from '../log/facets.ts';
import type { Change } from '../log/follow.ts';
import type { Head } from '../log/record.ts';
import { type Saying, sayTogether } from '../log/together-many.ts';
import type { Progress } from './desk.ts';

/** What entering a file and undoing it have in common: many streams, one transaction, one answer. */

export interface Done {
  receipt: Receipt;
  changes: readonly Change[];
}

/** The stream of an import, and the request that says something of it. */
export interface Asking {
  id: string;
  request: { id: string; digest: string };
}

const ATTEMPTS = 5;

/** Recorded as a whole or not at all; read and decided again where somebody was faster, and once however often it is sent. */
export async function once(
  ctx: Context,
  asking: Asking,
  prepared: () => Promise<(tx: Db) => Promise<Done>>,
): Promise<Receipt> {
  for (let attempt = 1; ; attempt++) {
    const repeated = await repeatedOf(ctx, ctx.db, asking);
    if (repeated) return repeated;
    try {
      const work = await prepared();
      const done = await inTransaction(ctx.db, work);
      ctx.follow.tell(done.changes);
      return done.receipt;
    } catch (error) {
      if (error instanceof AppError) {
        // Sent twice at once, it was refused over what its twin has just recorded.
        const twin = await repeatedOf(ctx, ctx.db, asking);
        if (twin) return twin;
      }
      const broken = brokenConstraint(error);
      if (broken !== 'event_request' && !CHAIN_KEYS.has(broken)) throw error;
      if (attempt === ATTEMPTS) throw new AppError('UNAVAILABLE', { cause: error });
    }
  }
}

/** What was answered to this very request; CONFLICT where its id comes with other words, or from somebody else. */
export async function repeatedOf(ctx: Context, db: Db, { id, request }: Asking): Promise<Receipt | null> {
  const key = { provinceId: ctx.provinceId, stream: streamOf('import', id) };
  const earlier = await findRequest(db, key, request.id);
  if (!earlier) return null;
  if (earlier.by !== ctx.actor.id || earlier.digest !== request.digest) throw new AppError('CONFLICT');
  return { seq: earlier.seq, recordedAt: isoInstant(earlier.recordedAt), repeated: true };
}

/** The new ends of the chains, and what whoever follows the log is told once it is on disk. */
interface Said {
  ends: ReadonlyMap<string, Head>;
  changes: Change[];
}

/** So many streams between two looks whether somebody still wants it. */
const STEP = 500;

export async function said(
  ctx: Context,
  tx: Db,
  sayings: readonly Saying[],
  {
    heads,
    progress,
    ...rest
  }: { heads: ReadonlyMap<string, Head>; progress: Progress; at: number; by: string | null },
): Promise<Said> {
  const ends = new Map<string, Head>();
  const inOrder = sayings.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
  for (let i = 0; i < inOrder.length; i += STEP) {
    if (progress.isCancelled) throw invalid('file', 'cancelled');
    const some = inOrder.slice(i, i + STEP);
    const after = await sayTogether(tx, { provinceId: ctx.provinceId, ...rest }, some, heads);
    for (const [stream, end] of after) ends.set(stream, end);
    progress.done = Math.min(progress.all, i + some.length);
    // The one who waits asks how far it is: that question needs a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const changes = sayings.flatMap((saying) => changesOf(saying, { heads, ends }));
  return { ends, changes };
}

/** Of each part of a stream that was spoken of, the last number. */
function changesOf(
  { stream, events }: Saying,
  { heads, ends }: { heads: ReadonlyMap<string, Head>; ends: ReadonlyMap<string, Head> },
): Change[] {
  const before = heads.get(stream)?.seq ?? 0;
  const on = dayInHanoi(epochMs(ends.get(stream)?.recordedAt ?? ''));
  const last = new Map(events.map((event, i) => [facetOf(event).name, before + i + 1]));
  return [...last].map(([facet, seq]) => ({ stream, facet, seq, on }));
}
