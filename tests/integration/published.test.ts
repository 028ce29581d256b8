import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MilestoneLine } from '../../server/clusters/milestone-lines.ts';
import { event, personDay } from '../../server/db/schema.ts';
import { readStates } from '../../server/log/read.ts';
import { appRouter } from '../../server/router.ts';
import { createServices } from '../../server/services.ts';
import { CAUSES } from '../../shared/cause.ts';
import { COLUMN_NAMES, columnsFor, type PackedRows, unpackRows } from '../../shared/cluster-row.ts';
import { addDays, type Day } from '../../shared/day.ts';
import { assess, slipDays } from '../../shared/delay.ts';
import { MILESTONE_CODES } from '../../shared/lifecycle.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { REASONS } from '../../shared/milestone.ts';
import { milestones } from '../../shared/milestones/facet.ts';
import { type Action, audienceOf, can, PUBLIC_ACTOR } from '../../shared/roles.ts';
import type { Timeline } from '../../shared/timeline.ts';
import { undone, useDatabase } from '../support/database.ts';
import { recordDiscipline } from '../support/discipline.ts';
import { type Leaf, pathsOf, spelled, valuesOf } from '../support/leaves.ts';
import { say } from '../support/log.ts';
import { PUBLISHED } from '../support/published.ts';
import { SECOND_ENTRY } from '../support/register.ts';
import { SIGNED_WORDS, sayPassing } from '../support/reorganisation.ts';
import type { Person, TestServices } from '../support/services.ts';
import { callAs, contextOf, OWN, OWN_TOO, PERSONS, servicesOn, TODAY } from '../support/services.ts';
import { saySettings } from '../support/settings.ts';
import { forecast, report, review } from '../support/updates.ts';
import { sayWorks, WORKS_FIGURES } from '../support/works.ts';

const database = useDatabase();

/** Past days, today, and a day ahead under the communes. */
const AHEAD = '2025-08-01';
const DAYS: readonly Day[] = ['2020-06-30', '2024-06-30', TODAY, AHEAD];
const SINCE = '2018-01-01';

const askerFor = async (services: TestServices, who: Person) => ({
  caller: await callAs(services, who),
  ctx: await contextOf(services, who),
});
type Asker = Awaited<ReturnType<typeof askerFor>>;

async function forEach<K, T>(keys: readonly K[], ask: (key: K) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (const key of keys) answers.push(await ask(key));
  return answers;
}
const sent = async (packed: Promise<{ json: Buffer }>): Promise<unknown> =>
  JSON.parse((await packed).json.toString());

/** How each question is asked about a day: of every cluster and every unit there is on it. */
const QUESTIONS: Record<string, (asker: Asker, asOf: Day) => Promise<unknown>> = {
  'clusters.merged': ({ caller }, asOf) => caller.clusters.merged({ asOf }),
  'clusters.list': ({ caller }, asOf) => caller.clusters.list({ asOf, limit: 200 }),
  'clusters.detail': async ({ caller, ctx }, asOf) =>
    forEach((await ctx.days.at(asOf)).clusters, ({ code }) => caller.clusters.detail({ code, asOf })),
  'programmes.list': ({ caller }, asOf) => caller.programmes.list({ asOf }),
  'programmes.past': ({ caller }, asOf) => caller.programmes.past({ asOf }),
  'figures.list': ({ caller }, asOf) => caller.figures.list({ asOf }),
  'programmes.course': ({ caller }, asOf) => caller.programmes.course({ asOf }),
  'units.list': ({ caller }, asOf) => caller.units.list({ asOf }),
  'units.page': async ({ caller }, asOf) =>
    forEach(await caller.units.list({ asOf }), ({ code }) => caller.units.page({ code, asOf })),
  'units.standings': ({ caller }, asOf) => caller.units.standings({ asOf }),
  'units.cells': ({ caller }) => caller.units.cells(),
  'settings.names': ({ caller }, asOf) => caller.settings.names({ asOf }),
  map: async ({ ctx }, asOf) => sent((await ctx.days.at(asOf)).packed(audienceOf(ctx.actor))),
  timeline: ({ ctx }, asOf) => sent(ctx.days.between(SINCE, asOf < TODAY ? asOf : TODAY)),
};

