import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { THRESHOLDS_KEY } from '../../shared/settings/command.ts';
import { THRESHOLDS } from '../../shared/settings/thresholds.ts';
import { undone, useDatabase } from '../support/database.ts';
import { faultsOf } from '../support/log.ts';
import { callAs, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { SETTINGS, thresholdSaid } from '../support/settings.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();
const TOMORROW = addDays(TODAY, 1);
const tomorrowOf = (services: TestServices) => services.clock.put(instantInHanoi(TOMORROW, 12));

describe('thresholds', () => {
  const shownTo = async (services: TestServices, who: Person = 'department') =>
    (await callAs(services, who)).settings.thresholds();
  const setRisk = async (services: TestServices, days: number, more: { expected?: number } = {}) =>
    (await callAs(services, 'department')).settings.setThresholds({
      stream: SETTINGS,
      key: THRESHOLDS_KEY,
      expected: more.expected ?? (await shownTo(services)).version,
      request: uuidv7(),
      said: thresholdSaid(days),
    });
  const classes = async (services: TestServices, asOf?: string) => {
    const { rows } = await (await callAs(services, 'public')).clusters.list({
      limit: 200,
      ...(asOf === undefined ? {} : { asOf }),
    });
    return new Map(rows.map(({ code, lateness }) => [code, lateness]));
  };

  test('one that is set holds from its day on: exactly what was foretold changes, and yesterday says what it said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const yesterday = await classes(services);
      tomorrowOf(services);
      const before = await classes(services);
      const asked = { part: 'atRisk' as const, numbers: { days: 330 } };
      const foretold = await (await callAs(services, 'department')).settings.effect(asked);
      expect(foretold.total).toBeGreaterThan(0);
      expect(foretold.of).toBe(before.size);
      await setRisk(services, 330);
      const after = await classes(services);
      const changed = [...after].flatMap(([code, to]) => {
        const from = before.get(code);
        return from === to ? [] : [{ code, from, to }];
      });
      expect(changed).toEqual(foretold.clusters.map(({ code, from, to }) => ({ code, from, to })));
      expect(await classes(services, TODAY)).toEqual(yesterday);
      const { thresholds } = await (await callAs(services, 'public')).session.current();
      expect(thresholds).toEqual({
        ...THRESHOLDS,
        atRisk: { days: 330, basisVi: 'Thông báo 12/TB-SCT', basisEn: 'Notice 12/TB-SCT' },
      });
      expect(await faultsOf(tx, { today: TOMORROW })).toEqual([]);
    });
  });

  test('tells since when, by whom, why and by which document each holds; the others since the installation', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await setRisk(services, 60);
      const { parts, history } = await shownTo(services, 'administrator');
      expect(parts.map(({ part, since }) => [part, since])).toEqual([
        ['atRisk', TODAY],
        ['critical', null],
        ['report', null],
        ['due', null],
        ['discipline', null],
      ]);
      const { name } = await (await callAs(services, 'department')).session.current();
      expect(history).toMatchObject([
        {
          part: 'atRisk',
          by: name,
          on: TODAY,
          was: { numbers: { days: 90 } },
          is: { numbers: { days: 60 } },
          reason: 'Kết luận họp giao ban',
          document: { number: '12/TB-SCT' },
        },
      ]);
    });
  });

  test('two who set one at once: the second is shown what the first said; the same numbers again change nothing', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { version } = await shownTo(services);
      await setRisk(services, 60, { expected: version });
      const late = setRisk(services, 45, { expected: version });
      expect(await refused(late)).toMatchObject({
        code: 'CONFLICT',
        current: { last: { event: { part: 'atRisk', thresholds: { atRisk: { days: 60 } } } } },
      });
      expect(await refused(setRisk(services, 60))).toMatchObject({
        fields: [{ field: 'numbers.days', issue: 'unchanged' }],
      });
    });
  });

  test('regression: a command names its stream; the settings of another province are not there', async () => {
    const services = servicesOn(database().db);
    const department = await callAs(services, 'department');
    const call = department.settings.setThresholds({
      stream: 'settings:79',
      key: THRESHOLDS_KEY,
      expected: 0,
      request: uuidv7(),
      said: thresholdSaid(60),
    });
    expect(await refused(call)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
