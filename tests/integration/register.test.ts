import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import { vi } from '../../shared/i18n/vi.ts';
import { streamOf } from '../../shared/log/stream.ts';
import type { EnterInput } from '../../shared/register/command.ts';
import { timelineRows } from '../../shared/timeline.ts';
import { readTimeline } from '../../shared/timeline-wire.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { callAs, contextOf, type Person, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();

const DECISION = {
  kind: 'decision' as const,
  number: '1234/QĐ-UBND',
  day: '2025-03-20',
  issuer: 'UBND Thành phố Hà Nội',
};
const NEW: EnterInput['said'] = {
  nameVi: 'Cụm công nghiệp Thôn Mới',
  place: 'Thôn Mới, Đông Anh',
  kind: 'industrial',
  district: '017',
  commune: null,
  position: { lat: 21.14, lon: 105.85, precision: 'commune' },
  areaHa: 31.5,
  investor: 'investor-13',
  establishes: true,
  document: DECISION,
};
const key = 'register' as const;

async function entered(
  services: TestServices,
  said: Partial<EnterInput['said']> = {},
  { code = 'HN-130', request = uuidv7() } = {},
) {
  const command = { stream: streamOf('cluster', code), key, expected: 0, request };
  return (await callAs(services, 'department')).register.enter({ ...command, said: { ...NEW, ...said } });
}
const shownTo = async (services: TestServices, who: Person, code: string, asOf?: string) =>
  (await callAs(services, who)).clusters.detail({ code, ...(asOf ? { asOf } : {}) });

async function about(services: TestServices, code: string) {
  const stands = await (await callAs(services, 'department')).register.of({ code });
  return { stream: streamOf('cluster', code), key, expected: stands?.version ?? 0, request: uuidv7() };
}

describe('a new cluster', () => {
  test('stands for everybody from its day on, with its area, its investor and the step that its decision takes', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const { nextCode } = await (await callAs(services, 'department')).register.choices();
      expect(nextCode).toBe('HN-130');
      const before = (await services.snapshots.at(TODAY)).clusters.length;
      await entered(services);
      const detail = await shownTo(services, 'public', 'HN-130');
      expect(detail.row).toMatchObject({ name: NEW.nameVi, unit: '017', lat: 21.14, stage: 'preparation' });
      expect(detail.facts.map(({ field, value, source }) => [field, value, source])).toEqual([
        ['area_ha', '31.5', '1234/QĐ-UBND ngày 20/3/2025, UBND Thành phố Hà Nội'],
        ['decision_no', '1234/QĐ-UBND', '1234/QĐ-UBND ngày 20/3/2025, UBND Thành phố Hà Nội'],
      ]);
      const established = detail.milestones.find(({ milestone }) => milestone === 'established');
      expect(established).toMatchObject({ actual: '2025-03-20', actualState: 'confirmed' });
      expect((await services.snapshots.at(TODAY)).clusters).toHaveLength(before + 1);
      expect((await services.snapshots.at(TODAY)).byCode.get('HN-130')?.investor).toBe('investor-13');
      await expect(shownTo(services, 'public', 'HN-130', addDays(TODAY, -1))).rejects.toThrow();
      expect((await (await callAs(services, 'department')).register.choices()).nextCode).toBe('HN-131');
    });
  });

  test('is entered once however often the request comes, and its code is nobody else’s', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const request = uuidv7();
      const first = await entered(services, {}, { request });
      expect(await entered(services, {}, { request })).toEqual({ ...first, repeated: true });
      expect(await eventsOf(tx, 'cluster:HN-130')).toHaveLength(4);
      const other = { nameVi: 'Cụm công nghiệp Xóm Khác', otherThan: ['HN-130'] };
      expect((await refused(entered(services, other))).fields).toEqual([
        { field: 'code', issue: 'taken', detail: 'HN-130' },
      ]);
    });
  });

  test('a code of another kind, and one that is a person’s stream, are none', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      for (const code of ['HN-1', 'BN-130', 'HN-13X'])
        expect((await refused(entered(services, {}, { code }))).fields[0]).toMatchObject({ field: 'code' });
      const caller = await callAs(services, 'department');
      const stream = streamOf('person', 'HN-130');
      const call = caller.register.enter({ stream, key, expected: 0, request: uuidv7(), said: NEW });
      expect((await refused(call)).fields[0]).toMatchObject({ field: 'code', issue: 'malformed' });
    });
  });

  test('of which a like one is near is suspected, and its history tells the document', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const alike = { nameVi: 'CCN Liên Hà II', place: 'Liên Hà' };
      expect((await refused(entered(services, alike))).fields).toEqual([
        { field: 'otherThan', issue: 'suspected', detail: 'HN-058' },
      ]);
      const caller = await callAs(services, 'department');
      const found = await caller.register.suspects({
        name: alike.nameVi,
        place: '',
        units: ['017'],
        except: null,
      });
      expect(found.map(({ code, alike: how }) => [code, how])).toEqual([
        ['HN-058', 'same'],
        ['HN-007', 'other_number'],
      ]);
      await entered(services, { ...alike, otherThan: found.map(({ code }) => code) });
      const { history } = await shownTo(services, 'leadership', 'HN-130');
      const told = [...history]
        .reverse()
        .flatMap(({ event }) => saidIn(event, vi, 'vi'))
        .map(({ kind, title, document }) => [kind, title, document]);
      const document = '1234/QĐ-UBND, UBND Thành phố Hà Nội';
      expect(told).toEqual([
        ['Ghi vào danh mục', 'CCN Liên Hà II', document],
        ['Số liệu', 'Diện tích: 31,5 ha', null],
        ['Số liệu', 'Quyết định: 1234/QĐ-UBND', document],
        ['Chủ đầu tư hạ tầng', 'CTCP Đầu tư Phát triển Xây dựng Việt Nam (VINADIC, AMACCAO)', document],
        ['Thực tế', 'Quyết định thành lập', document],
      ]);
    });
  });
});