/** Answers by question, one for each day. */
type Shown = Record<string, unknown[]>;

async function shownTo(services: TestServices, who: Person, days = DAYS): Promise<Shown> {
  const asker = await askerFor(services, who);
  const shown: Shown = {};
  for (const [question, ask] of Object.entries(QUESTIONS)) {
    shown[question] = await forEach(days, (day) => ask(asker, day));
  }
  return shown;
}

const OBSTACLE = {
  what: 'Hộ ông Tư chưa chịu nhận tiền',
  proposal: 'Gặp lại ông Tư',
  product: 'Biên bản số 12',
};
const DOCUMENT = { number: 'Gọi 0900 000 000', day: '2025-03-20', issuer: 'ông Tư trưởng thôn' };
const [NOTE, RESULT] = ['Máy xúc hỏng từ tuần trước', 'Đã chi trả xong cho ông Tư'];
const [CLEARED, GRANTED] = ['Thửa của ông Tư đo lại', 'Gọi lại ông Tư'];
const [PLANNED, BUILT] = ['Chỗ ông Tư', 'Đường qua nhà ông Tư'];
const MERGED = 'Ông Tư báo là một cụm';
const PHASE = { name: 'Giai đoạn 1', areaHa: 9, decision: '5/QĐ', decidedOn: '2020-01-06' };
const REMARKS = [NOTE, RESULT, CLEARED, GRANTED, PLANNED, BUILT];
const TYPED = [...REMARKS, DOCUMENT.number, DOCUMENT.issuer, ...SIGNED_WORDS, ...Object.values(OBSTACLE)];

/** A confirmed actual and some that wait, two expansions, forecasts, an open obstacle and a resolved one. */
async function recordAll(services: TestServices): Promise<void> {
  await report(services, { note: NOTE });
  await review(services, 'confirmation');
  for (const key of ['works_accepted', 'wastewater_trial', 'infrastructure_completed'] as const) {
    await report(services, { note: NOTE, document: DOCUMENT }, { key });
  }
  await review(services, 'return', { key: 'wastewater_trial' });
  await forecast(services, { note: NOTE }, { key: 'first_tenant' });
  await forecast(services, { note: NOTE }, { code: OWN_TOO });
  const stream = streamOf('cluster', OWN_TOO);
  const provenance = 'reported';
  const about = { milestone: 'infrastructure_completed', cause: 'permits', provenance, ...OBSTACLE };
  const expansion = { milestone: 'expansion_decided', kind: 'actual', provenance };
  const expanded = ['2025-02', '2025-03'].flatMap((date) => [
    { ...expansion, date },
    { ...expansion, date, kind: 'confirmation' },
  ]);
  await say(services, streamOf('cluster', 'HN-012'), { type: 'milestones.recorded', entries: expanded });
  const revoked = { milestone: 'revoked', date: '2025-03-20', provenance };
  const ended = ['actual', 'confirmation'].map((kind) => ({ ...revoked, kind }));
  await say(services, streamOf('cluster', 'HN-060'), { type: 'milestones.recorded', entries: ended });
  const move = { organisation: 'department', person: PERSONS.department, due: '2025-06-30' };
  for (const id of ['1', '2'])
    await say(services, stream, { type: 'obstacles.opened', id, ...about, ...move });
  await say(services, stream, { type: 'obstacles.resolved', id: '2', result: RESULT, provenance });
  await say(services, stream, { type: 'register.phased', phases: [PHASE] });
  const second = streamOf('cluster', 'HN-900');
  await say(services, second, { type: 'register.entered', identity: SECOND_ENTRY, units: [] });
  await say(services, second, { type: 'register.merged', into: OWN_TOO, ground: { note: MERGED } });
  const pending = [{ cause: 'land_title', ha: 0.731 }];
  const figures = { toClearHa: 20.137, handedOverHa: 11.219, cleanHa: 9.517, toClearHouseholds: 7_311 };
  const said = { date: '2025-03-20', figures, pending, note: CLEARED, provenance };
  const decision = { number: '12/QĐ', day: '2025-03-20', issuer: GRANTED };
  const tranche = { id: '3', form: 'lease', areaHa: 4.613, decision, provenance };
  await say(services, stream, { type: 'clearance.reported', ...said });
  await say(services, stream, { type: 'clearance.land_granted', ...tranche });
  await saySettings(services);
  await recordDiscipline(services, stream, NOTE);
  await sayWorks(services, stream, { issuer: PLANNED, note: BUILT });
  await sayPassing(services, OWN_TOO);
}

