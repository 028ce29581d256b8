import {
  centreOf,
  deepestCell,
  type Hex,
  innerEdges,
  type LonLat,
  outline,
  type Ring,
} from '../../shared/hexgrid.ts';
import type { UnitLevel } from '../../shared/unit.ts';

/** One administrative unit as the schematic map draws it. */
export interface Area {
  code: string;
  rings: Ring[];
  mesh: [LonLat, LonLat][];
  centres: LonLat[];
  deepest: LonLat;
  /** West, south, east, north in degrees. */
  bounds: [number, number, number, number];
}

export type Cell = readonly [q: number, r: number, district: string, commune: string];

/** The cells of one level as areas, in order of their codes. */
export function areasOf(cells: readonly Cell[], level: UnitLevel): Area[] {
  const byUnit = new Map<string, Hex[]>();
  for (const [q, r, district, commune] of cells) {
    const code = level === 'district' ? district : commune;
    const list = byUnit.get(code);
    if (list) list.push({ q, r });
    else byUnit.set(code, [{ q, r }]);
  }
  return [...byUnit].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, hexes]) => areaOf(code, hexes));
}

function areaOf(code: string, hexes: Hex[]): Area {
  const rings = outline(hexes);
  const points = rings.flat();
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const deepest = deepestCell(hexes) ?? { q: 0, r: 0 };
  return {
    code,
    rings,
    mesh: innerEdges(hexes),
    centres: hexes.map(centreOf),
    deepest: centreOf(deepest),
    bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
  };
}
