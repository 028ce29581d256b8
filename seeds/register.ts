import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ROOT } from '../server/root.ts';
import type { Day } from '../shared/day.ts';
import { type Edtf, parseEdtf, quarterOf } from '../shared/edtf.ts';
import type { FigureDay, FigureUnit } from '../shared/figures/facet.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { FactField, Kind, LocationPrecision } from '../shared/register.ts';

/** The reference facts in seeds/reference, as typed rows. */
const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(ROOT, 'seeds/reference', name), 'utf8'), {
    columns: true,
    skip_empty_lines: true,
  });

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);
const number = (text: string | undefined): number | null => (filled(text) === null ? null : Number(text));

/** How the compiler of the register read a cluster. Decides what the demonstration tells, never what is stored. */
export type Reading = 'existing_operating' | 'established_2018_2020' | 'later_2021_plus' | 'proposed';

export interface RegisterRow {
  code: string;
  name: string;
  place: string;
  districtCode: string | null;
  communeCode: string | null;
  kind: Kind;
  reading: Reading;
  areaHa: string | null;
  decisionNo: string | null;
  decisionDate: Edtf | null;
  investor: string | null;
  investment: string | null;
  groundbreaking: Edtf | null;
  status: string | null;
  statusAsOf: Edtf | null;
  expectedCompletion: string | null;
  occupancy: string | null;
  lat: number | null;
  lon: number | null;
  precision: LocationPrecision;
  source: string | null;
  confidence: string;
}

export function readRegister(): RegisterRow[] {
  return read('clusters.csv').map((row) => ({
    code: row['id'] ?? '',
    name: row['name_vi'] ?? '',
    place: [row['commune'], row['district']].filter(Boolean).join(', '),
    districtCode: filled(row['district_code']),
    communeCode: filled(row['commune_2025_code']),
    kind: row['kind'] as Kind,
    reading: row['cohort'] as Reading,
    areaHa: filled(row['area_ha']),
    decisionNo: filled(row['decision_no']),
    decisionDate: filled(row['decision_date']),
    investor: filled(row['infrastructure_investor']),
    investment: filled(row['total_investment_vnd_bn']),
    groundbreaking: filled(row['groundbreaking_date']),
    status: filled(row['status_reported']),
    statusAsOf: filled(row['status_as_of']),
    expectedCompletion: filled(row['expected_completion']),
    occupancy: filled(row['occupancy_pct']),
    lat: number(row['lat']),
    lon: number(row['lon']),
    precision: row['location_precision'] as LocationPrecision,
    source: filled(row['source']),
    confidence: row['confidence'] ?? '',
  }));
}

/** "2021-Q4 (theo QĐ)" → the quarter as EDTF, and that it is the decision's schedule; null for what is not a date. */
export function readPromise(text: string): { date: Edtf; ofDecision: boolean } | null {
  const quarter = /^(\d{4})-Q([1-4])/.exec(text);
  if (!quarter) return null;
  return { date: quarterOf(Number(quarter[1]), Number(quarter[2])), ofDecision: text.includes('theo QĐ') };
}

/** What a source says of a milestone that the register's columns cannot hold. */
export interface Statement {
  code: string;
  milestone: MilestoneCode;
  kind: 'baseline' | 'forecast' | 'actual';
  date: Edtf;
  /** Null: with the establishment decision. */
  recordedOn: Day | null;
  source: string;
  note: string | null;
  /** derived: what the source tells leads to the date by the rule in the note. */
  ground: 'sourced' | 'derived';
}

export function readStatements(): Statement[] {
  return read('statements.csv').map((row) => {
    const date = row['date'] ?? '';
    if (!parseEdtf(date)) throw new Error(`statements.csv: not a date: ${date}`);
    return {
      code: row['code'] ?? '',
      milestone: row['milestone'] as MilestoneCode,
      kind: row['kind'] as Statement['kind'],
      date,
      recordedOn: filled(row['recorded_on']),
      source: row['source'] ?? '',
      note: filled(row['note']),
      ground: row['ground'] === 'derived' ? 'derived' : 'sourced',
    };
  });
}

/** What sources say beside the columns of the register: second values, clearance, households, what contradicts. */
export const readFacts = () =>
  read('facts.csv').map((row) => ({
    code: row['code'] ?? '',
    field: row['field'] as FactField,
    value: row['value'] ?? '',
    statedFor: filled(row['stated_for']),
    recordedOn: row['recorded_on'] ?? '',
    source: row['source'] ?? '',
  }));
export type StatedFact = ReturnType<typeof readFacts>[number];

/** Figures about all clusters of the city, as published. */
export const readFigures = () =>
  read('figures.csv').map((row) => ({
    code: row['code'] ?? '',
    recordedOn: row['recorded_on'] ?? '',
    figure: {
      position: Number(row['position']),
      nameVi: row['name_vi'] ?? '',
      nameEn: row['name_en'] ?? '',
      value: Number(row['value']),
      upTo: number(row['up_to']),
      of: number(row['of']),
      unit: row['unit'] as FigureUnit,
      statedFor: row['stated_for'] ?? '',
      noteVi: filled(row['note_vi']),
      noteEn: filled(row['note_en']),
      source: row['source'] ?? '',
    } satisfies FigureDay,
  }));

export const readUnits = () =>
  read('units.csv').map((row) => ({
    code: row['code'] ?? '',
    level: row['level'] === 'district' ? ('district' as const) : ('commune' as const),
    kind: row['kind'] ?? '',
    nameVi: row['name_vi'] ?? '',
    nameEn: row['name_en'] ?? '',
    validFrom: row['valid_from'] ?? '',
    validTo: filled(row['valid_to']),
    areaKm2: Number(row['area_km2']),
    labelLon: Number(row['label_lon']),
    labelLat: Number(row['label_lat']),
  }));

export const readSuccession = () =>
  read('unit-succession.csv').map((row) => ({
    fromCode: row['district_code'] ?? '',
    toCode: row['commune_code'] ?? '',
    shareOfSuccessor: Number(row['share_of_commune_area']),
  }));

export const readCells = () =>
  read('schematic-cells.csv').map((row) => ({
    q: Number(row['q']),
    r: Number(row['r']),
    districtCode: row['district_code'] ?? '',
    communeCode: row['commune_code'] ?? '',
  }));

/** The former communes of which each commune of 1 July 2025 was made, wholly or in part (Resolution 1656/NQ-UBTVQH15). */
export function readMergers(): { communeCode: string; name: string; district: string }[] {
  return read('commune-mergers-2025.csv').map((row) => ({
    communeCode: row['commune_code'] ?? '',
    name: row['old_commune_name'] ?? '',
    district: row['old_district_code'] ?? '',
  }));
}
