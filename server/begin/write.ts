import type { BeginInput } from '../../shared/begin.ts';
import { dayInHanoi } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { chunks } from '../../shared/lists.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { unitCell } from '../db/schema.ts';
import { CHAIN_KEYS } from '../log/change.ts';
import { recordNew } from '../log/record.ts';
import { hasRegister } from './read.ts';

/** Streams written in one go: often enough for who watches. */
const TOGETHER = 25;
const CELLS_TOGETHER = 1000;

/** Loads what was published, all of it or nothing, into an installation that has no register yet. Answers how many streams. */
export async function begin(ctx: Context, wanted: BeginInput): Promise<{ recorded: number }> {
  const { db, provinceId, clock, published, filling } = ctx;
  const today = clock.today();
  const { streams, cells } = published.content(wanted, today);
  try {
    await inTransaction(db, async (tx) => {
      if (await hasRegister(tx, provinceId)) throw alreadyThere();
      const at = clock.now();
      filling.tell({ done: 0, of: streams.length });
      let done = 0;
      for (const some of chunks(streams, TOGETHER)) {
        await recordNew(
          tx,
          provinceId,
          some.map(({ stream, events }) => ({
            stream,
            recordings: events.map((event) => ({ at, by: ctx.actor.id, event })),
          })),
        );
        done += some.length;
        filling.tell({ done, of: streams.length });
        await aMoment();
      }
      await drawUnits(tx, provinceId, cells);
    });
  } catch (error) {
    // Of two who begin at once one does.
    if (CHAIN_KEYS.has(brokenConstraint(error))) throw alreadyThere();
    throw error;
  }
  ctx.log.info({ person: ctx.actor.id, ...wanted, day: dayInHanoi(clock.now()) }, 'the register was begun');
  await ctx.follow.look();
  return { recorded: streams.length };
}

const alreadyThere = () =>
  new AppError('CONFLICT', { fields: [{ field: 'register', issue: 'register_there' }] });

/** The embedded database works in this very thread: who watches is told in between. */
const aMoment = () => new Promise<void>((resolve) => setImmediate(resolve));

async function drawUnits(
  tx: Db,
  provinceId: string,
  cells: readonly { q: number; r: number; districtCode: string; communeCode: string }[],
): Promise<void> {
  for (const some of chunks(cells, CELLS_TOGETHER)) {
    await tx
      .insert(unitCell)
      .values(some.map((cell) => ({ provinceId, ...cell })))
      .onConflictDoNothing();
  }
}
