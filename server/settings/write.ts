import { type ChangeCalendarInput, decideCalendar } from '../../shared/calendar/command.ts';
import { type CalendarState, calendar } from '../../shared/calendar/facet.ts';
import { decideCode, type SetCodeInput } from '../../shared/codes/command.ts';
import { codes } from '../../shared/codes/facet.ts';
import { AppError } from '../../shared/errors.ts';
import type { Command, Decision, Receipt } from '../../shared/log/command.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import type { Facet } from '../../shared/log/facet.ts';
import { decideThresholds, type SetThresholdsInput } from '../../shared/settings/command.ts';
import { type SettingsState, settings } from '../../shared/settings/facet.ts';
import type { Context } from '../context.ts';
import { change } from '../log/change.ts';
import { facetNamed } from '../log/facets.ts';
import { readHead } from '../log/record.ts';
import { onPaper } from '../papers/read.ts';
import { settingsStream } from './stream.ts';

/** A command about this installation's settings; another province's are nobody's here. */
async function set<E extends FacetEvent, S, D extends object>(
  ctx: Context,
  facet: Facet<E, S, D>,
  command: Command,
  decide: (state: S) => Decision<E> | Promise<Decision<E>>,
): Promise<Receipt> {
  const stream = settingsStream(ctx);
  if (command.stream !== stream) throw new AppError('NOT_FOUND');
  const head = await readHead(ctx.db, { provinceId: ctx.provinceId, stream }, facetNamed(facet.name));
  return change(ctx, facet, { command, head }, decide);
}

export const setThresholds = (ctx: Context, command: SetThresholdsInput): Promise<Receipt> =>
  set(
    ctx,
    settings,
    command,
    onPaper(ctx, command, (state: SettingsState) => decideThresholds(state, command, ctx.clock.today())),
  );

export const changeCalendar = (ctx: Context, command: ChangeCalendarInput): Promise<Receipt> =>
  set(
    ctx,
    calendar,
    command,
    onPaper(ctx, command, (state: CalendarState) => decideCalendar(state, command, ctx.clock.today())),
  );

export const setCode = (ctx: Context, command: SetCodeInput): Promise<Receipt> =>
  set(ctx, codes, command, (state) => decideCode(state, command));
