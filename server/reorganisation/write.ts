import { addDays, type Day, isDay } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf, streamOf } from '../../shared/log/stream.ts';
import {
  type ReorganisationState,
  reorganisations,
  type Signing,
} from '../../shared/people/reorganisation.ts';
import {
  type CancelSigningInput,
  decideCancelSigning,
  decideSign,
  type SignInput,
} from '../../shared/people/reorganisation-command.ts';
import { type RegisterEvent, type RegisterState, register } from '../../shared/register.ts';
import type { Context } from '../context.ts';
import { readStates } from '../log/read.ts';
import { beginTogether, changeTogether, type SaidOf } from '../log/together.ts';
import { onPaper } from '../papers/read.ts';
import { type Known, placesFor, withPeople } from './around.ts';

/** The day that a stream is about: one on which the record has units that end. */
function dayOf(stream: string): Day {
  const day = idOf(stream);
  if (kindOf(stream) !== 'reorganisation' || !isDay(day)) throw new AppError('NOT_FOUND');
  return day;
}

/**
 * One act: accounts of the units that end have their last day, officers of the successors answer from the day on, and each
 * cluster's history says so. Until the day nothing else is any other.
 */
export async function sign(ctx: Context, command: SignInput): Promise<Receipt> {
  const day = dayOf(command.stream);
  const places = await placesFor(ctx, day);
  if (!places.days.includes(day)) throw new AppError('NOT_FOUND');
  const decide = onPaper(ctx, command, async (state: ReorganisationState, tx) => {
    const known = await withPeople(ctx, places, tx);
    const decided = decideSign(state, command, known);
    if ('refused' in decided) return decided;
    const { event, signing, people } = decided;
    const unlocated = signing.passings.filter(({ cluster }) => known.clusters.get(cluster)?.stated === null);
    const streams = unlocated.map(({ cluster }) => streamOf('cluster', cluster));
    const registers = await readStates(tx, register, { provinceId: ctx.provinceId, streams });
    return {
      events: [
        { stream: command.stream, event },
        ...people.map(({ id, event: said }) => ({ stream: streamOf('person', id), event: said })),
        ...signing.passings.map((passing) => told(passing, signing, known)),
        ...unlocated.flatMap((passing) => located(passing, { signing, day, registers })),
      ],
    };
  });
  return beginTogether(ctx, reorganisations, command, decide);
}

type OfOne = Signing['passings'][number];

/** What the history of the cluster says. */
function told(
  { cluster, district, commune, to: person }: OfOne,
  { id, since, document }: Signing,
  { units }: Known,
): SaidOf {
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.nameVi ?? code;
  const [from, to] = [nameOf(district), nameOf(commune)];
  return {
    stream: streamOf('cluster', cluster),
    event: { type: 'handover.succeeded', signing: id, from, to, person, since, document },
  };
}

/** Where the register did not know in which unit a cluster lies from the day on, it knows now, by the same document. */
function located(
  { cluster, commune }: OfOne,
  about: { signing: Signing; day: Day; registers: ReadonlyMap<string, RegisterState> },
): SaidOf[] {
  const stream = streamOf('cluster', cluster);
  const { identity, units } = about.registers.get(stream) ?? register.empty;
  if (!identity) return [];
  const before = units
    .filter(({ validFrom }) => validFrom < about.day)
    .map((span) =>
      span.validTo === null || span.validTo >= about.day
        ? { ...span, validTo: addDays(about.day, -1) }
        : span,
    );
  const event: RegisterEvent = {
    type: 'register.corrected',
    identity,
    units: [...before, { unitCode: commune, validFrom: about.day, validTo: null }],
    ground: { document: { kind: 'decision', ...about.signing.document } },
  };
  return [{ stream, event }];
}

/** While the day has not come. Where a cluster lies stays on record: that was found out, not decided. */
export async function cancelSigning(ctx: Context, command: CancelSigningInput): Promise<Receipt> {
  const places = await placesFor(ctx, dayOf(command.stream));
  return changeTogether(ctx, reorganisations, command, async (state, tx) => {
    const decided = decideCancelSigning(state, command, await withPeople(ctx, places, tx));
    if ('refused' in decided) return decided;
    const { signing, note } = { signing: decided.signing.id, note: command.said.note };
    return {
      events: [
        { stream: command.stream, event: decided.event },
        ...decided.people.map(({ id, event }) => ({ stream: streamOf('person', id), event })),
        ...decided.signing.passings.map(({ cluster }) => ({
          stream: streamOf('cluster', cluster),
          event: { type: 'handover.succession_cancelled', signing, note },
        })),
      ],
    };
  });
}
