import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { addDays, instantInHanoi } from '../../shared/day.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import { vi } from '../../shared/i18n/vi.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { undone, useDatabase } from '../support/database.ts';
import { eventsOf, faultsOf } from '../support/log.ts';
import { about, DECISION, entered, key, NEW, shownTo } from '../support/register.ts';
import { callAs, servicesOn, type TestServices, TODAY } from '../support/services.ts';
import { refused } from '../support/updates.ts';

const database = useDatabase();

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
        [
          'Chủ đầu tư hạ tầng kỹ thuật',
          'CTCP Đầu tư Phát triển Xây dựng Việt Nam (VINADIC, AMACCAO)',
          document,
        ],
        ['Thực tế', 'Quyết định thành lập', document],
      ]);
    });
  });
});

test('the register is listed by code, page by page, and found by place, unit and investor', async () => {
  await undone(database().db, async (tx) => {
    const services = servicesOn(tx);
    await entered(services);
    const { register } = await callAs(services, 'department');
    const all = await services.snapshots.at(TODAY);
    const pages = await Promise.all([0, 100].map((offset) => register.list({ offset, limit: 100 })));
    const codes = pages.flatMap(({ lines }) => lines.map(({ code }) => code));
    expect(codes).toEqual(all.clusters.map(({ code }) => code).sort());
    expect(pages[0]?.total).toBe(codes.length);
    const found = async (q: string) => (await register.list({ q })).lines.map(({ code }) => code);
    expect(await found('thon moi dong anh')).toEqual(['HN-130']);
    expect(await found('vinadic thôn mới')).toEqual(['HN-130']);
    expect(await found('vinadic không có đâu')).toEqual([]);
    // Regression: Dục Tú stood behind all that an "… đầu tư … Hoài Đức" builds.
    expect((await found('duc tu')).slice(0, 1)).toEqual(['HN-059']);
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

describe('what was entered in error', () => {
  test('a withdrawn fact stands no more; yesterday it does, and the history tells it, why, and what it said', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      const caller = await callAs(services, 'department');
      const stands = await caller.register.of({ code: 'HN-012' });
      const wrong = stands?.facts.find(({ field }) => field === 'area_ha');
      const said = { fact: wrong?.id ?? '', note: 'Ghi nhầm cụm', document: DECISION };
      const yesterday = addDays(TODAY, -1);
      const areas = async (asOf?: string) =>
        (await shownTo(services, 'public', 'HN-012', asOf)).facts.filter(({ field }) => field === 'area_ha');
      const before = await areas(yesterday);
      await caller.register.withdrawFact({ ...(await about(services, 'HN-012')), said });
      expect((await areas()).map(({ value }) => value)).toEqual(
        before.filter(({ source }) => source !== wrong?.source).map(({ value }) => value),
      );
      expect(await areas(yesterday)).toEqual(before);
      const { history } = await shownTo(services, 'leadership', 'HN-012');
      expect(saidIn(history[0]?.event as never, vi, 'vi')).toMatchObject([
        { kind: 'Rút số liệu ghi nhầm', title: expect.stringMatching(/^Diện tích: /), note: 'Ghi nhầm cụm' },
      ]);
      expect(JSON.stringify(await shownTo(services, 'public', 'HN-012'))).not.toContain('Ghi nhầm cụm');
      const again = caller.register.withdrawFact({ ...(await about(services, 'HN-012')), said });
      expect((await refused(again)).fields).toEqual([{ field: 'fact', issue: 'not_a_choice' }]);
      expect(await faultsOf(tx)).toEqual([]);
    });
  });

  test('the first day of an investor is corrected, and counts from the day on which that is known', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      await entered(services);
      const caller = await callAs(services, 'department');
      const wrong = { organisation: 'investor-13', began: '2025-03-20', note: 'Theo biên bản bàn giao' };
      await caller.register.investorStart({
        ...(await about(services, 'HN-130')),
        said: { ...wrong, from: '2025-03-10' },
      });
      const stands = await caller.register.of({ code: 'HN-130' });
      expect(stands?.parties.map(({ organisationId, validFrom }) => [organisationId, validFrom])).toEqual([
        ['investor-13', '2025-03-10'],
      ]);
      const { history } = await shownTo(services, 'leadership', 'HN-130');
      expect(saidIn(history[0]?.event as never, vi, 'vi')).toMatchObject([
        { kind: 'Chủ đầu tư hạ tầng kỹ thuật', date: '10/03/2025', note: 'Theo biên bản bàn giao' },
      ]);
    });
  });

  test('in a mountain district 6 ha need no note, elsewhere they do', async () => {
    await undone(database().db, async (tx) => {
      const services = servicesOn(tx);
      expect((await refused(entered(services, { areaHa: 6 }))).fields[0]).toMatchObject({
        field: 'areaHa',
        issue: 'area_outside',
        detail: '10–75 ha (Điều 2 Nghị định 32/2024/NĐ-CP)',
      });
      await entered(services, { areaHa: 6, mountain: true });
      expect((await services.snapshots.at(TODAY)).byCode.get('HN-130')?.days.register.mountain).toBe(true);
    });
  });
});
