import type { Request } from 'express';
import { isDay } from '../../shared/day.ts';
import { DELAYS_AT_ONCE } from '../../shared/delay-list.ts';
import { type FirstAnswers, LANGUAGE_COOKIE, LETTERS_COOKIE } from '../../shared/first.ts';
import { formatDay, LANGS, type Lang } from '../../shared/i18n/format.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import { leadingOf } from '../../shared/programme.ts';
import { audienceOf, can } from '../../shared/roles.ts';
import type { Context } from '../context.ts';
import { appRouter } from '../router.ts';
import { createCallerFactory } from '../trpc.ts';
import type { ContextOf } from './request.ts';

/** A page with a larger map than this is asked for before its map. */
const LARGEST_MAP_BYTES = 100_000;

const callerOf = createCallerFactory(appRouter);
type Caller = ReturnType<typeof callerOf>;

/** What a page begins with: its finding in words, and the answers that its first screen asks for. */
export interface First extends FirstAnswers {
  lang: Lang;
  /** Whoever asks is signed in. */
  isSomebody: boolean;
  /** The browser has the product's letters: the words are set in them. */
  hasLetters: boolean;
  /** The name of the system, for the frame. */
  name: string;
  title: string;
  below: string;
}

interface Asking {
  ctx: Context;
  caller: Caller;
  lang: Lang;
  /** The day in the address; empty: today. */
  asOf: { asOf?: string };
  /** The address asks for no more than a page and a day: no filter, no order. */
  plain: boolean;
  /** What the address names: a cluster, an area. */
  code: string;
  answers: FirstAnswers['answers'];
}

type Teller = (asking: Asking) => Promise<string>;

/** Ask as the page's program would, and keep the answer for it. */
async function ask<T>(
  { answers }: Asking,
  procedure: string,
  input: object | null,
  call: Promise<T>,
): Promise<T> {
  const data = await call;
  answers.push({ procedure, input, data });
  return data;
}

const units = (asking: Asking) =>
  ask(asking, 'units.list', asking.asOf, asking.caller.units.list(asking.asOf));

/** By page: the sentence that stands on top of it, with what it was made from kept for the program. */
const TELLERS: Record<string, Teller> = {
  '/': async (asking) => {
    const t = MESSAGES[asking.lang];
    await units(asking);
    const targets = await ask(
      asking,
      'programmes.list',
      asking.asOf,
      asking.caller.programmes.list(asking.asOf),
    );
    const start = leadingOf(targets, 'construction_started');
    const started = targets.find(({ code }) => code === start);
    if (!started || started.cohortSize === 0) return t.map.title;
    const left = started.cohortSize - (started.achieved ?? 0);
    return left === 0 ? t.map.headlineDone(started.cohortSize) : t.map.headline(left, started.cohortSize);
  },
  '/clusters/:code': async (asking) => {
    await units(asking);
    const input = { code: asking.code, ...asking.asOf };
    const { row } = await ask(asking, 'clusters.detail', input, asking.caller.clusters.detail(input));
    return row.name;
  },
  '/areas/:code': async (asking) => {
    await units(asking);
    const input = { code: asking.code, ...asking.asOf };
    const { unit } = await ask(asking, 'units.page', input, asking.caller.units.page(input));
    return unit.nameVi;
  },
  '/work': async (asking) => {
    const { actor } = asking.ctx;
    if (can(actor, 'work.read').yes)
      await ask(asking, 'work.mine', asking.asOf, asking.caller.work.mine(asking.asOf));
    return MESSAGES[asking.lang].nav.work;
  },
  '/programmes': async (asking) => {
    const { asOf, caller } = asking;
    await ask(asking, 'programmes.list', asOf, caller.programmes.list(asOf));
    await ask(asking, 'programmes.course', asOf, caller.programmes.course(asOf));
    await ask(asking, 'programmes.past', asOf, caller.programmes.past(asOf));
    await ask(asking, 'figures.list', asOf, caller.figures.list(asOf));
    return MESSAGES[asking.lang].nav.programmes;
  },
  '/delays': async (asking) => {
    const t = MESSAGES[asking.lang];
    if (!asking.plain || !can(asking.ctx.actor, 'delays.read').yes) return t.nav.delays;
    await units(asking);
    const input = { ...asking.asOf, filter: {}, limit: DELAYS_AT_ONCE };
    const data = await asking.caller.clusters.delays(input);
    asking.answers.push({ procedure: 'clusters.delays', input, data, paged: true });
    const { critical = 0, late = 0 } = data.counts;
    return t.late.title(critical, critical + late, null);
  },
};

