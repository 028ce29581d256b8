import { AppError } from '../../shared/errors.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf, streamOf } from '../../shared/log/stream.ts';
import { type AgencyInput, type AroundAgency, decideAgency } from '../../shared/people/agency.ts';
import { organisations } from '../../shared/people/organisation.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facetNamed } from '../log/facets.ts';
import { openStream } from '../log/open-stream.ts';
import { readHead } from '../log/record.ts';
import { changeTogether } from '../log/together.ts';
import { clustersOf, knownAgencies, openAccounts } from './read.ts';

/** A new agency; its stream is one that nobody has yet. */
export async function addAgency(ctx: Context, command: AgencyInput): Promise<Receipt> {
  const id = agencyOf(command);
  return openStream(ctx, organisations, command, async (tx) => {
    const decided = decideAgency({ id, before: null }, command.said, {
      ...(await othersThan(tx, { id, provinceId: ctx.provinceId }, command.said)),
      inUse: [],
    });
    return 'refused' in decided ? decided : { events: [decided.event] };
  });
}

/** Another name, another unit; closed, or opened again. Its name stays where it was said. */
export async function changeAgency(ctx: Context, command: AgencyInput): Promise<Receipt> {
  const id = agencyOf(command);
  // Before the transaction: the embedded database has one connection.
  const snapshot = await ctx.days.at(ctx.clock.today());
  return changeTogether(ctx, organisations, command, async ({ said: before }, tx) => {
    const isClosing = before !== null && command.said.closed;
    const people = isClosing ? await openAccounts(tx, ctx.provinceId) : [];
    const decided = decideAgency({ id, before }, command.said, {
      ...(await othersThan(tx, { id, provinceId: ctx.provinceId }, command.said)),
      // Who and what would be left without an agency.
      inUse: isClosing
        ? [
            ...clustersOf(snapshot, id, before),
            ...people.filter(({ organisation }) => organisation === id).map(({ name }) => name),
          ]
        : [],
    });
    if ('refused' in decided) return decided;
    return { events: [{ stream: command.stream, event: decided.event }] };
  });
}

function agencyOf({ stream }: AgencyInput): string {
  if (kindOf(stream) !== 'organisation') throw new AppError('NOT_FOUND');
  return idOf(stream);
}

/** What is on record beside one agency. */
async function othersThan(
  tx: Db,
  { id, provinceId }: { id: string; provinceId: string },
  { unit }: AgencyInput['said'],
): Promise<Omit<AroundAgency, 'inUse'>> {
  const stream = streamOf('unit', unit ?? '');
  return {
    others: (await knownAgencies(tx, provinceId)).filter((one) => one.id !== id),
    unitIsThere: unit !== null && (await readHead(tx, { provinceId, stream }, facetNamed('unit'))) !== null,
  };
}
