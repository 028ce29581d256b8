import type { Day } from '../shared/day.ts';
import type { Organisation } from '../shared/people/organisation.ts';
import type { Duty, Person } from '../shared/people/person.ts';
import { COMMUNES_FROM, DISTRICTS_TO } from '../shared/unit.ts';
import { unitName } from '../shared/unit-name.ts';
import { randomFrom } from './random.ts';

/** Units, agencies, their people and duties are on record from here on. */
export const SINCE: Day = '2014-04-01';

export type SeedOrganisation = Omit<Organisation, 'closed'> & { id: string };
export type SeedPerson = Omit<Person, 'provenance'> & { id: string };
export type SeedDuty = Duty & { personId: string };

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Đinh'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Thanh', 'Quang', 'Thu', 'Hữu', 'Ngọc', 'Xuân', 'Hồng', 'Mạnh'];
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hùng',
  'Khánh',
  'Lan',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Oanh',
  'Phong',
  'Quân',
  'Sơn',
  'Thảo',
  'Trung',
  'Tuấn',
  'Vân',
  'Yến',
];

/** A made-up name, the same for the same key. */
export function inventedName(key: string): string {
  const random = randomFrom(`name ${key}`);
  return `${random.pick(FAMILY)} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`;
}

const FIXED: {
  organisation: SeedOrganisation;
  person: Omit<SeedPerson, 'organisationId' | 'name' | 'unitCode'>;
}[] = [
  {
    organisation: {
      id: 'city',
      kind: 'city_committee',
      nameVi: 'UBND Thành phố Hà Nội',
      nameEn: 'Hà Nội City People’s Committee',
      unitCode: null,
      provenance: 'sourced',
    },
    person: {
      id: 'p-city',
      titleVi: 'Lãnh đạo UBND Thành phố',
      titleEn: 'City leadership',
      role: 'leadership',
    },
  },
  {
    organisation: {
      id: 'department',
      kind: 'department',
      nameVi: 'Sở Công Thương Hà Nội',
      nameEn: 'Hà Nội Department of Industry and Trade',
      unitCode: null,
      provenance: 'sourced',
    },
    person: {
      id: 'p-department',
      titleVi: 'Chuyên viên Phòng Quản lý công nghiệp',
      titleEn: 'Officer, Industry Management Division',
      role: 'department',
    },
  },
];

export interface SeedPeople {
  organisations: SeedOrganisation[];
  people: SeedPerson[];
  duties: SeedDuty[];
}

/** The city and its department: agencies that are there whatever else an installation knows. */
export const FIXED_OFFICES: readonly SeedOrganisation[] = FIXED.map(({ organisation }) => organisation);

/** Every district and every commune has its People’s Committee. */
export const committeeOf = ({ code, nameVi }: { code: string; nameVi: string }): SeedOrganisation => ({
  id: `committee-${code}`,
  kind: 'local_committee',
  nameVi: `UBND ${nameVi.charAt(0).toLowerCase()}${nameVi.slice(1)}`,
  nameEn: `People’s Committee of ${unitName(nameVi, 'en')}`,
  unitCode: code,
  provenance: 'sourced',
});

/** The city, the department, and a committee with one officer for every district and every commune. */
export function officePeople(units: { code: string; level: string; nameVi: string }[]): SeedPeople {
  const made: SeedPeople = { organisations: [], people: [], duties: [] };
  for (const { organisation, person } of FIXED) {
    made.people.push({
      ...person,
      organisationId: organisation.id,
      name: inventedName(person.id),
      unitCode: null,
    });
    made.duties.push(dutyOf(organisation.id, person.id, [SINCE, null]));
  }
  for (const unit of units) {
    const organisationId = `committee-${unit.code}`;
    const id = `p-committee-${unit.code}`;
    const district = unit.level === 'district';
    made.organisations.push(committeeOf(unit));
    made.people.push({
      id,
      organisationId,
      name: inventedName(id),
      titleVi: district ? 'Phó Trưởng phòng Kinh tế' : 'Công chức kinh tế',
      titleEn: district ? 'Deputy Head, Economic Division' : 'Economic Officer',
      role: 'area_committee',
      unitCode: unit.code,
    });
    made.duties.push(dutyOf(organisationId, id, district ? [SINCE, DISTRICTS_TO] : [COMMUNES_FROM, null]));
  }
  return made;
}

/** The organisations that build clusters: those that sources name, and a stand-in of each district for the others. */
export interface Builders {
  named: ReadonlyMap<string, string>;
  standIn: (district: string | null) => string;
}

/**
 * One project manager for each infrastructure investor that a source names, and one for the clusters of a district whose
 * investor none names.
 */
export function investorPeople(
  investors: readonly string[],
  districts: readonly { code: string; nameVi: string }[],
): SeedPeople & Builders {
  const made: SeedPeople = { organisations: [], people: [], duties: [] };
  const named = new Map<string, string>();
  const add = (organisation: Omit<SeedOrganisation, 'kind' | 'unitCode'>) => {
    const id = `p-${organisation.id}`;
    made.organisations.push({ ...organisation, kind: 'investor', unitCode: null });
    made.people.push({
      id,
      organisationId: organisation.id,
      name: inventedName(id),
      titleVi: 'Giám đốc dự án',
      titleEn: 'Project manager',
      role: 'project_manager',
      unitCode: null,
    });
  };
  [...new Set(investors)].forEach((name, i) => {
    const id = `investor-${String(i + 1).padStart(2, '0')}`;
    named.set(name, id);
    add({ id, nameVi: name, nameEn: name, provenance: 'sourced' });
  });
  const standIn = (district: string | null) => `investor-unknown${district ? `-${district}` : ''}`;
  for (const unit of [null, ...districts]) {
    const [vi, en] = unit
      ? [
          `, ${unit.nameVi.charAt(0).toLowerCase()}${unit.nameVi.slice(1)}`,
          `, ${unitName(unit.nameVi, 'en')}`,
        ]
      : ['', ''];
    add({
      id: standIn(unit?.code ?? null),
      nameVi: `Chủ đầu tư hạ tầng (chưa công bố tên${vi})`,
      nameEn: `Infrastructure investor (name not published${en})`,
      provenance: 'illustrative',
    });
  }
  return { ...made, named, standIn };
}

export const dutyOf = (
  organisationId: string,
  personId: string,
  [validFrom, validTo]: [string, string | null],
  cluster: string | null = null,
): SeedDuty => ({ organisationId, cluster, personId, validFrom, validTo });
