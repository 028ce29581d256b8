import { describe, expect, test } from 'vitest';
import { isStream, streamOf } from '../log/stream.ts';
import { type RegisterState, register } from '../register.ts';
import { InvestorIndex, investorKey, isNobody, MOST_INVESTORS, newInvestorId } from './investors.ts';
import { decideParty } from './party-said.ts';
import type { Around } from './plan.ts';

const HOA_BINH = { id: 'inv-1', nameVi: 'Công ty Cổ phần Đầu tư Hòa Bình' };
const SON_HA = { id: 'inv-2', nameVi: 'Công ty TNHH MTV Sơn Hà' };
const index = () => new InvestorIndex([HOA_BINH, SON_HA]);

describe('a name of an investor', () => {
  test.each(['CTCP Đầu tư Hòa Bình', 'cty CP  ĐẦU TƯ Hoà Bình', 'Công ty cổ phần đầu tư “Hòa Bình”'])(
    '%j is the same name in another spelling',
    (name) => {
      expect(index().find(name)).toEqual({ is: 'known', investor: HOA_BINH });
    },
  );

  test.each(['Công ty Đầu tư Hòa Bình', 'Công ty CP Đầu tư Hòa Binhh', 'CTCP Đầu tư Hòa Bình Hà Nội'])(
    '%j is only alike: it is asked',
    (name) => {
      expect(index().find(name)).toEqual({ is: 'asked', suspects: [HOA_BINH] });
    },
  );

  test.each(['Công ty CP Đầu tư Thái Sơn', 'UBND huyện Hòa Lạc'])('%j is another one', (name) => {
    expect(index().find(name)).toEqual({ is: 'new' });
  });

  test('has an id that a stream can have, the same for all its spellings', () => {
    const id = newInvestorId(
      'Công ty Cổ phần Đầu tư Phát triển Hạ tầng Khu công nghiệp số 1 (thành viên Tập đoàn Đ)',
    );
    expect(isStream(streamOf('organisation', `investor-${id}`))).toBe(true);
    expect(newInvestorId('CTCP ABC')).toBe(newInvestorId('Công ty  cổ phần ABC'));
    expect(newInvestorId('CTCP ABC')).not.toBe(newInvestorId('CTCP ABD'));
    expect(investorKey('CTCP ABC')).toBe('cty cp abc');
  });

  test('that nobody builds it yet is no name', () => {
    expect([isNobody('Chưa có chủ đầu tư'), isNobody('Đang lựa chọn'), isNobody('Công ty Đang')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('thousands of names', () => {
  const nameOf = (i: number) => `Công ty CP Đầu tư Xây dựng ${(i * 7919 + 100_000).toString(36)}`;
  const many = Array.from({ length: 4_000 }, (_n, i) => ({ id: `other-${i}`, nameVi: nameOf(i) }));

  test('that differ in one rare word held up the server for a minute', () => {
    const began = performance.now();
    const large = new InvestorIndex(many.slice(0, MOST_INVESTORS));
    for (const one of many.slice(MOST_INVESTORS)) {
      large.find(one.nameVi);
      large.add(one);
    }
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(large.find(nameOf(3_999)).is).toBe('known');
  });

  test('are found among all others by a slip, by a part and by more than the whole', () => {
    const large = new InvestorIndex([...many.slice(0, 2_000), HOA_BINH, ...many.slice(2_000)]);
    for (const alike of [
      'CTCP Đầu tư Hòa Binhh',
      'CTCP Hòa Bình',
      'CTCP Đầu tư Hạ tầng Hòa Bình Hà Nội',
      'CTCP Hòa Bình Đầu tư',
    ])
      expect([alike, large.find(alike)]).toEqual([alike, { is: 'asked', suspects: [HOA_BINH] }]);
  });

  test('that nobody has on record are taken up to what one sheet may name', () => {
    const few = index();
    for (let i = 0; i < MOST_INVESTORS; i++) few.add({ id: `new-${i}`, nameVi: `Hộ số ${i}` });
    expect(few.find('Công ty CP Thái Sơn')).toEqual({ is: 'too_many' });
    expect(few.find('CTCP Đầu tư Hòa Bình')).toEqual({ is: 'known', investor: HOA_BINH });
  });
});

describe('who builds, as a row says it', () => {
  const state: RegisterState = {
    ...register.empty,
    version: 1,
    identity: {
      nameVi: 'CCN A',
      place: '',
      kind: 'industrial',
      lat: null,
      lon: null,
      precision: 'none',
      confidence: 'unsourced',
      placeholder: false,
    },
  };
  const around = (choices: [string, string][] = []) =>
    ({
      today: '2025-03-31',
      investors: index(),
      organisations: new Map([
        ...[HOA_BINH, SON_HA].map(({ id, nameVi }) => [id, nameVi] as const),
        ['cu', 'Công ty Cũ'],
      ]),
      investorsKnown: new Set([HOA_BINH.id, SON_HA.id]),
      unitChoices: new Map(),
      investorChoices: new Map(choices.map(([name, is]) => [investorKey(name), is])),
      ground: { note: 'Nhập từ tệp a.xlsx' },
      statedFor: '2025-02',
    }) as unknown as Around;
  const partiesAfter = (name: string, of = around()) => {
    const { events } = decideParty(state, name, of);
    return events.reduce(
      (so, event) => register.evolve(so, event, { seq: 2, at: '', on: '', by: null }),
      state,
    ).parties;
  };

  test('is a party since the day of which the table speaks', () => {
    expect(partiesAfter('ctcp đầu tư hòa bình')).toMatchObject([
      { organisationId: HOA_BINH.id, validFrom: '2025-02-28', validTo: null, provenance: 'reported' },
    ]);
  });

  test('a new one is entered once, and another row with its name is its too', () => {
    const of = around();
    const first = decideParty(state, 'Công ty CP Việt Á', of);
    const second = decideParty(state, 'CTCP VIỆT Á', of);
    expect(first.begins).toHaveLength(1);
    expect(second.begins).toEqual(first.begins);
    expect(second.changes).toEqual([{ field: 'investor', from: null, to: 'Công ty CP Việt Á' }]);
  });

  test('one that is only alike says nothing until it is answered, for all rows with the name', () => {
    const name = 'Công ty Đầu tư Hòa Bình';
    const asked = decideParty(state, name, around());
    expect([asked.events, asked.asks]).toEqual([[], { name, suspects: [HOA_BINH] }]);
    expect(partiesAfter(name, around([[name, HOA_BINH.id]]))[0]?.organisationId).toBe(HOA_BINH.id);
    expect(decideParty(state, name, around([[name, 'new']])).begins).toHaveLength(1);
  });

  test('said once more, nothing has changed', () => {
    const parties = partiesAfter('CTCP Đầu tư Hòa Bình');
    expect(decideParty({ ...state, parties }, 'CTCP Đầu tư Hòa Bình', around()).events).toEqual([]);
  });

  test('regression: who stands and is closed by now was begun a second time under its own name', () => {
    const [party] = partiesAfter('CTCP Đầu tư Hòa Bình');
    const parties = party ? [{ ...party, organisationId: 'cu' }] : [];
    expect(decideParty({ ...state, parties }, 'Công ty cũ', around())).toMatchObject({
      events: [],
      begins: [],
      changes: [],
    });
    expect(decideParty(state, 'Công ty cũ', around()).begins).toHaveLength(1);
  });
});
