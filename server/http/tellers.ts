import { unpackRows } from '../../shared/cluster-row.ts';
import type { Day } from '../../shared/day.ts';
import { DELAYS_AT_ONCE } from '../../shared/delay-list.ts';
import type { FirstAnswers } from '../../shared/first.ts';
import { headlineOf } from '../../shared/headline.ts';
import { areaFinding } from '../../shared/i18n/area-words.ts';
import type { Lang } from '../../shared/i18n/format.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import { overlapWords } from '../../shared/i18n/overlap-words.ts';
import { programmesTitle } from '../../shared/i18n/programmes-title.ts';
import { findingWords } from '../../shared/i18n/status-words.ts';
import { dutiesTitle, inboxTitle } from '../../shared/i18n/work-title.ts';
import { leadingOf } from '../../shared/programme.ts';
import { lookedAt } from '../../shared/programmes/pacing.ts';
import { audienceOf, can } from '../../shared/roles.ts';
import { statusTold } from '../../shared/status-told.ts';
import { unitName } from '../../shared/unit-name.ts';
import type { Context } from '../context.ts';
import { appRouter } from '../router.ts';
import { createCallerFactory } from '../trpc.ts';

/** A page with a larger map than this is asked for before its map. */
const LARGEST_MAP_BYTES = 100_000;

export const callerOf = createCallerFactory(appRouter);
type Caller = ReturnType<typeof callerOf>;

export interface Asking {
  ctx: Context;
  caller: Caller;
  lang: Lang;
  /** The day in the address; empty: today. */
  asOf: { asOf?: string };
  /** The address asks for no more than a page and a day: no filter, no order. */
  plain: boolean;
  /** The first day of which anything is on record, once it is known who asks. */
  since: Day | null;
  /** What the address names: a cluster, an area. */
  code: string;
  answers: FirstAnswers['answers'];
}

/** What stands on top of a page before its program: its title, and what it says first. */
export interface Telling {
  title: string;
  told?: string | null;
  /** It is the finding: as bold as in its place. */
  isFinding?: boolean;
  /** The map of the day, for the home page. */
  map?: FirstAnswers['map'];
}
type Teller = (asking: Asking) => Promise<Telling>;