describe('the register corrected', () => {
  const QUIET = 'HN-012';
  const identityOf = async (services: TestServices, code: string) => {
    const stands = await (await callAs(services, 'department')).register.of({ code });
    if (!stands?.identity) throw new Error('not there');
    const { nameVi, place, kind, lat, lon, precision } = stands.identity;
    const unitOf = (at: string) =>
      stands.units.find(({ validFrom, validTo }) => validFrom <= at && (validTo === null || at <= validTo))
        ?.unitCode ?? null;
    return {
      nameVi,
      place,
      kind,
      district: unitOf('2025-03-31'),
      commune: unitOf('2025-08-01'),
      position: lat === null || lon === null || precision === 'none' ? null : { lat, lon, precision },
    };
  };

  test('stands from today on; yesterday’s screen says what it said; the history keeps both', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const stands = await identityOf(services, QUIET);
      const yesterday = addDays(TODAY, -1);
      const before = await shownTo(services, 'public', QUIET, yesterday);
      const said = { ...stands, kind: 'craft_village' as const, note: 'Theo quyết định thành lập' };
      const caller = await callAs(services, 'department');
      await caller.register.correct({ ...(await about(services, QUIET)), said });
      const after = await shownTo(services, 'leadership', QUIET);
      expect(after.row).toMatchObject({
        kind: 'craft_village',
        name: before.row.name,
        unit: before.row.unit,
      });
      expect(await shownTo(services, 'public', QUIET, yesterday)).toEqual(before);
      const [last] = after.history;
      expect(saidIn(last?.event as never, vi, 'vi')).toMatchObject([
        { kind: 'Đính chính', note: 'Theo quyết định thành lập' },
      ]);
      expect(JSON.stringify(await shownTo(services, 'public', QUIET))).not.toContain(said.note);
    });
  });

  test('over a version that somebody else has changed is a conflict that shows theirs', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const command = await about(services, QUIET);
      const caller = await callAs(services, 'department');
      const fact = {
        field: 'workers' as const,
        statedFor: null,
        provenance: 'reported' as const,
        source: null,
      };
      const state = (value: string) =>
        caller.register.facts({
          ...command,
          request: uuidv7(),
          said: { facts: [{ id: 'w', value, ...fact }], note: 'Xã báo' },
        });
      await state('120');
      const shape = await refused(state('130'));
      expect(shape.code).toBe('CONFLICT');
      expect(shape.current).toMatchObject({ last: { event: { facts: [{ value: '120' }] } } });
    });
  });

  test('a new investor by name becomes an organisation, and answers for the cluster from its day', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await entered(services);
      services.clock.put(instantInHanoi('2025-04-10', 9));
      const caller = await callAs(services, 'department');
      const said = { investor: null, newName: 'Công ty Hạ tầng Mới', from: '2025-04-01', document: DECISION };
      await caller.register.parties({ ...(await about(services, 'HN-130')), said });
      const { byCode, directory } = await services.snapshots.at('2025-04-10');
      const investor = byCode.get('HN-130')?.investor ?? '';
      expect(directory.organisations.get(investor)).toMatchObject({ nameVi: 'Công ty Hạ tầng Mới' });
      expect((await services.snapshots.at('2025-04-09')).byCode.get('HN-130')?.investor).toBe('investor-13');
      const { investors } = await caller.register.choices();
      expect(investors.map(({ nameVi }) => nameVi)).toContain('Công ty Hạ tầng Mới');
      // Nobody is assigned to it there yet: it is on the list of those that have nobody.
      const { orphans } = await caller.assignments.list();
      expect(orphans.map(({ code }) => code)).toContain('HN-130');
    });
  });
});

