import { AppError } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf, streamOf } from '../../shared/log/stream.ts';
import {
  decideEndLeave,
  decideLeave,
  type EndLeaveInput,
  type LeaveInput,
} from '../../shared/people/leave-command.ts';
import { persons } from '../../shared/people/person.ts';
import { findSomebody } from '../assignments/read.ts';
import type { Context } from '../context.ts';
import { changeTogether } from '../log/together.ts';

/** One act: the one is away, the other stands in. Rights begin and end by the day, without anything that has to run. */
export async function recordLeave(ctx: Context, command: LeaveInput): Promise<Receipt> {
  if (kindOf(command.stream) !== 'person') throw new AppError('NOT_FOUND');
  const id = idOf(command.stream);
  return changeTogether(ctx, persons, command, async (state, tx) => {
    const substitute = await findSomebody(tx, ctx.provinceId, command.said.substitute);
    const decided = decideLeave({ id, state }, command, { today: ctx.clock.today(), substitute });
    if ('refused' in decided) return decided;
    return {
      events: [
        { stream: command.stream, event: decided.absent },
        { stream: streamOf('person', command.said.substitute), event: decided.substitute },
      ],
    };
  });
}

/** Back earlier, or not away at all. */
export async function endLeave(ctx: Context, command: EndLeaveInput): Promise<Receipt> {
  if (kindOf(command.stream) !== 'person') throw new AppError('NOT_FOUND');
  return changeTogether(ctx, persons, command, async (state) => {
    const decided = decideEndLeave(state, command, ctx.clock.today());
    if ('refused' in decided) return decided;
    const { leave, event } = decided;
    return {
      events: [
        { stream: command.stream, event },
        { stream: streamOf('person', leave.substitute.id), event },
      ],
    };
  });
}
