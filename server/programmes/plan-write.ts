import { AppError, invalid } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import type { TargetState } from '../../shared/programmes/facet.ts';
import { targets } from '../../shared/programmes/facet.ts';
import {
  type ChangePlanInput,
  decideChangePlan,
  decideNextPlan,
  type NextPlanInput,
  type SaidOfTarget,
} from '../../shared/programmes/plan-command.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { readStates } from '../log/read.ts';
import { beginTogether, changeTogether, type SaidOf } from '../log/together.ts';
import { refusedPaperOf } from '../papers/read.ts';
import { aroundTargets, refusedPapers } from './write.ts';

/** The plan of all its targets, or of none where one of them has been changed meanwhile. */
export async function changePlan(ctx: Context, command: ChangePlanInput): Promise<Receipt> {
  const { today } = await aroundTargets(ctx);
  const codes = command.said.targets.map(({ code }) => code);
  const own = subjectOf(command, codes);
  return changeTogether(ctx, targets, command, async (state, tx) => {
    const known = await standing(ctx, tx, codes);
    known.set(own, state);
    // A file that all of them name already stays named; to others nothing that was withdrawn is given.
    const { paper } = command.said;
    const isNamed = [...known.values()].every(({ said }) => (said?.papers?.plan ?? null) === paper);
    const refused = isNamed
      ? null
      : await refusedPaperOf(tx, ctx.provinceId, { document: { paper } }, 'paper');
    if (refused) return refused;
    const decided = decideChangePlan(known, command, { today });
    return 'refused' in decided ? decided : { events: decided.events.map(onRecord) };
  });
}

/** A target that is there already is another one: nobody chooses between two versions of it. */
export async function nextPlan(ctx: Context, command: NextPlanInput): Promise<Receipt> {
  const around = await aroundTargets(ctx);
  const { targets: begun, close } = command.said;
  const codes = begun.map(({ code }) => code);
  const own = subjectOf(command, codes);
  try {
    return await beginTogether(ctx, targets, command, async (state, tx) => {
      const refused = await refusedPapers({ ...ctx, db: tx }, { said: null }, command);
      if (refused) return refused;
      const known = await standing(ctx, tx, [...codes, ...close.map(({ code }) => code)]);
      const decided = decideNextPlan(known.set(own, state), command, around);
      if ('refused' in decided) return decided;
      return {
        events: decided.events.map((one) => ({
          ...onRecord(one),
          ...(codes.includes(one.code) ? { begins: true as const } : {}),
        })),
      };
    });
  } catch (error) {
    if (error instanceof AppError && error.shape.code === 'CONFLICT')
      throw invalid('targets.0.code', 'taken', own);
    throw error;
  }
}

const onRecord = ({ code, event }: SaidOfTarget): SaidOf => ({ stream: streamOf('target', code), event });

/** The act is about the first of its targets: over its version it is decided, and its stream has the request. */
function subjectOf({ stream }: Pick<ChangePlanInput, 'stream'>, [first = '']: readonly string[]): string {
  if (stream !== streamOf('target', first)) throw invalid('stream', 'malformed');
  return idOf(stream);
}

async function standing(
  { provinceId }: Context,
  tx: Db,
  codes: readonly string[],
): Promise<Map<string, TargetState>> {
  const streams = [...new Set(codes)].map((code) => streamOf('target', code));
  const states = await readStates(tx, targets, { provinceId, streams });
  return new Map([...states].map(([stream, state]) => [idOf(stream), state]));
}
