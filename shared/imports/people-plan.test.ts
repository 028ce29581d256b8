import { describe, expect, test } from 'vitest';
import type { Organisation } from '../people/organisation.ts';
import { type PersonState, persons } from '../people/person.ts';
import { kindOfNames, proposedFields } from '../tables/heads.ts';
import { withoutIdentity } from '../tables/identity-numbers.ts';
import type { OpenedSheet, Raw } from '../tables/raw.ts';
import { AgencyIndex } from './agencies.ts';
import { type AroundPeople, type KnownPerson, planPeople } from './people-plan.ts';
import { readSheet } from './records.ts';
import { roleIn } from './role-words.ts';
import { unitFinder } from './words.ts';

const TODAY = '2025-08-01';
const agency = (id: string, nameVi: string, kind: Organisation['kind'], unitCode: string | null = null) => ({
  id,
  says: { kind, nameVi, nameEn: nameVi, unitCode, provenance: 'reported' as const, closed: false },
});
const AGENCIES = [
  agency('department', 'Sở Công Thương', 'department'),
  agency('committee-1', 'UBND xã Phúc Thịnh', 'local_committee', '1'),
  agency('investor-1', 'Công ty Cổ phần Hạ tầng Đông Anh', 'investor'),
  { ...agency('gone', 'UBND huyện Đông Anh', 'local_committee', '017') },
];
const UNITS = ['1', '2'].map((code) => ({
  code,
  level: 'commune' as const,
  nameVi: code === '1' ? 'Xã Phúc Thịnh' : 'Xã Thư Lâm',
  validFrom: '2025-07-01',
  validTo: null,
}));
const around = (more: Partial<AroundPeople> = {}): AroundPeople => ({
  today: TODAY,
  agencies: new AgencyIndex(
    AGENCIES.map((one) => (one.id === 'gone' ? { ...one, says: { ...one.says, closed: true } } : one)),
  ),
  units: new Map(UNITS.map(({ code, nameVi }) => [code, nameVi])),
  people: [],
  otherAdministrators: 1,
  choices: new Map(),
  ...more,
});

const HEAD = [
  'TT',
  'Họ và tên',
  'Chức vụ',
  'Số CCCD',
  'Tên đăng nhập',
  'Vai trò',
  'Cơ quan, đơn vị',
  'Địa bàn',
  'Từ ngày',
  'Đến hết ngày',
];
const sheetOf = (rows: Raw[][]): OpenedSheet =>
  withoutIdentity({
    name: 'S',
    isHidden: false,
    rows: [HEAD, ...rows],
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    formulas: 0,
  });
function planned(rows: Raw[][], more: Partial<AroundPeople> = {}) {
  const columns = proposedFields(HEAD, 'people').map((field) => ({ field, answers: {}, sameAsAbove: false }));
  const read = readSheet(
    sheetOf(rows),
    { head: { top: 0, bottom: 0 }, columns, withHidden: false },
    { names: [], units: unitFinder(UNITS), system: null, today: TODAY },
  );
  return planPeople(read.records, around(more));
}
const said = (rows: Raw[][], more?: Partial<AroundPeople>) =>
  planned(rows, more).map(({ is, cells, faults }) => [
    is,
    ...cells.map(({ issue }) => issue),
    ...faults.map(({ field, issue }) => `${field} ${issue}`),
  ]);

const LAN: Raw[] = [1, 'Trần Thị Lan', 'Chuyên viên', '001185012345', 'Lan.TT', 'Sở', 'SỞ CÔNG  THƯƠNG'];
const HUNG: Raw[] = [
  2,
  'Nguyễn Văn Hùng',
  'Phó Chủ tịch',
  1085012345,
  'hung.nv',
  'UBND cấp xã',
  'Ủy ban nhân dân xã Phúc Thịnh',
  null,
  '01/9/2025',
  '31/12/2026',
];

function recorded(plan: ReturnType<typeof planned>): KnownPerson[] {
  return plan.map(({ events }, i) => ({
    id: `p${i}`,
    state: events.reduce<PersonState>(
      (so, event, at) => persons.evolve(so, event, { seq: at + 1, at: '', on: TODAY, by: null }),
      persons.empty,
    ),
  }));
}

test('a list of people is known by its columns, and a list of clusters is still one', () => {
  expect(kindOfNames(HEAD)).toBe('people');
  expect(kindOfNames(['Tên cụm', 'Địa điểm', 'Diện tích', 'Người liên hệ'])).toBe('clusters');
});

test('each clean row is an account as the form would make it, with the area of its committee and its days', () => {
  const [lan, hung] = planned([LAN, HUNG]);
  expect([lan?.is, hung?.is]).toEqual(['new', 'new']);
  expect(lan?.events).toMatchObject([
    { type: 'person.recorded', person: { role: 'department', organisationId: 'department', unitCode: null } },
    { type: 'person.account', username: 'lan.tt', change: 'opened' },
    { type: 'person.assigned', duties: [{ organisationId: 'department', validFrom: TODAY }] },
  ]);
  expect(hung?.events).toMatchObject([
    { type: 'person.recorded', person: { role: 'area_committee', unitCode: '1' } },
    { type: 'person.account', username: 'hung.nv' },
    { type: 'person.term', from: '2025-09-01', until: '2026-12-31' },
    { type: 'person.assigned' },
  ]);
});

