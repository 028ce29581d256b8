import type { Request } from 'express';
import { isDay } from '../../shared/day.ts';
import { type FirstAnswers, LANGUAGE_COOKIE, LETTERS_COOKIE } from '../../shared/first.ts';
import { formatDay, LANGS, type Lang } from '../../shared/i18n/format.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import type { Context } from '../context.ts';
import type { ContextOf } from './request.ts';
import { type Asking, ask, askForBars, callerOf, NAMES, TELLERS } from './tellers.ts';

/** What a page begins with: its finding in words, and the answers that its first screen asks for. */
export interface First extends FirstAnswers {
  lang: Lang;
  /** Whoever asks is signed in. */
  isSomebody: boolean;
  /** The browser has the product's letters: the words are set in them. */
  hasLetters: boolean;
  /** The name of the system, for the frame. */
  name: string;
  /** That all of it is made up, in a sentence and in fewer words; null where it is not. */
  demonstration: { long: string; short: string } | null;
  title: string;
  /** What the page says first, under its title; null where that is nothing. */
  told: string | null;
  isFinding: boolean;
  below: string;
}

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
  const asking = {
    ctx,
    caller: callerOf(ctx),
    lang,
    asOf,
    plain,
    since: null,
    code: String(code ?? ''),
    answers,
  };
  const begun: First = {
    lang,
    isSomebody: ctx.actor.id !== null,
    hasLetters: cookieOf(req, LETTERS_COOKIE) !== undefined,
    name: t.app.short,
    demonstration: null,
    title: NAMES[page]?.(t) ?? t.app.name,
    told: null,
    isFinding: false,
    below: dayIn(asking),
    answers,
    map: null,
  };
  try {
    const { demonstration, recordSince: since } = await ask(
      asking,
      'session.current',
      null,
      asking.caller.session.current(),
    );
    begun.demonstration = demonstration && {
      long: t.app.demonstration(formatDay(demonstration.startedOn, lang)),
      short: t.app.demonstrationShort(formatDay(demonstration.startedOn, lang)),
    };
    if (begun.isSomebody) await askForBars(asking);
    const {
      title = begun.title,
      told = null,
      isFinding = false,
      map = null,
    } = (await TELLERS[page]?.({ ...asking, since })) ?? {};
    return { ...begun, title, told, isFinding, map };
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