/** The first hints that an open browser of anybody gets while a person and then clusters are recorded. */
async function hintsMeanwhile(services: TestServices): Promise<unknown[]> {
  const anyone = await callAs(services, 'public');
  const stream = (await anyone.live.hints())[Symbol.asyncIterator]();
  const hints = [stream.next(), stream.next()];
  await services.follow.look();
  const duties = [{ organisationId: 'department', cluster: null, validFrom: TODAY, validTo: TODAY }];
  await say(services, streamOf('person', PERSONS.department), { type: 'person.assigned', duties });
  await services.follow.look();
  await recordAll(services);
  const told = (await Promise.all(hints)).map(({ value }) => value as unknown);
  await stream.return?.();
  return told;
}

let services: TestServices;
/** What the public is told of clusters. */
let known: Shown;
/** All that it is told. */
let shown: Shown;
beforeAll(async () => {
  const { db } = database();
  services = servicesOn(db);
  const identity = { kind: 'demonstration', shiftDays: 0 } as const;
  const { demonstration } = await createServices(db, { identity, log: services.log, dataDir: tmpdir() });
  const hints = await hintsMeanwhile(services);
  const { session } = await callAs({ ...services, demonstration }, 'public');
  known = await shownTo(services, 'public');
  shown = { ...known, 'session.current': [await session.current()], 'live.hints': [hints] };
});

/** Without some clusters, and without the areas in which no others lie. */
const besides = (codes: ReadonlySet<string>, shown: Shown): unknown => {
  type About = { code?: string; row?: { code: string }; rows?: unknown[] } | null;
  const isLeft = (one: About) => !codes.has(one?.code ?? one?.row?.code ?? '') && one?.rows?.length !== 0;
  return JSON.parse(JSON.stringify(shown), (_key, value: unknown) =>
    Array.isArray(value) ? value.filter(isLeft) : value,
  );
};

describe('what the public is told', { timeout: 60_000 }, () => {
  test('no question that it may ask is left out of the list', () => {
    type Procedure = { _def: { type: string; meta: { action: Action } } };
    const isOpen = ({ _def: { type, meta } }: Procedure) =>
      type !== 'mutation' && can(PUBLIC_ACTOR, meta.action).yes;
    const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
    const open = procedures.filter(([, procedure]) => isOpen(procedure)).map(([path]) => path);
    expect(Object.keys(PUBLISHED).sort()).toEqual([...open, 'map', 'timeline'].sort());
  });

  test.each(Object.entries(PUBLISHED))('%s: the fields on the list, and no others', (question, fields) => {
    expect([...new Set(shown[question]?.flatMap(pathsOf))].sort()).toEqual(spelled(fields));
  });

  test('of a change nothing but the cluster is named', () => {
    expect(shown['live.hints']).toEqual([[{ kind: 'person' }, { kind: 'cluster', cluster: OWN }]]);
  });

  test('the administrator is told of clusters exactly what the public is told', async () => {
    expect(await shownTo(services, 'administrator')).toEqual(known);
  });

  test.each(['manager', 'committee'] as const)('the %s is told no more of others’ clusters', async (who) => {
    const { rows } = await (await callAs(services, who)).work.mine({});
    const scope = new Set(rows.map(({ code }) => code));
    const seen = await shownTo(services, who);
    expect(besides(scope, seen)).toEqual(besides(scope, known));
    expect(seen).not.toEqual(known);
  });
});