describe('a cluster that was entered twice', () => {
  const merged = async (services: TestServices, code: string, into: string | null) =>
    (await callAs(services, 'department')).register.merge({
      ...(await about(services, code)),
      said: { into, note: 'Cùng một quyết định thành lập' },
    });
  const codes = async (services: TestServices, asOf: string) =>
    (await services.snapshots.at(asOf)).clusters.map(({ code }) => code);

  test('leaves every list and number from that day on; the days before show both; the one that stays tells of it', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const yesterday = addDays(TODAY, -1);
      const [before, was] = [await codes(services, yesterday), await shownTo(services, 'public', 'HN-085')];
      const targets = (await services.snapshots.at(TODAY)).targets.map(({ count }) => count.cohort);
      expect(targets.some((cohort) => cohort.includes('HN-085'))).toBe(true);
      await merged(services, 'HN-085', 'HN-012');
      expect(await codes(services, TODAY)).toEqual(before.filter((code) => code !== 'HN-085'));
      expect(await codes(services, yesterday)).toEqual(before);
      const counted = (await services.snapshots.at(TODAY)).targets.map(({ count }) => count.cohort);
      expect(counted).toEqual(targets.map((cohort) => cohort.filter((code) => code !== 'HN-085')));
      expect(await refused(shownTo(services, 'public', 'HN-085'))).toMatchObject({
        code: 'NOT_FOUND',
        fields: [{ field: 'code', issue: 'merged', detail: 'HN-012' }],
      });
      const then = await shownTo(services, 'public', 'HN-085', yesterday);
      expect(then.row.name).toBe(was.row.name);
      const kept = await shownTo(services, 'leadership', 'HN-012');
      expect(kept.absorbed).toEqual([{ code: 'HN-085', until: yesterday }]);
      expect(saidIn(kept.history[0]?.event as never, vi, 'vi')).toMatchObject([
        { kind: 'Gộp cụm ghi trùng', title: `HN-085 ${was.row.name}` },
      ]);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('is no longer spoken of, but can be separated again, and then stands as it stood', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await merged(services, 'HN-085', 'HN-012');
      const caller = await callAs(services, 'department');
      const fact = { id: 'w', field: 'workers' as const, value: '5', statedFor: null, source: null };
      const facts = { facts: [{ ...fact, provenance: 'reported' as const }], note: 'Xã báo' };
      const call = caller.register.facts({ ...(await about(services, 'HN-085')), said: facts });
      expect((await refused(call)).fields).toEqual([{ field: 'key', issue: 'merged', detail: 'HN-012' }]);
      expect((await refused(merged(services, 'HN-012', 'HN-007'))).fields[0]?.issue).toBe('still_absorbing');
      await merged(services, 'HN-085', null);
      expect(await codes(services, TODAY)).toContain('HN-085');
      expect((await shownTo(services, 'public', 'HN-012')).absorbed).toEqual([]);
    });
  });

  test('leaves the map that plays and the course of the targets on the same day', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const [counted] = (await services.snapshots.at(TODAY)).targets.flatMap(({ count }) => count.achieved);
      const second = counted ?? '';
      await merged(services, second, 'HN-012');
      services.clock.put(instantInHanoi(addDays(TODAY, 2), 9));
      const ctx = await contextOf(services, 'public');
      const sent = JSON.parse((await ctx.days.between('2025-03-01', addDays(TODAY, 1))).json.toString());
      const on = (day: string) => timelineRows(readTimeline(sent), day).map(({ code }) => code);
      expect(on(addDays(TODAY, -1))).toContain(second);
      expect(on(TODAY)).not.toContain(second);
      expect(on(TODAY).sort()).toEqual((await codes(services, TODAY)).sort());
      const courses = await services.courses.untilToday();
      for (const { target, count } of (await services.snapshots.at(addDays(TODAY, 1))).targets) {
        const steps = courses.find(({ code }) => code === target.code)?.steps;
        if (steps) expect(steps.at(-1)?.achieved ?? 0, target.code).toBe(count.achieved.length);
      }
    });
  });
});

