import type { AreaStanding } from '../../../shared/area.ts';
import { compareVietnamese } from '../../../shared/text.ts';

export interface NamedArea {
  code: string;
  name: string;
  standing: AreaStanding;
}

export const AREA_COLUMNS = ['name', 'clusters', 'scheduled', 'late', 'share', 'noPlan', 'stale'] as const;
export type AreaColumn = (typeof AREA_COLUMNS)[number];

export interface Order {
  by: AreaColumn;
  direction: 'up' | 'down';
}

/** Most late first: what one comes for. */
export const FIRST_ORDER: Order = { by: 'late', direction: 'down' };

/** Pressed again a column turns round; a fresh one begins with the most, names with A. */
export function nextOrder(order: Order, by: AreaColumn): Order {
  if (order.by === by) return { by, direction: order.direction === 'up' ? 'down' : 'up' };
  return { by, direction: by === 'name' ? 'up' : 'down' };
}

/** Areas without a share come last either way; equals by name. */
export function inOrder(areas: readonly NamedArea[], { by, direction }: Order): NamedArea[] {
  const sign = direction === 'up' ? 1 : -1;
  return [...areas].sort((a, b) => {
    const byName = compareVietnamese(a.name, b.name);
    if (by === 'name') return sign * byName;
    const [x, y] = [valueOf(a, by), valueOf(b, by)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0) || byName;
    return sign * (x - y) || byName;
  });
}

const valueOf = ({ standing }: NamedArea, by: Exclude<AreaColumn, 'name'>): number | null =>
  by === 'share' ? standing.lateShare : standing[by];