describe('what the public is not told', () => {
  test('the slip of what has not happened; that of an actual follows from two published dates', () => {
    const lines = (shown['clusters.detail'] as { milestones: MilestoneLine[] }[][])
      .flat()
      .flatMap((d) => d.milestones);
    const wrong = lines.filter(({ actual = null, baseline = null, baseline0 = null, slip, slipOriginal }) => {
      const behind = (date: string | null) =>
        actual === null ? null : slipDays({ baseline: date, forecast: null, actual }, TODAY);
      return slip !== behind(baseline) || slipOriginal !== behind(baseline0);
    });
    expect(wrong).toEqual([]);
  });

  test('a day on which the class of a cluster does not change', () => {
    const timelines = shown['timeline'] as Timeline[];
    const classes = timelines.flatMap(({ clusters }) => clusters.map((cluster) => cluster.classes));
    expect(classes.filter((all) => all.some(({ says }, i) => says === all[i - 1]?.says))).toEqual([]);
  });

  test('what can be ordered or filtered by', async () => {
    const { clusters } = await callAs(services, 'public');
    const usual = await clusters.list({ limit: 200 });
    for (const by of COLUMN_NAMES.filter((name) => !columnsFor('public').includes(name))) {
      expect(await clusters.list({ sort: { by, direction: 'up' }, limit: 200 }), by).toEqual(usual);
    }
    for (const filter of [{ causes: [...CAUSES] }, { mover: 'department' }, { mover: 'investor-13' }]) {
      expect((await clusters.list({ filter })).total).toBe(0);
    }
  });

  test('who any person is: neither a name nor an id', async () => {
    const people = await database().db.select().from(personDay);
    const ids = [...new Set(people.map(({ stream }) => idOf(stream)))];
    const names = [...new Set(people.map(({ name }) => name))];
    const [said, values] = [JSON.stringify(shown), valuesOf(shown)];
    expect(Math.min(ids.length, names.length)).toBeGreaterThan(150);
    expect(names.filter((name) => said.includes(name))).toEqual([]);
    expect(ids.filter((id) => values.has(id))).toEqual([]);
  });

  test('anything of site clearance: neither a figure nor a share of one', () => {
    const values = valuesOf({ ...shown, map: (shown['map'] as PackedRows[]).map(unpackRows) });
    const share = Math.round((1000 * 11.219) / 20.137) / 10;
    const figures = [20.137, 11.219, 9.517, 7_311, 0.731, 4.613, share];
    expect(figures.filter((figure) => values.has(figure))).toEqual([]);
  });

  test('anything of the works: neither what is planned, nor what is done, nor what was paid', () => {
    const values = valuesOf({ ...shown, map: (shown['map'] as PackedRows[]).map(unpackRows) });
    expect(WORKS_FIGURES.filter((figure) => values.has(figure))).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/works\.(?:planned|reported)|weighting|approvedVndBn/);
  });

  test('reasons, what somebody typed and nobody confirmed, and what the log is kept by', async () => {
    const { clusters } = await callAs(services, 'department');
    const within = JSON.stringify(await forEach([OWN, OWN_TOO], (code) => clusters.detail({ code })));
    expect(TYPED.filter((words) => !within.includes(words))).toEqual([]);
    const events = await database().db.select().from(event);
    const keys = events.flatMap(({ request, digest, hash }) => [hash, request ?? hash, digest ?? hash]);
    const [said, values] = [JSON.stringify(shown), valuesOf(shown)];
    expect(TYPED.filter((words) => said.includes(words))).toEqual([]);
    expect([...REASONS, ...keys].filter((key) => values.has(key))).toEqual([]);
  });
});

