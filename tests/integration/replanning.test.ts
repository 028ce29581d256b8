import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { addDays, type Day, instantInHanoi } from '../../shared/day.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { useDatabase } from '../support/database.ts';
import { verified } from '../support/log.ts';
import { TARGET_SAID, targetCommand } from '../support/programmes.ts';
import { entered } from '../support/register.ts';
import {
  type Caller,
  callAs,
  OWN,
  OWN_TOO,
  PERSONS,
  servicesOn,
  type TestServices,
} from '../support/services.ts';
import { refused, versionOf } from '../support/updates.ts';

/** A year of re-planning, as the department lives it. */
const database = useDatabase();

const NEW = 'HN-130';
const SHOWN = [OWN, OWN_TOO, 'HN-053', NEW];
const ALWAYS: Day[] = ['2024-06-30', '2025-03-31'];
const END: Day = '2025-12-31';
const DISTRICT = '017';
/** Its duties pass to the communes on this day. */
const DISSOLVED: Day = '2025-07-01';
const document = { number: '2450/QĐ-UBND', day: '2025-04-09', issuer: 'UBND Thành phố Hà Nội' };

/** Each screen by name, as one text. */
type Screens = Record<string, string>;

/** What stands on a day's screens, as whoever asks gets it; a cluster that is not on record yet stands as the refusal. */
async function screensOf(caller: Caller, asOf: Day, isPublic: boolean): Promise<Screens> {
  const orRefusal = (answer: Promise<unknown>) => answer.catch(() => refused(answer));
  const asked: Record<string, Promise<unknown>> = {
    list: caller.clusters.list({ asOf, limit: 200 }),
    figures: caller.figures.list({ asOf }),
    programmes: caller.programmes.list({ asOf }),
    earlier: caller.programmes.past({ asOf }),
    course: caller.programmes.course({ asOf }),
    units: caller.units.list({ asOf }),
    standings: caller.units.standings({ asOf }),
    area: orRefusal(caller.units.page({ code: DISTRICT, asOf })),
    names: caller.settings.names({ asOf }),
  };
  for (const code of SHOWN) asked[code] = orRefusal(caller.clusters.detail({ code, asOf }));
  if (!isPublic) {
    asked['delays'] = caller.clusters.delays({ asOf });
    asked['procedure'] = caller.procedure.list({ asOf });
    asked['target'] = caller.programmes.history({ code: 'start-43', asOf });
    for (const code of SHOWN) asked[`reports of ${code}`] = orRefusal(caller.reports.of({ code, asOf }));
  }
  const screens: Screens = {};
  for (const [name, answer] of Object.entries(asked)) screens[name] = JSON.stringify(await answer);
  return screens;
}

async function everybodysScreens(services: TestServices, day: Day): Promise<Screens> {
  const all: Screens = {};
  for (const who of ['department', 'leadership', 'public'] as const)
    for (const [name, screen] of Object.entries(
      await screensOf(await callAs(services, who), day, who === 'public'),
    ))
      all[`${who}: ${name}`] = screen;
  return all;
}

interface Act {
  day: Day;
  does: (department: Caller, services: TestServices) => Promise<unknown>;
}

const request = () => uuidv7();

const adjusts = (code: string): Act => ({
  day: '2025-04-11',
  does: async (department, services) =>
    department.milestones.adjustSchedule({
      stream: streamOf('cluster', code),
      key: 'infrastructure_completed',
      expected: await versionOf(services, code, 'infrastructure_completed'),
      request: request(),
      said: { date: '2026-09', document },
    }),
});

const YEAR: Act[] = [
  { day: '2025-04-10', does: (_department, services) => entered(services, {}, { code: NEW }) },
  adjusts(OWN),
  adjusts(OWN_TOO),
  {
    day: '2025-05-15',
    does: async (department) => {
      const { districts, takers, version } = await department.reorganisation.plan({});
      const clusters = districts.find(({ code }) => code === DISTRICT)?.clusters ?? [];
      return department.reorganisation.sign({
        stream: streamOf('reorganisation', DISSOLVED),
        key: 'plan',
        expected: version,
        request: request(),
        said: {
          districts: [DISTRICT],
          passings: clusters.flatMap(({ code, stated }) => {
            const taker = takers.find(({ unit }) => unit === stated);
            return stated !== null && taker ? [{ cluster: code, commune: stated, to: taker.id }] : [];
          }),
          document: { number: '12/KH-SCT', day: '2025-05-14', issuer: 'Sở Công Thương' },
        },
      });
    },
  },
  {
    day: '2025-09-01',
    does: async (department, services) =>
      department.register.end({
        stream: streamOf('cluster', NEW),
        key: 'revoked',
        expected: await versionOf(services, NEW, 'revoked'),
        request: request(),
        said: {
          effective: '2025-08-29',
          document: { ...document, number: '3310/QĐ-UBND', day: '2025-08-28' },
        },
      }),
  },
  {
    day: '2025-10-01',
    does: async (department) => {
      const { managers } = await department.assignments.list();
      const leaving = managers.find(({ id }) => id === PERSONS.manager);
      return department.assignments.handOver({
        stream: streamOf('person', PERSONS.manager),
        key: 'clusters',
        expected: leaving?.version ?? 0,
        request: request(),
        said: { clusters: [OWN, OWN_TOO], to: 'p-investor-01', from: '2025-10-01', note: 'Nghỉ việc' },
      });
    },
  },
  {
    day: '2025-12-20',
    does: (department) =>
      department.programmes.record(
        targetCommand('start-2026', { ...TARGET_SAID, publishedOn: '2025-12-20' }, 0),
      ),
  },
];

test('after a new plan and cohort, two adjusted schedules, a revoked cluster, a manager who left and districts that are no more, every past screen says what it said', async () => {
  const services = servicesOn(database().db);
  const stand = (day: Day) => services.clock.put(instantInHanoi(day, 9));
  const seen = new Map<Day, Screens>();
  for (const { day, does } of YEAR) {
    stand(day);
    // The day before is known whole on the morning of the act.
    for (const past of [...ALWAYS, addDays(day, -1)])
      if (!seen.has(past)) seen.set(past, await everybodysScreens(services, past));
    await does(await callAs(services, 'department'), services);
  }
  stand(END);
  for (const [day, then] of seen) {
    const now = await everybodysScreens(services, day);
    const changed = Object.keys(then).filter((screen) => now[screen] !== then[screen]);
    expect(changed, day).toEqual([]);
  }
  // It was a year in which something happened.
  const last = await everybodysScreens(services, END);
  const first = seen.get(ALWAYS[1] ?? '') ?? {};
  for (const screen of ['list', 'programmes', 'units', OWN, NEW])
    expect(last[`department: ${screen}`], screen).not.toBe(first[`department: ${screen}`]);
  // Days on which no server ran have no seal of their own; nothing else is to be found.
  const { faults } = await verified(database().db, { today: END });
  expect(faults.filter(({ what }) => what !== 'root_missing')).toEqual([]);
}, 60_000);