describe('the end of a cluster, and its schedule', () => {
  const document = { number: '77/QĐ-UBND', day: '2025-03-25', issuer: 'UBND Thành phố Hà Nội' };
  const command = (key: string, expected = 0) => ({
    stream: streamOf('cluster', 'HN-130'),
    key: key as never,
    expected,
    request: uuidv7(),
  });

  test('a cluster is judged by its first schedule, ends by its decision, and stands again when that is taken back', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await entered(services);
      const caller = await callAs(services, 'department');
      const shown = async () => (await services.snapshots.at(TODAY)).byCode.get('HN-130');
      expect((await shown())?.assessment.lateness).toBe('no_plan');
      const dates = [{ milestone: 'construction_started' as const, date: '2025-12' }];
      await caller.milestones.setSchedule({ ...command('schedule'), said: { dates, document } });
      expect((await shown())?.days.milestones).toMatchObject({
        gate: 'construction_started',
        gateBaseline: '2025-12',
      });
      const { seq } = await caller.register.end({
        ...command('revoked'),
        said: { effective: '2025-03-28', document },
      });
      expect((await shown())?.days.milestones.stage).toBe('ended');
      const detail = await shownTo(services, 'public', 'HN-130');
      expect(detail.milestones.find(({ milestone }) => milestone === 'revoked')?.actualEntry).toMatchObject({
        date: '2025-03-28',
        document,
      });
      await caller.milestones.takeBackActual({ ...command('revoked', seq), said: { note: 'Ghi nhầm cụm' } });
      expect((await shown())?.days.milestones.stage).toBe('preparation');
      // Nobody is asked to report again what nobody reports.
      const { returned } = await (await callAs(services, 'manager')).work.mine({});
      expect(returned.filter(({ row }) => row.code === 'HN-130')).toEqual([]);
    });
  });

  test('an expansion is its step, its schedule and its area in one act', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const caller = await callAs(services, 'department');
      const said = { addedHa: 10, totalHa: 40, start: '2025-12', completion: null, document };
      const stream = streamOf('cluster', 'HN-012');
      await caller.register.expand({ ...command('expansion_decided'), stream, said });
      const found = (await services.snapshots.at(TODAY)).byCode.get('HN-012');
      expect(found?.days.milestones).toMatchObject({ gate: 'expansion_started', gateBaseline: '2025-12' });
      expect(found?.days.register.facts.filter(({ field }) => field === 'area_ha').at(-1)?.value).toBe('40');
    });
  });
});
