import type { FieldError } from '../../shared/errors.ts';
import { AppError, invalid } from '../../shared/errors.ts';
import type { Command, Receipt } from '../../shared/log/command.ts';
import { idOf, kindOf } from '../../shared/log/stream.ts';
import {
  type BareInput,
  type ChangeInput,
  type CreateInput,
  decideChange,
  decideCreate,
  decideEnd,
  decideGive,
  decideLock,
  decideReset,
  decideTerm,
  type GiveInput,
  type TermInput,
} from '../../shared/people/account.ts';
import { type PersonEvent, type PersonState, persons } from '../../shared/people/person.ts';
import { withPost } from '../../shared/people/post.ts';
import type { Context } from '../context.ts';
import { brokenConstraint, type Db } from '../db/open.ts';
import { openStream } from '../log/open-stream.ts';
import { changeTogether } from '../log/together.ts';
import { aroundPerson, namedBy } from './around.ts';
import { linkAgain } from './link-again.ts';
import { dropLink, makeLink } from './links.ts';
import { createUser, deleteAccess, deletePassword, deleteSessions } from './write.ts';

/** What an administrator is told once: the token by which a password is set. It is kept nowhere. */
export interface Linked extends Receipt {
  token: string;
}

type Decided = { events: readonly PersonEvent[] } | { refused: FieldError };

/** A command about one person. */
function changePerson(
  ctx: Context,
  command: Command,
  decide: (state: PersonState, tx: Db, id: string) => Promise<Decided>,
): Promise<Receipt> {
  if (kindOf(command.stream) !== 'person') throw new AppError('NOT_FOUND');
  const id = idOf(command.stream);
  return changeTogether(ctx, persons, command, async (state, tx) => {
    const decided = await decide(state, tx, id);
    if ('refused' in decided) return decided;
    const events = withPost(state, decided.events, ctx.clock.today());
    return { events: events.map((event) => ({ stream: command.stream, event })) };
  });
}

/** A person with an account, and the link by which they set its password: nobody else ever knows it. */
export async function createPerson(ctx: Context, command: CreateInput): Promise<Linked> {
  if (kindOf(command.stream) !== 'person') throw new AppError('NOT_FOUND');
  const id = idOf(command.stream);
  return withLink(ctx, command, (tellToken) =>
    openStream(ctx, persons, command, async (tx) => {
      const { said } = command;
      const decided = decideCreate(said, await namedBy(tx, ctx.provinceId, said));
      if ('refused' in decided) return decided;
      const now = ctx.clock.now();
      await createUser(tx, { personId: id, name: said.name, username: said.username }, now);
      tellToken(await makeLink(tx, { provinceId: ctx.provinceId, now }, { kind: 'password', about: id }));
      return { events: withPost(persons.empty, decided.events, ctx.clock.today()) };
    }),
  );
}

/** Somebody who is on record without an account. */
export async function giveAccount(ctx: Context, command: GiveInput): Promise<Linked> {
  return withLink(ctx, command, (tellToken) =>
    changePerson(ctx, command, async (state, tx, id) => {
      const decided = decideGive(state, command);
      if ('refused' in decided) return decided;
      const { username } = command.said;
      const now = ctx.clock.now();
      await createUser(tx, { personId: id, name: state.person?.name ?? '', username }, now);
      tellToken(await makeLink(tx, { provinceId: ctx.provinceId, now }, { kind: 'password', about: id }));
      return decided;
    }),
  );
}

/** The password and all sessions end at once; whoever has the link sets another. Opens what was closed. */
export async function resetPassword(ctx: Context, command: BareInput): Promise<Linked> {
  return withLink(ctx, command, (tellToken) =>
    changePerson(ctx, command, async (state, tx, id) => {
      const now = ctx.clock.now();
      const around = await aroundPerson(tx, ctx.provinceId, { id, today: ctx.clock.today() });
      const decided = decideReset(state, { ...around, isOneself: ctx.actor.id === id });
      if ('refused' in decided) return decided;
      await deletePassword(tx, id);
      tellToken(await makeLink(tx, { provinceId: ctx.provinceId, now }, { kind: 'password', about: id }));
      return decided;
    }),
  );
}

/**
 * With the link that the act has made. Sent again, it is answered with a new one as long as nothing has come of the first,
 * whose token is kept nowhere.
 */
async function withLink(
  ctx: Context,
  command: Command,
  act: (tellToken: (token: string) => void) => Promise<Receipt>,
): Promise<Linked> {
  const told: { token?: string } = {};
  try {
    const receipt = await act((token) => (told.token = token));
    const made = receipt.repeated ? undefined : told.token;
    return { ...receipt, token: made ?? (await linkAgain(ctx, command)) };
  } catch (error) {
    if (brokenConstraint(error)?.startsWith('auth_user')) throw invalid('username', 'name_taken');
    throw error;
  }
}

export const changePersonSaid = (ctx: Context, command: ChangeInput): Promise<Receipt> =>
  changePerson(ctx, command, async (state, tx, id) => {
    const { provinceId, clock } = ctx;
    const named = await namedBy(tx, provinceId, command.said);
    const around = await aroundPerson(tx, provinceId, { id, today: clock.today() });
    return decideChange(state, command, { ...around, ...named });
  });

export const setTerm = (ctx: Context, command: TermInput): Promise<Receipt> =>
  changePerson(ctx, command, async (state, tx, id) =>
    decideTerm(state, command, await aroundPerson(tx, ctx.provinceId, { id, today: ctx.clock.today() })),
  );

/** Nobody is signed in to it any more, from this moment on; the name stays in the history. */
export const lockAccount = (ctx: Context, command: BareInput): Promise<Receipt> =>
  changePerson(ctx, command, async (state, tx, id) => {
    const around = await aroundPerson(tx, ctx.provinceId, { id, today: ctx.clock.today() });
    const decided = decideLock(state, around);
    if ('refused' in decided) return decided;
    await deleteAccess(tx, id);
    await dropLink(tx, ctx.provinceId, id);
    return decided;
  });

export const endSessions = (ctx: Context, command: BareInput): Promise<Receipt> =>
  changePerson(ctx, command, async (state, tx, id) => {
    const decided = decideEnd(state);
    if ('refused' in decided) return decided;
    await deleteSessions(tx, id);
    return decided;
  });