/** For a page without a sentence of its own, or where nothing can be told: the name of the whole. */
const NAMES: Record<string, (t: (typeof MESSAGES)['vi']) => string> = {
  '/delays': (t) => t.nav.delays,
  '/changes': (t) => t.changes.name,
  '/reports': (t) => t.report.list.name,
  '/work': (t) => t.nav.work,
  '/outbox': (t) => t.outbox.title,
  '/sign-in': (t) => t.signIn.title,
};

/** Longer than this nobody waits for a page: its program asks for itself. */
const PATIENCE_MS = 1_000;

/** What the page at an address begins with, for whoever asks; null where that is not to be had in time. */
export const firstFor =
  (contextOf: ContextOf) =>
  (page: string, req: Request): Promise<First | null> =>
    Promise.race([
      // Whoever asks cannot be found (a database that is away): the program asks again, and is told why.
      contextOf(req)
        .then((ctx) => firstOf(ctx, page, req))
        .catch(() => null),
      late(PATIENCE_MS),
    ]);

const late = (ms: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), ms).unref());

/** Whatever fails is left to the program, which says why. */
async function firstOf(ctx: Context, page: string, req: Request): Promise<First> {
  const lang = languageOf(req);
  const t = MESSAGES[lang];
  const [day, code] = [req.query['asof'], req.params['code']];
  const asOf = typeof day === 'string' && isDay(day) && day !== ctx.clock.today() ? { asOf: day } : {};
  const answers: FirstAnswers['answers'] = [];
  const plain = Object.keys(req.query).every((name) => name === 'asof');
  const asking = { ctx, caller: callerOf(ctx), lang, asOf, plain, code: String(code ?? ''), answers };
  const begun = {
    lang,
    isSomebody: ctx.actor.id !== null,
    hasLetters: cookieOf(req, LETTERS_COOKIE) !== undefined,
    name: t.app.short,
    title: NAMES[page]?.(t) ?? t.app.name,
    below: dayIn(asking),
    answers,
    map: null,
  };
  try {
    await ask(asking, 'session.current', null, asking.caller.session.current());
    const title = (await TELLERS[page]?.(asking)) ?? begun.title;
    return { ...begun, title, map: page === '/' ? await mapOf(asking) : null };
  } catch {
    // Not there, no right, a database that is away: the program asks again and says so in its own place.
    return begun;
  }
}

const dayIn = ({ ctx, lang, asOf }: Asking): string => {
  const t = MESSAGES[lang];
  const day = formatDay(asOf.asOf ?? ctx.clock.today(), lang);
  return asOf.asOf ? `${t.asOf.label} ${day}` : `${t.asOf.label} ${day} (${t.asOf.today})`;
};

async function mapOf({ ctx, asOf }: Asking): Promise<FirstAnswers['map']> {
  const snapshot = await ctx.days.at(asOf.asOf ?? ctx.clock.today());
  const { json } = await snapshot.packed(audienceOf(ctx.actor));
  return json.length > LARGEST_MAP_BYTES ? null : (JSON.parse(json.toString()) as FirstAnswers['map']);
}

/** The value of one of the cookies that a page keeps for its next first words. */
const cookieOf = (req: Request, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name.replace('.', '\\.')}=(\\w+)`).exec(req.headers.cookie ?? '')?.[1];

/** In which language somebody reads: as chosen here, else as the browser asks, else Vietnamese. */
function languageOf(req: Request): Lang {
  const chosen = cookieOf(req, LANGUAGE_COOKIE);
  const known = LANGS.find((lang) => lang === chosen);
  if (known) return known;
  const preferred = req.acceptsLanguages().map((tag) => tag.slice(0, 2).toLowerCase());
  return preferred.flatMap((tag) => LANGS.find((lang) => lang === tag) ?? [])[0] ?? 'vi';
}
