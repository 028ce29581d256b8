import { type Figure, STEPS, type Step, type Unit, unitOf } from '../clearance/figures.ts';
import type { BuiltComponent } from '../works/components.ts';

/** Columns of figures of site clearance and of works, as tables head them; without accents and what stands in brackets. */

const STEP_HEADS: Record<Step, readonly string[]> = {
  toClear: [
    'phai gpmb',
    'can gpmb',
    'phai giai phong mat bang',
    'can giai phong mat bang',
    'phai giai phong',
    'phai thu hoi',
    'can thu hoi',
    'to clear',
  ],
  approved: [
    'da phe duyet phuong an',
    'phe duyet phuong an',
    'phuong an da duyet',
    'da phe duyet',
    'plan approved',
  ],
  paid: ['da chi tra', 'chi tra', 'da chi tra tien', 'da nhan tien', 'paid'],
  handedOver: [
    'da ban giao',
    'ban giao',
    'da ban giao mat bang',
    'ban giao mat bang',
    'da gpmb',
    'da giai phong mat bang',
    'da giai phong',
    'handed over',
  ],
  clean: ['mat bang sach', 'dat sach', 'clean'],
};
const UNIT_HEADS: Record<Unit, readonly string[]> = {
  ha: ['dien tich', 'ha', 'area'],
  households: ['so ho', 'ho', 'ho dan', 'so ho dan', 'households'],
  organisations: ['to chuc', 'so to chuc', 'organisations'],
  graves: ['mo', 'so mo', 'mo ma', 'so ngoi mo', 'ngoi mo', 'graves'],
  vndBn: ['kinh phi', 'so tien', 'tien', 'money'],
};

/** 'da ban giao', 'dien tich da ban giao', 'da ban giao so ho': hectares are meant where nothing is counted. */
export function clearanceHeads(figure: Figure): string[] {
  const unit = unitOf(figure);
  const step = (Object.keys(STEPS) as Step[]).find((name) =>
    (STEPS[name] as readonly Figure[]).includes(figure),
  );
  const steps = step === undefined ? [] : STEP_HEADS[step];
  const both = steps.flatMap((one) => UNIT_HEADS[unit].flatMap((of) => [`${one} ${of}`, `${of} ${one}`]));
  const moved = figure === 'movedGraves' ? ['da di chuyen mo', 'mo da di chuyen', 'so mo da di chuyen'] : [];
  return unit === 'ha' ? [...steps, ...both] : [...both, ...moved];
}

/** Components as tables name them, in a head and in a cell. */
export const COMPONENT_NAMES: Record<BuiltComponent, readonly string[]> = {
  levelling: ['san nen', 'san lap', 'san lap mat bang', 'san nen mat bang', 'levelling'],
  roads: ['duong giao thong', 'giao thong', 'he thong giao thong', 'duong noi bo', 'roads'],
  storm_drainage: ['thoat nuoc mua', 'he thong thoat nuoc mua', 'storm drainage'],
  wastewater_collection: [
    'thu gom nuoc thai',
    'thoat nuoc thai',
    'he thong thoat nuoc thai',
    'wastewater collection',
  ],
  wastewater_treatment: [
    'tram xu ly nuoc thai tap trung',
    'tram xu ly nuoc thai',
    'xu ly nuoc thai',
    'tram xlnt',
    'xlnt',
    'nha may xu ly nuoc thai',
    'wastewater treatment',
  ],
  water: ['cap nuoc', 'he thong cap nuoc', 'water supply', 'water'],
  power: ['cap dien', 'he thong cap dien', 'dien', 'power'],
  lighting: ['chieu sang', 'dien chieu sang', 'he thong chieu sang', 'lighting'],
  telecom: ['thong tin lien lac', 'vien thong', 'telecom'],
  fire: ['phong chay chua chay', 'pccc', 'he thong pccc', 'fire protection'],
  greenery: ['cay xanh', 'cay xanh, canh quan', 'greenery'],
  waste: ['khu tap ket chat thai', 'chat thai ran', 'tap ket rac', 'waste'],
  outside_connection: [
    'dau noi ha tang ngoai hang rao',
    'dau noi ngoai hang rao',
    'ha tang ngoai hang rao',
    'dau noi',
    'outside connection',
  ],
};
