import type { DelayTotal } from '../../server/clusters/delay-tally.ts';
import type { DelayLine, MoverTotal } from '../../server/clusters/delays.ts';
import { NO_GROUNDS } from '../../shared/ground.ts';
import type { DelayData } from '../features/delays/words.ts';
import { TODAY } from './samples.ts';
import type { Outputs } from './server.ts';

export const totalOf = <K extends string>(key: K | null, more: Partial<DelayTotal> = {}): DelayTotal<K> => ({
  clusters: 1,
  late: 1,
  critical: 0,
  worst: 100,
  ...more,
  key,
});

export const moverOf = (key: string | null, name: string, more: Partial<DelayTotal> = {}): MoverTotal => ({
  ...totalOf(key, more),
  nameVi: name,
  nameEn: name,
});

/** A page of the list of delays that holds these lines. */
export const delaysOf = (lines: DelayLine[], more: Partial<DelayData> = {}): DelayData => ({
  asOf: TODAY,
  total: lines.length,
  entries: lines.length,
  counts: { late: lines.length },
  causes: [],
  movers: [],
  areas: [],
  changes: null,
  without: { class: 0, cause: 0, mover: 0, area: 0, change: 0, search: 0, more: 0 },
  gravest: null,
  groups: null,
  longest: 700,
  grounds: NO_GROUNDS,
  lines,
  ...more,
});

const unit = (code: string, nameVi: string): Outputs['units']['list'][number] => ({
  code,
  level: 'district',
  kind: 'district',
  nameVi,
  nameEn: nameVi,
  validFrom: '2008-08-01',
  validTo: null,
  areaKm2: 4,
});

export const UNITS = [unit('017', 'Huyện Đông Anh'), unit('276', 'Huyện Thạch Thất')];
