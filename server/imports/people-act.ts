import { v7 as uuidv7 } from 'uuid';
import { AppError, invalid } from '../../shared/errors.ts';
import { type Applied, imports } from '../../shared/imports/facet.ts';
import type { PersonPlan } from '../../shared/imports/people-plan.ts';
import type { Receipt } from '../../shared/log/command.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { type PersonState, persons } from '../../shared/people/person.ts';
import { layoutOf } from '../../shared/tables/heads.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db, inTransaction } from '../db/open.ts';
import { readStates } from '../log/read.ts';
import type { Head } from '../log/record.ts';
import { digestOf } from '../log/seal.ts';
import { readHeads, type Saying } from '../log/together-many.ts';
import { hasPassword } from '../people/entry.ts';
import { makeLink } from '../people/links.ts';
import { createUser } from '../people/write.ts';
import { type Done, once, said } from './act.ts';
import { checked, type Standing, standingNow, withNote } from './check.ts';
import type { Progress } from './desk.ts';
import { actKey } from './desk.ts';
import { headNames } from './look.ts';
import { type ApplyAsked, takenOf } from './write.ts';

/** A link by which somebody sets their password: told once to the one who entered them, and kept nowhere. */
export interface EnteredLink {
  name: string;
  username: string;
  token: string;
}
export interface Entered extends Receipt {
  id: string;
  /** Of whom it made accounts; left out where it made none. */
  links?: EnteredLink[];
}

/** A list of people is entered as one act: an account and a link for each, or nothing. */
export async function applyPeople(ctx: Context, asked: ApplyAsked): Promise<Entered> {
  const id = asked.request;
  const request = { id, digest: digestOf({ procedure: ctx.procedure, said: asked }) };
  const progress = { done: 0, all: asked.rows.length, isCancelled: false };
  ctx.imports.progress.set(actKey(ctx.actor.id, id), progress);
  let made: EnteredLink[] = [];
  try {
    const receipt = await once(ctx, { id, request }, async () => {
      const standing = await standingNow(ctx);
      return async (tx) => {
        const { links, ...done } = await applied(ctx, tx, {
          ...asked,
          digest: request.digest,
          progress,
          standing,
        });
        made = links;
        return done;
      };
    });
    return { ...receipt, id, links: receipt.repeated ? await linksAgain(ctx, id) : made };
  } catch (error) {
    // Somebody has just taken one of the names: what stands now is shown first.
    if (brokenConstraint(error)?.startsWith('auth_user')) throw new AppError('CONFLICT', { cause: error });
    throw error;
  } finally {
    ctx.imports.progress.delete(actKey(ctx.actor.id, id));
  }
}

interface Act extends ApplyAsked {
  digest: string;
  progress: Progress;
  standing: Standing;
}

async function applied(ctx: Context, tx: Db, act: Act): Promise<Done & { links: EnteredLink[] }> {
  const { file, sheet, read, plans } = await checked(ctx, act.reading, act.standing, { db: tx });
  if (read.questions.length > 0) throw invalid('columns', 'required');
  const taken = (takenOf(plans, act.rows) as PersonPlan[]).map((plan) => ({
    plan,
    stream: streamOf('person', plan.person ?? uuidv7()),
  }));
  if (taken.length === 0) throw invalid('rows', 'unchanged');
  const streams = taken.map(({ stream }) => stream);
  const heads = await readHeads(tx, ctx.provinceId, { streams, facets: [persons.name] });
  const event: Applied = {
    type: 'import.applied',
    kind: 'people',
    file: { name: file.name, sha256: file.sha256, bytes: file.bytes.length },
    sheet: sheet.name,
    layout: layoutOf(headNames(sheet, act.reading)),
    columns: act.reading.columns,
    rows: read.records.length,
    touched: taken.map(({ plan, stream }) => touchedBy(plan, stream, heads)),
    begun: [],
    ground: withNote(act.reading, file),
  };
  const own: Saying = {
    stream: streamOf('import', act.request),
    events: [event],
    request: { id: act.request, digest: act.digest },
  };
  const [at, here] = [ctx.clock.now(), { provinceId: ctx.provinceId, now: ctx.clock.now() }];
  const links: EnteredLink[] = [];
  for (const { plan, stream } of taken) {
    const user = { personId: idOf(stream), name: plan.name, username: plan.code ?? '' };
    if (opens(plan)) await createUser(tx, user, here.now);
    const token = await makeLink(tx, here, { kind: 'password', about: user.personId });
    links.push({ name: plan.name, username: user.username, token });
  }
  const sayings = taken.map(({ plan, stream }) => ({ stream, events: plan.events }));
  const { ends, changes } = await said(ctx, tx, [...sayings, own], {
    heads,
    progress: act.progress,
    at,
    by: ctx.actor.id,
  });
  const end = ends.get(own.stream);
  const receipt = { seq: end?.seq ?? 1, recordedAt: end?.recordedAt ?? '', repeated: false };
  return { receipt, changes, links };
}

/** There is no account yet; one that was closed keeps its user. */
const opens = ({ events }: PersonPlan): boolean =>
  events.some((event) => event.type === 'person.account' && event.change === 'opened');

function touchedBy(plan: PersonPlan, stream: string, heads: ReadonlyMap<string, Head>) {
  const before = heads.get(stream)?.seq ?? 0;
  return {
    code: idOf(stream),
    row: plan.row,
    from: before + 1,
    to: before + plan.events.length,
    isNew: plan.is === 'new',
  };
}

/**
 * Other links for an act that was recorded before, whose answer was lost: of those alone who still wait for their password
 * and of whom nothing was said since.
 */
function linksAgain(ctx: Context, id: string): Promise<EnteredLink[]> {
  const { provinceId } = ctx;
  return inTransaction(ctx.db, async (tx) => {
    const stream = streamOf('import', id);
    const state = (await readStates(tx, imports, { provinceId, streams: [stream] })).get(stream);
    const touched = state?.applied?.touched ?? [];
    const streams = touched.map(({ code }) => streamOf('person', code));
    const heads = await readHeads(tx, provinceId, { streams, facets: [persons.name] });
    const links: EnteredLink[] = [];
    for (const { code, to } of touched) {
      const head = heads.get(streamOf('person', code));
      const person = head?.states.get(persons.name)?.state as PersonState | undefined;
      if (head?.seq !== to || !person?.open || person.username === null || (await hasPassword(tx, code)))
        continue;
      const token = await makeLink(
        tx,
        { provinceId, now: ctx.clock.now() },
        { kind: 'password', about: code },
      );
      links.push({ name: person.person?.name ?? '', username: person.username, token });
    }
    return links;
  });
}
