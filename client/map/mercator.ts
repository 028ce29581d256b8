import type { LonLat } from '../../shared/hexgrid.ts';
import type { Point } from './gather.ts';

/** Width of the whole world at zoom 0, in pixels. */
const WORLD = 256;

/**
 * The position of a place in projected pixels: the map's own projection (EPSG:3857) without its objects, because it is
 * asked for at every step that a sign takes aside.
 */
export function lonLatOf({ x, y }: Point, zoom: number): LonLat {
  const world = WORLD * 2 ** zoom;
  const north = Math.PI * (1 - (2 * y) / world);
  return [(x / world) * 360 - 180, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
}