/** Ask as the page's program would, and keep the answer for it. */
export async function ask<T>(
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

/** What the bars around every page ask for, of whoever is signed in. */
export async function askForBars(asking: Asking): Promise<void> {
  const { ctx, caller } = asking;
  if (can(ctx.actor, 'work.read').yes) await ask(asking, 'work.count', null, caller.work.count());
  if (can(ctx.actor, 'reminder.own').yes)
    await ask(asking, 'reminders.count', null, caller.reminders.count());
}

/** By page: the sentence that stands on top of it, with what it was made from kept for the program. */
export const TELLERS: Record<string, Teller> = {
  '/': async (asking) => {
    const t = MESSAGES[asking.lang];
    await units(asking);
    const targets = await ask(
      asking,
      'programmes.list',
      asking.asOf,
      asking.caller.programmes.list(asking.asOf),
    );
    const map = await mapOf(asking);
    const start = leadingOf(targets, 'construction_started');
    const completion = leadingOf(targets, 'infrastructure_completed');
    // By the rows that the map shows, as its page counts them; without them by the target, which counts the same.
    const counts = map && headlineOf(unpackRows(map), start, completion);
    const target = targets.find(({ code }) => code === start);
    const cohort = counts?.cohort ?? target?.cohortSize ?? 0;
    if (cohort === 0) return { title: t.map.title, map };
    const left = cohort - (counts?.started ?? target?.achieved ?? 0);
    const title = left === 0 ? t.map.headlineDone(cohort) : t.map.headline(left, cohort);
    return { title, told: counts && figuresOf(asking, counts), map };
  },
  '/clusters/:code': async (asking) => {
    await units(asking);
    const input = { code: asking.code, ...asking.asOf };
    const detail = await ask(asking, 'clusters.detail', input, asking.caller.clusters.detail(input));
    if (detail.internal) await ask(asking, 'evidence.list', input, asking.caller.evidence.list(input));
    const { finding } = statusTold(detail);
    return {
      title: detail.row.name,
      told: finding && findingWords(finding, MESSAGES[asking.lang], asking.lang),
      isFinding: true,
    };
  },
  '/areas/:code': async (asking) => {
    await units(asking);
    const input = { code: asking.code, ...asking.asOf };
    const { unit, standing } = await ask(asking, 'units.page', input, asking.caller.units.page(input));
    const name = unitName(unit.nameVi, asking.lang);
    return { title: `${name}: ${areaFinding(standing, MESSAGES[asking.lang])}` };
  },
  '/work': async (asking) => {
    const { actor, clock } = asking.ctx;
    const t = MESSAGES[asking.lang];
    if (!can(actor, 'work.read').yes) return { title: t.nav.work };
    const work = await ask(asking, 'work.mine', asking.asOf, asking.caller.work.mine(asking.asOf));
    const day = asking.asOf.asOf ?? clock.today();
    const isManager = can(actor, 'forecast.write').yes;
    return { title: isManager ? dutiesTitle(work.dues, day, t) : inboxTitle(work, t) };
  },
  '/programmes': async (asking) => {
    const { asOf, caller, lang, since, ctx } = asking;
    const [t, today] = [MESSAGES[lang], ctx.clock.today()];
    const day = asOf.asOf ?? today;
    const targets = await ask(asking, 'programmes.list', asOf, caller.programmes.list(asOf));
    const courses = await ask(asking, 'programmes.course', asOf, caller.programmes.course(asOf));
    await ask(asking, 'programmes.past', asOf, caller.programmes.past(asOf));
    await ask(asking, 'figures.list', asOf, caller.figures.list(asOf));
    return {
      title: programmesTitle(targets, ({ code }) => lookedAt(code, { day, today, since, courses }), {
        day,
        t,
        lang,
      }),
      told: targets.length === 0 ? null : overlapWords(targets, t, lang),
    };
  },
  '/sign-in': async ({ lang }) => {
    const { title, publicHint } = MESSAGES[lang].signIn;
    return { title, told: publicHint };
  },
  '/delays': async (asking) => {
    const t = MESSAGES[asking.lang];
    if (!asking.plain || !can(asking.ctx.actor, 'delays.read').yes) return { title: t.nav.delays };
    await units(asking);
    const input = { ...asking.asOf, filter: {}, limit: DELAYS_AT_ONCE };
    const data = await asking.caller.clusters.delays(input);
    asking.answers.push({ procedure: 'clusters.delays', input, data, paged: true });
    const { critical = 0, late = 0 } = data.counts;
    return { title: t.late.title(critical, critical + late, null) };
  },
};

/** '43 cụm trong chỉ tiêu · 32 đã khởi công · 11 chưa': the figures under the finding, of the rows that the map shows. */
function figuresOf({ lang, asOf }: Asking, counts: ReturnType<typeof headlineOf>): string {
  const t = MESSAGES[lang];
  return [
    `${counts.cohort} ${asOf.asOf ? t.time.byThen : t.map.cohortNote}`,
    t.map.started(counts.started),
    ...(counts.isCompletionCounted ? [t.map.completed(counts.completed)] : []),
    t.map.left(counts.cohort - counts.started),
  ].join(' · ');
}

async function mapOf({ ctx, asOf }: Asking): Promise<FirstAnswers['map']> {
  const snapshot = await ctx.days.at(asOf.asOf ?? ctx.clock.today());
  const { json } = await snapshot.packed(audienceOf(ctx.actor));
  return json.length > LARGEST_MAP_BYTES ? null : (JSON.parse(json.toString()) as FirstAnswers['map']);
}

/** For a page without a sentence of its own, or where nothing can be told: the name of the whole. */
export const NAMES: Record<string, (t: (typeof MESSAGES)['vi']) => string> = {
  '/delays': (t) => t.nav.delays,
  '/changes': (t) => t.changes.name,
  '/reports': (t) => t.report.list.name,
  '/work': (t) => t.nav.work,
  '/outbox': (t) => t.outbox.title,
};