const FUTURE = Array.from({ length: 3000 }, (_d, n) => addDays(TODAY, n + 1));

/**
 * Every open forecast, and one for the gate of every cluster without a schedule, with the earliest and the latest day
 * that it can be without another class and without having anything in common with what is told already: the day, and
 * the slips it comes to.
 */
async function openForecasts({ db, provinceId, snapshots }: TestServices, told: Set<Leaf>) {
  const { clusters, thresholds } = await snapshots.at(TODAY);
  const streams = clusters.map(({ stream }) => stream);
  const known = await readStates(db, milestones, { provinceId, streams });
  return clusters.flatMap(({ code, stream, days, assessment }) =>
    MILESTONE_CODES.flatMap((milestone) => {
      const { forecast, actual, baseline, baseline0 } = known.get(stream)?.milestones[milestone] ?? {};
      const isGate = days.milestones.gate === milestone;
      const isUnplanned = assessment.lateness === 'no_plan' || assessment.lateness === 'undecided';
      const isOpen = forecast !== undefined || (isGate && isUnplanned);
      // What has lapsed and is not overdue has no date: any day ahead is another class.
      const isLeftBehind = isGate && assessment.lateness === 'no_date';
      if (actual !== undefined || !isOpen || isLeftBehind) return [];
      const slip = (forecast: Day, baseline: Day | null = null) =>
        slipDays({ baseline, forecast, actual: null }, TODAY) ?? forecast;
      const tells = (day: Day): Leaf[] => [day, slip(day, baseline), slip(day, baseline0)];
      const fits = (day: Day) => {
        const moved = { ...days.milestones, ...(isGate ? { gateForecast: day } : {}) };
        const { lateness } = assess({ ...days, milestones: moved }, TODAY, thresholds);
        return lateness === assessment.lateness && !tells(day).some((leaf) => told.has(leaf));
      };
      const found = [FUTURE.find(fits), FUTURE.findLast(fits)].flatMap((day) => day ?? []);
      for (const leaf of found.flatMap(tells)) told.add(leaf);
      return { stream: streamOf('cluster', code), milestone, days: found, tells: found.flatMap(tells) };
    }),
  );
}

/** Rows of the map as they are read: its packed columns are full of numbers that count rows. */
const readValues = (shown: Shown) =>
  valuesOf({ ...shown, 'units.cells': [], map: (shown['map'] as PackedRows[]).map(unpackRows) });

test('a forecast that moves within its class moves nothing that the public is told; neither day nor slip is', {
  timeout: 60_000,
}, async () => {
  await undone(database().db, async (tx) => {
    const here = servicesOn(tx);
    const moves = await openForecasts(here, readValues(known));
    expect(moves.length).toBeGreaterThan(60);
    expect(moves.filter(({ days }) => days.length < 2)).toEqual([]);
    const ways = [
      // That a person and not the demonstration has said it is told, by its ground; what was said is not.
      { provenance: 'reported', reason: 'permits' },
      { provenance: 'reported', reason: 'market', note: NOTE },
    ];
    const [first = {}, second = {}] = await forEach([0, 1], async (n) => {
      for (const { stream, milestone, days } of moves) {
        const entry = { milestone, kind: 'forecast', date: days[n], ...ways[n] };
        await say(here, stream, { type: 'milestones.recorded', entries: [entry] });
      }
      return shownTo(here, 'public', [TODAY, AHEAD]);
    });
    expect(second).toEqual(first);
    const told = readValues(second);
    expect(moves.flatMap(({ tells }) => tells).filter((leaf) => told.has(leaf))).toEqual([]);
  });
});
