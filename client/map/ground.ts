import { centreOf, type Hex, hexAt, type LonLat } from '../../shared/hexgrid.ts';
import { groupBy } from '../../shared/lists.ts';
import type { UnitLevel } from '../../shared/unit.ts';
import type { Cell } from './areas.ts';

/** Which area a position lies in, as the schematic map draws it. */
export interface Ground {
  unitAt(position: LonLat): string | null;
  /** The position itself where it lies in the unit, else the middle of the unit's nearest cell. */
  within(unit: string, position: LonLat): LonLat;
}

/** One number for a cell, which is found much faster than a text: a position is looked up for every step a sign takes. */
const keyOf = ({ q, r }: Hex) => ((q & 0x7fff) << 15) | (r & 0x7fff);

export function groundOf(cells: readonly Cell[], level: UnitLevel): Ground {
  const unitIn = ([, , district, commune]: Cell) => (level === 'district' ? district : commune);
  const unitOf = new Map(cells.map((cell) => [keyOf({ q: cell[0], r: cell[1] }), unitIn(cell)]));
  const cellsOf = groupBy(cells, unitIn);
  const unitAt = (position: LonLat) => unitOf.get(keyOf(hexAt(position))) ?? null;
  return {
    unitAt,
    within(unit, position) {
      if (unitAt(position) === unit) return position;
      const centres = (cellsOf.get(unit) ?? []).map(([q, r]) => centreOf({ q, r }));
      return centres.reduce<LonLat | null>((best, one) => nearer(position, one, best), null) ?? position;
    },
  };
}

function nearer(to: LonLat, one: LonLat, best: LonLat | null): LonLat {
  const far = ([lon, lat]: LonLat) => (lon - to[0]) ** 2 + (lat - to[1]) ** 2;
  return best === null || far(one) < far(best) ? one : best;
}
