import { invalid } from '../../shared/errors.ts';
import type { Applied } from '../../shared/imports/facet.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { PersonEvent, PersonState } from '../../shared/people/person.ts';
import { persons } from '../../shared/people/person.ts';
import { withPost } from '../../shared/people/post.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import type { Head } from '../log/record.ts';
import { readHeads, type Saying } from '../log/together-many.ts';
import { hasPassword } from '../people/entry.ts';
import { dropLink } from '../people/links.ts';
import { deleteAccess } from '../people/write.ts';
import { type Asking, type Done, said } from './act.ts';

interface Undoing extends Asking {
  note: string;
  applied: Applied;
  ownHead: Head;
}

/**
 * The accounts of an import are closed again and their links open nothing. Refused as soon as one of them has set their
 * password, or anything else was said of one: names and what was done stay in the record.
 */
export async function peopleUndone(
  ctx: Context,
  tx: Db,
  { id, note, request, applied, ownHead }: Undoing,
): Promise<Done> {
  const { provinceId } = ctx;
  const own = streamOf('import', id);
  const streams = applied.touched.map(({ code }) => streamOf('person', code));
  const heads = new Map(await readHeads(tx, provinceId, { streams, facets: [persons.name] }));
  const sayings: Saying[] = [];
  for (const { code, to } of applied.touched) {
    const stream = streamOf('person', code);
    const head = heads.get(stream);
    const state = head?.states.get(persons.name)?.state as PersonState | undefined;
    const username = state?.username ?? '';
    if (!state || head?.seq !== to || (await hasPassword(tx, code)))
      throw invalid('import', 'link_used', username);
    const closing: PersonEvent = { type: 'person.account', username, change: 'closed' };
    sayings.push({ stream, events: withPost(state, [closing], ctx.clock.today()) });
    await deleteAccess(tx, code);
    await dropLink(tx, provinceId, code);
  }
  heads.set(own, ownHead);
  sayings.push({ stream: own, events: [{ type: 'import.undone', note }], request });
  const { ends, changes } = await said(ctx, tx, sayings, {
    heads,
    progress: { done: 0, all: sayings.length, isCancelled: false },
    at: ctx.clock.now(),
    by: ctx.actor.id,
  });
  const end = ends.get(own);
  return { receipt: { seq: end?.seq ?? 2, recordedAt: end?.recordedAt ?? '', repeated: false }, changes };
}
