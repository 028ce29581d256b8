import type { Lateness } from './delay.ts';
import { LATENESS } from './delay.ts';
import { type Gate, MILESTONE_CODES, type MilestoneCode, STAGES, type Stage } from './lifecycle.ts';

/**
 * One cluster as map, list and counts see it on a day. The map sends all of them, so the wire form is columns of
 * small numbers: 10,000 clusters stay under 250 KB compressed.
 */
export const KINDS = ['industrial', 'craft_village'] as const;
export type Kind = (typeof KINDS)[number];

/** How well the position is known. None of the register's positions is surveyed yet. */
export const PRECISIONS = ['surveyed', 'commune', 'commune_from_name', 'district', 'none'] as const;
export type LocationPrecision = (typeof PRECISIONS)[number];

export interface ClusterRow {
  code: string;
  name: string;
  /** Commune or place as the source names it (Vietnamese). */
  place: string;
  kind: Kind;
  /** Code of the district or commune it lies in on the day; null when no source says. */
  unit: string | null;
  lat: number | null;
  lon: number | null;
  precision: LocationPrecision;
  stage: Stage;
  lateness: Lateness;
  /** Days against the schedule in force; null when there is nothing to compare. */
  slip: number | null;
  next: MilestoneCode | null;
  gate: Gate | null;
  /** Days since the last report. */
  reportAge: number | null;
  stale: boolean;
  /** Something was reported as done and waits for confirmation. */
  waiting: boolean;
  /** Codes of the targets whose cohort it belongs to, of those it has achieved, and of those reported but unconfirmed. */
  cohorts: string[];
  achieved: string[];
  reported: string[];
}

type Column<T> = T[];
/** Rows as columns; enumerations as indexes, sets as bit masks over `targets`, positions in 1/10,000 degree. */
export interface PackedRows {
  targets: string[];
  units: string[];
  code: Column<string>;
  name: Column<string>;
  place: Column<string>;
  kind: Column<number>;
  unit: Column<number>;
  lat: Column<number | null>;
  lon: Column<number | null>;
  precision: Column<number>;
  stage: Column<number>;
  lateness: Column<number>;
  slip: Column<number | null>;
  next: Column<number>;
  gate: Column<number>;
  reportAge: Column<number | null>;
  stale: Column<number>;
  waiting: Column<number>;
  cohorts: Column<number>;
  achieved: Column<number>;
  reported: Column<number>;
}

const SCALE = 10_000;
const indexOrNone = (list: readonly string[], value: string | null) =>
  value === null ? -1 : list.indexOf(value);

export function packRows(rows: readonly ClusterRow[], targets: readonly string[]): PackedRows {
  const units = [...new Set(rows.flatMap((row) => (row.unit === null ? [] : [row.unit])))].sort();
  const unitIndex = new Map(units.map((unit, index) => [unit, index]));
  const mask = (codes: string[]) =>
    targets.reduce((bits, code, i) => (codes.includes(code) ? bits | (1 << i) : bits), 0);
  const scaled = (degrees: number | null) => (degrees === null ? null : Math.round(degrees * SCALE));
  return {
    targets: [...targets],
    units,
    code: rows.map((row) => row.code),
    name: rows.map((row) => row.name),
    place: rows.map((row) => row.place),
    kind: rows.map((row) => KINDS.indexOf(row.kind)),
    unit: rows.map((row) => (row.unit === null ? -1 : (unitIndex.get(row.unit) ?? -1))),
    lat: rows.map((row) => scaled(row.lat)),
    lon: rows.map((row) => scaled(row.lon)),
    precision: rows.map((row) => PRECISIONS.indexOf(row.precision)),
    stage: rows.map((row) => STAGES.indexOf(row.stage)),
    lateness: rows.map((row) => LATENESS.indexOf(row.lateness)),
    slip: rows.map((row) => row.slip),
    next: rows.map((row) => indexOrNone(MILESTONE_CODES, row.next)),
    gate: rows.map((row) => indexOrNone(MILESTONE_CODES, row.gate)),
    reportAge: rows.map((row) => row.reportAge),
    stale: rows.map((row) => (row.stale ? 1 : 0)),
    waiting: rows.map((row) => (row.waiting ? 1 : 0)),
    cohorts: rows.map((row) => mask(row.cohorts)),
    achieved: rows.map((row) => mask(row.achieved)),
    reported: rows.map((row) => mask(row.reported)),
  };
}

export function unpackRows(packed: PackedRows): ClusterRow[] {
  const codes = (bits: number) => packed.targets.filter((_code, i) => bits & (1 << i));
  const degrees = (value: number | null | undefined) => (value == null ? null : value / SCALE);
  return packed.code.map((code, i) => ({
    code,
    name: packed.name[i] ?? '',
    place: packed.place[i] ?? '',
    kind: KINDS[packed.kind[i] ?? 0] ?? 'industrial',
    unit: packed.units[packed.unit[i] ?? -1] ?? null,
    lat: degrees(packed.lat[i]),
    lon: degrees(packed.lon[i]),
    precision: PRECISIONS[packed.precision[i] ?? -1] ?? 'none',
    stage: STAGES[packed.stage[i] ?? 0] ?? 'plan',
    lateness: LATENESS[packed.lateness[i] ?? -1] ?? 'no_plan',
    slip: packed.slip[i] ?? null,
    next: MILESTONE_CODES[packed.next[i] ?? -1] ?? null,
    gate: (MILESTONE_CODES[packed.gate[i] ?? -1] as Gate | undefined) ?? null,
    reportAge: packed.reportAge[i] ?? null,
    stale: packed.stale[i] === 1,
    waiting: packed.waiting[i] === 1,
    cohorts: codes(packed.cohorts[i] ?? 0),
    achieved: codes(packed.achieved[i] ?? 0),
    reported: codes(packed.reported[i] ?? 0),
  }));
}
