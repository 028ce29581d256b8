import { describe, expect, test } from 'vitest';
import { appRouter } from '../../server/router.ts';
import { instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import {
  ASSIGNING,
  actual,
  answered,
  assigned,
  CLIMBING,
  clearanceReport,
  command,
  DUTY_CALLS,
  evidence,
  filed,
  forecast,
  handedOn,
  landGranted,
  MANAGERS_OWN,
  OVERSEEING,
  OWN_ONLY,
  opened,
  outcome,
  queued,
  resolved,
  review,
  SCHEDULE_CALLS,
  said,
  still,
  TAKEN,
  takeBack,
  UNKNOWN,
  WRITERS,
  withdrawn,
  worksPlan,
  worksReport,
} from '../support/access.ts';
import { undone, useDatabase } from '../support/database.ts';
import { PROGRAMME_CALLS } from '../support/programmes.ts';
import { MANAGING, REGISTER_CALLS, REGISTER_COMMANDS } from '../support/running.ts';
import { type Caller, callAs, FOREIGN, OWN, PERSONS, type Person, servicesOn } from '../support/services.ts';
import { SETTING } from '../support/settings.ts';
import { review as confirm, report } from '../support/updates.ts';

const database = useDatabase();
const EVERYONE: Person[] = ['public', ...(Object.keys(PERSONS) as (keyof typeof PERSONS)[])];

/** Every procedure, how to call it, and who may. CONFLICT means: let through, and stopped only by the false version. */
const CALLS: Record<string, { call: (caller: Caller) => Promise<unknown>; may: Person[] }> = {
  'session.current': { call: (c) => c.session.current(), may: EVERYONE },
  'clusters.list': { call: (c) => c.clusters.list({}), may: EVERYONE },
  'clusters.detail': { call: (c) => c.clusters.detail({ code: OWN }), may: EVERYONE },
  'clusters.delays': { call: (c) => c.clusters.delays({}), may: [...WRITERS, 'leadership'] },
  'obstacles.movers': { call: (c) => c.obstacles.movers({ code: OWN }), may: WRITERS },
  'obstacles.open': { call: (c) => c.obstacles.open(opened(OWN)), may: WRITERS },
  'obstacles.handOn': { call: (c) => c.obstacles.handOn(handedOn(OWN)), may: WRITERS },
  'obstacles.answer': { call: (c) => c.obstacles.answer(answered(OWN)), may: [...WRITERS, 'leadership'] },
  'obstacles.resolve': { call: (c) => c.obstacles.resolve(resolved(OWN)), may: WRITERS },
  'obstacles.reopen': { call: (c) => c.obstacles.reopen(handedOn(OWN)), may: WRITERS },
  'clearance.report': { call: (c) => c.clearance.report(clearanceReport(OWN)), may: WRITERS },
  'clearance.grantLand': { call: (c) => c.clearance.grantLand(landGranted(OWN)), may: WRITERS },
  'works.report': { call: (c) => c.works.report(worksReport(OWN)), may: ['manager'] },
  'works.plan': { call: (c) => c.works.plan(worksPlan(OWN)), may: ['department'] },
  'procedure.list': { call: (c) => c.procedure.list({}), may: OVERSEEING },
  ...Object.fromEntries(
    Object.entries(CLIMBING).map(([path, { call, may }]) => [
      path,
      { call: (c: Caller) => call(c, OWN), may },
    ]),
  ),
  'reports.of': { call: (c) => c.reports.of({ code: OWN }), may: [...WRITERS, 'leadership'] },
  'reports.period': { call: (c) => c.reports.period({ rhythm: 'week' }), may: [...WRITERS, 'leadership'] },
  'reports.file': { call: (c) => c.reports.file(filed(OWN)), may: ['manager'] },
  'devices.tell': { call: (c) => c.devices.tell(queued), may: ['manager'] },
  'devices.waiting': { call: (c) => c.devices.waiting(), may: [...WRITERS, 'leadership'] },
  'evidence.list': { call: (c) => c.evidence.list({ code: OWN }), may: [...WRITERS, 'leadership'] },
  'evidence.add': { call: (c) => c.evidence.add(evidence(OWN)), may: ['manager', 'committee'] },
  'evidence.withdraw': { call: (c) => c.evidence.withdraw(withdrawn(OWN)), may: ['manager', 'committee'] },
  'documents.read': { call: (c) => c.documents.read(NO_FILE), may: [...WRITERS, 'leadership'] },
  'documents.page': {
    call: (c) => c.documents.page({ ...NO_FILE, page: 1, turn: 0 }),
    may: [...WRITERS, 'leadership'],
  },
  ...Object.fromEntries(
    Object.entries(OWN_ONLY).map(([path, call]) => [
      path,
      { call, may: [...WRITERS, 'leadership'] as Person[] },
    ]),
  ),
  'programmes.list': { call: (c) => c.programmes.list({}), may: EVERYONE },
  'programmes.past': { call: (c) => c.programmes.past({}), may: EVERYONE },
  'figures.list': { call: (c) => c.figures.list({}), may: EVERYONE },
  'programmes.course': { call: (c) => c.programmes.course({}), may: EVERYONE },
  ...PROGRAMME_CALLS,
  'units.list': { call: (c) => c.units.list({}), may: EVERYONE },
  'units.page': { call: (c) => c.units.page({ code: '017' }), may: EVERYONE },
  'units.standings': { call: (c) => c.units.standings({}), may: EVERYONE },
  'units.cells': { call: (c) => c.units.cells(), may: EVERYONE },
  'work.mine': { call: (c) => c.work.mine({}), may: [...WRITERS, 'leadership'] },
  'work.count': { call: (c) => c.work.count(), may: [...WRITERS, 'leadership'] },
  'audit.signIns': { call: (c) => c.audit.signIns({}), may: ASSIGNING },
  'audit.list': { call: (c) => c.audit.list({}), may: ASSIGNING },
  'audit.change': {
    call: (c) => c.audit.change({ stream: streamOf('person', 'p-city'), seq: 1 }),
    may: ASSIGNING,
  },
  'assignments.assign': { call: (c) => c.assignments.assign(assigned(OWN)), may: ASSIGNING },
  ...Object.fromEntries(Object.entries(SETTING).map(([path, call]) => [path, { call, may: ASSIGNING }])),
  ...DUTY_CALLS,
  'settings.names': { call: (c) => c.settings.names({}), may: EVERYONE },
  ...MANAGING,
  'live.hints': { call: (c) => c.live.hints(), may: EVERYONE },
  ...REGISTER_CALLS,
  ...SCHEDULE_CALLS,
};

/** What is not on file proposes nothing; whether one may ask is another matter. */
const NO_FILE = { code: OWN, file: '0197c6d2-0000-7000-8000-000000000000' };

describe('every procedure against every role', () => {
  test('none is left out of this table', () => {
    expect(Object.keys(CALLS).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  });

  for (const [path, { call, may }] of Object.entries(CALLS)) {
    test.each(EVERYONE)(`${path} as %s`, async (who) => {
      const result = await outcome(call(await callAs(servicesOn(database().db), who)));
      const through = TAKEN.includes(path)
        ? ['BAD_REQUEST']
        : ['ok', 'CONFLICT', ...(UNKNOWN.includes(path) ? ['NOT_FOUND'] : [])];
      if (may.includes(who)) expect(through).toContain(result);
      else expect(result).toBe(who === 'public' ? 'UNAUTHORIZED' : 'FORBIDDEN');
    });
  }
});

describe('scopes', () => {
  /** Every command there is, about a cluster. */
  const COMMANDS: Record<string, (caller: Caller, code: string) => Promise<unknown>> = {
    'milestones.setForecast': (c, code) => c.milestones.setForecast(forecast(code)),
    'milestones.reportStill': (c, code) => c.milestones.reportStill(still(code)),
    'milestones.usual': (c, code) => c.milestones.usual({ code }),
    'milestones.reportActual': (c, code) => c.milestones.reportActual(actual(code)),
    'milestones.reviewActual': (c, code) => c.milestones.reviewActual(review(code)),
    'milestones.takeBackActual': (c, code) => c.milestones.takeBackActual(takeBack(code)),
    'milestones.adjustSchedule': (c, code) => c.milestones.adjustSchedule(said.adjusted(command(code))),
    'discipline.decide': (c, code) => c.discipline.decide(said.decided(command(code))),
    'discipline.explain': (c, code) => c.discipline.explain(said.explained(command(code))),
    'discipline.pause': (c, code) => c.discipline.pause(said.paused(command(code))),
    'discipline.extendPause': (c, code) => c.discipline.extendPause(said.extended(command(code))),
    'discipline.resume': (c, code) => c.discipline.resume(said.resumed(command(code))),
    'reports.file': (c, code) => c.reports.file(filed(code)),
    'reports.of': (c, code) => c.reports.of({ code }),
    'obstacles.movers': (c, code) => c.obstacles.movers({ code }),
    'obstacles.open': (c, code) => c.obstacles.open(opened(code)),
    'obstacles.handOn': (c, code) => c.obstacles.handOn(handedOn(code)),
    'obstacles.answer': (c, code) => c.obstacles.answer(answered(code)),
    'obstacles.resolve': (c, code) => c.obstacles.resolve(resolved(code)),
    'assignments.assign': (c, code) => c.assignments.assign(assigned(code)),
    'obstacles.reopen': (c, code) => c.obstacles.reopen(handedOn(code)),
    'documents.read': (c, code) => c.documents.read({ ...NO_FILE, code }),
    'documents.page': (c, code) => c.documents.page({ ...NO_FILE, code, page: 1, turn: 0 }),
    'clearance.report': (c, code) => c.clearance.report(clearanceReport(code)),
    'clearance.grantLand': (c, code) => c.clearance.grantLand(landGranted(code)),
    ...Object.fromEntries(Object.entries(CLIMBING).map(([path, { call }]) => [path, call])),
    'evidence.list': (c, code) => c.evidence.list({ code }),
    'evidence.add': (c, code) => c.evidence.add(evidence(code)),
    'evidence.withdraw': (c, code) => c.evidence.withdraw(withdrawn(code)),
    'works.report': (c, code) => c.works.report(worksReport(code)),
    'works.plan': (c, code) => c.works.plan(worksPlan(code)),
    ...REGISTER_COMMANDS,
  };

  /** About no cluster: a person, a device, a target, a cluster that is not there yet, what is set for all. */
  const WIDE = [
    'devices.tell',
    'register.enter',
    'imports.check',
    'imports.enter',
    'imports.cancel',
    'imports.undo',
    ...Object.keys(MANAGING),
    ...Object.keys(PROGRAMME_CALLS),
    ...Object.keys(SETTING),
    ...Object.keys(DUTY_CALLS),
  ];

  test('no command is left out of the scopes', () => {
    const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
    const commands = Object.entries(procedures)
      .filter(([, { _def: procedure }]) => procedure.type === 'mutation')
      .map(([path]) => path);
    expect(
      commands.filter((path) => !(path in COMMANDS) && !(path in OWN_ONLY) && !WIDE.includes(path)),
    ).toEqual([]);
  });

  const LIMITED = ['manager', 'committee'] as const;
  test.each(
    Object.entries(COMMANDS).flatMap(([path, call]) => LIMITED.map((who) => [path, who, call] as const)),
  )('%s: the %s may not touch somebody else’s cluster', async (_path, who, call) => {
    expect(await outcome(call(await callAs(servicesOn(database().db), who), FOREIGN))).toBe('FORBIDDEN');
  });

  test.each(Object.entries(COMMANDS))(
    '%s about a cluster that is not there is not found',
    async (path, call) => {
      const who = MANAGERS_OWN.includes(path) ? 'manager' : 'department';
      expect(await outcome(call(await callAs(servicesOn(database().db), who), 'HN-999'))).toBe('NOT_FOUND');
    },
  );

  test('what is no cluster cannot be changed by a command about clusters', async () => {
    const manager = await callAs(servicesOn(database().db), 'manager');
    const stream = streamOf('person', PERSONS.manager);
    expect(await outcome(manager.milestones.setForecast({ ...forecast(OWN), stream }))).toBe('NOT_FOUND');
  });

  test('lists of delays and of work show only what the scope reaches', async () => {
    const services = servicesOn(database().db);
    const codes = async (who: Person) => {
      const { rows } = await (await callAs(services, who)).work.mine({});
      return rows.map((row) => row.code).sort();
    };
    expect(await codes('manager')).toEqual(['HN-058', 'HN-061']);
    const committee = await callAs(services, 'committee');
    const area = (await committee.work.mine({})).rows;
    expect(area.length).toBeGreaterThan(2);
    expect(new Set(area.map((row) => row.unit))).toEqual(new Set(['017']));
    const { lines } = await committee.clusters.delays({ limit: 200 });
    expect(lines.every(({ row }) => row.unit === '017')).toBe(true);
  });

  test('the public sees the document of an actual once it is confirmed, and not a user’s own words before', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const document = { number: 'Gọi 0900 000 000', day: '2025-03-20', issuer: 'ông A' };
      await report(services, { date: '2025-03-20', document });
      const shown = async (who: Person) =>
        (await (await callAs(services, who)).clusters.detail({ code: OWN })).milestones.find(
          (line) => line.milestone === 'component_works',
        )?.actualEntry?.document;
      expect(await shown('public')).toBeUndefined();
      expect(await shown('committee')).toEqual(document);
      await confirm(services, 'confirmation');
      expect(await shown('public')).toEqual(document);
    });
  });

  test('the public and those out of scope see no forecasts, reasons, names or history', async () => {
    const services = servicesOn(database().db);
    for (const [who, code] of [
      ['public', OWN],
      ['manager', FOREIGN],
      ['committee', FOREIGN],
      ['administrator', OWN],
    ] as const) {
      const detail = await (await callAs(services, who)).clusters.detail({ code });
      expect(detail.internal, who).toBe(false);
      expect(detail.history).toEqual([]);
      expect(detail.nextForecast).toBeNull();
      expect(detail.responsible?.person ?? null).toBeNull();
      expect(
        detail.milestones.some((line) => line.forecast !== undefined || line.forecastBefore !== undefined),
      ).toBe(false);
      expect(detail.milestones.some((line) => line.version !== undefined || line.provenance?.forecast)).toBe(
        false,
      );
      expect(detail.milestones.flatMap((line) => line.expected)).toEqual([]);
      const stated = detail.milestones.flatMap((line) => [
        line.actualEntry,
        line.baselineEntry,
        line.baseline0Entry,
      ]);
      for (const hidden of ['by', 'seq', 'reason']) {
        expect(stated.filter((entry) => entry && (entry as never)[hidden] != null)).toEqual([]);
      }
    }
    const own = await (await callAs(services, 'manager')).clusters.detail({ code: OWN });
    expect(own.internal).toBe(true);
    expect(own.history.length).toBeGreaterThan(5);
  });

  test('a unit page keeps due dates and people for its own committee and the city’s agencies', async () => {
    const services = servicesOn(database().db);
    const dues = async (who: Person, code: string) =>
      (await (await callAs(services, who)).units.page({ code })).dues.length;
    expect(await dues('committee', '017')).toBeGreaterThan(0);
    expect(await dues('committee', '276')).toBe(0);
    expect(await dues('public', '017')).toBe(0);
    expect(await dues('manager', '017')).toBe(0);
    expect(await dues('leadership', '276')).toBeGreaterThan(0);
  });

  test('from 1 July 2025 the district’s committee has nothing to confirm any more: its duties have passed on', async () => {
    const services = servicesOn(database().db, instantInHanoi('2025-07-01', 9));
    const committee = await callAs(services, 'committee');
    expect(await outcome(committee.milestones.reviewActual(review(OWN)))).toBe('FORBIDDEN');
    expect((await committee.work.mine({})).rows).toEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    ['an impossible as-of day', (c: Caller) => c.clusters.list({ asOf: '2025-02-30' })],
    ['an as-of day that is not one', (c: Caller) => c.programmes.list({ asOf: 'yesterday' })],
    ['a page too large', (c: Caller) => c.clusters.list({ limit: 5000 })],
    ['a stage nobody knows', (c: Caller) => c.clusters.list({ filter: { stage: ['flying'] as never } })],
    ['a code that is not one', (c: Caller) => c.clusters.detail({ code: "x' or 1=1" })],
  ])('%s is refused', async (_name, call) => {
    expect(await outcome(call(await callAs(servicesOn(database().db), 'public')))).toBe('BAD_REQUEST');
  });

  test('a cluster that is not there, or was not yet on record on that day, is not found', async () => {
    const anyone = await callAs(servicesOn(database().db), 'public');
    expect(await outcome(anyone.clusters.detail({ code: 'HN-999' }))).toBe('NOT_FOUND');
    expect(await outcome(anyone.clusters.detail({ code: 'HN-085', asOf: '2024-01-01' }))).toBe('NOT_FOUND');
    expect(await outcome(anyone.units.page({ code: '99999' }))).toBe('NOT_FOUND');
  });
});