test('no number of an identity paper is in any plan, under its own head or in another column', () => {
  const rows = planned([
    LAN,
    HUNG,
    [3, 'Lê A', '001185012345', null, '001185099999', 'Sở', 'Sở Công Thương'],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/1185012345|1085012345|1185099999/);
  expect(rows[2]?.faults.map(({ field, issue }) => `${field} ${issue}`)).toEqual([
    'title identity_number',
    'username identity_number',
  ]);
});

test('regression: a number of an identity paper behind a name was kept; other long numbers are none', () => {
  const [row] = planned([[1, 'Lê Văn 001085012347', null, null, 'le.van', 'Sở', 'Sở Công Thương']]);
  expect(JSON.stringify(row)).not.toContain('085012347');
  expect(row?.faults.map(({ field, issue }) => `${field} ${issue}`)).toEqual(['person identity_number']);
  const kept = [
    'Tờ bản đồ 0010850123471',
    'số 123456789012',
    '1.001085012347',
    '001085012347/QĐ',
    '0912345678',
  ];
  expect(sheetOf([kept]).rows[1]).toEqual(kept);
});

test('what the form refuses is a problem beside its column', () => {
  const row = (...cells: Raw[]): Raw[] => [1, ...cells];
  expect(
    said([
      row('A B', '', '', 'a b', 'Sở', 'Sở Công Thương'),
      row('C D', '', '', null, 'Sở', 'Sở Công Thương'),
      row('E F', '', '', 'e.f', 'Giám đốc', 'Sở Công Thương'),
      row('G H', '', '', 'g.h', 'Sở', 'UBND huyện Đông Anh'),
      row('I K', '', '', 'i.k', 'UBND', 'Sở Công Thương'),
      row('L M', '', '', 'l.m', 'Sở', 'Sở Công Thương', null, '9/2025'),
      row('N O', '', '', 'n.o', 'Sở', 'Sở Công Thương', null, '2/9/2025', '1/9/2025'),
      row('P Q', '', '', 'p.q', 'Sở', 'Sở Công Thương', 'Xã Nào Đó'),
    ]),
  ).toEqual([
    ['wrong', 'username malformed'],
    ['wrong', 'username required'],
    ['wrong', 'not_a_role'],
    ['wrong', 'agency unknown_agency'],
    ['wrong', 'unit required'],
    ['wrong', 'open_from whole_day'],
    ['wrong', 'open_until not_later'],
    ['wrong', 'unknown_unit'],
  ]);
});

describe('an agency', () => {
  const row: Raw[] = [1, 'A B', '', '', 'a.b', 'Sở', 'Sở Công Thương Hà Nội'];
  test('whose name is only alike is asked, and taken as it was answered', () => {
    const [asked] = planned([row]);
    expect([asked?.is, asked?.investor?.suspects]).toEqual([
      'asked',
      [{ id: 'department', nameVi: 'Sở Công Thương' }],
    ]);
    const [plan] = planned([row], { choices: new Map([['so cong thuong ha noi', 'department']]) });
    expect(plan?.is).toBe('new');
  });
});

describe('somebody who is there', () => {
  const people = recorded(planned([LAN, HUNG]));

  test('the same list again changes nothing and says nothing', () => {
    expect(said([LAN, HUNG], { people })).toEqual([['same'], ['same']]);
  });

  test('is never entered a second time: by user name, or by name and agency; what differs is told', () => {
    const title = LAN.with(2, 'Trưởng phòng');
    const [told] = planned([title], { people });
    expect([told?.is, told?.events, told?.changes]).toEqual([
      'same',
      [],
      [{ field: 'title', from: 'Chuyên viên', to: 'Trưởng phòng' }],
    ]);
    expect(said([LAN.with(4, 'lan2')], { people })).toEqual([['same', 'null already_there']]);
    expect(said([LAN.with(1, 'Vũ Lan')], { people })).toEqual([['wrong', 'username another_name']]);
    expect(said([LAN, LAN.with(4, 'lan2')])).toEqual([['new'], ['wrong', 'null twice_person']]);
  });

  test('and locked is let in again only by a row that is not clean, so that somebody ticks it', () => {
    const locked = people.map((one) => ({ ...one, state: { ...one.state, open: false } }));
    const [plan] = planned([LAN], { people: locked });
    expect([plan?.is, plan?.faults.map(({ issue }) => issue)]).toEqual(['change', ['account_closed']]);
    expect(plan?.events[0]).toMatchObject({ type: 'person.account', change: 'reset' });
  });
});

test('a role is read from the words for it, in both languages, and from no post', () => {
  expect(
    ['Quản trị viên', 'ADMIN', 'UBND xã', 'Lãnh đạo', 'Department', 'Chuyên viên', 'Công khai'].map(roleIn),
  ).toEqual([
    'administrator',
    'administrator',
    'area_committee',
    'leadership',
    'department',
    'not_a_role',
    'not_a_role',
  ]);
});
