/** Keep markers apart on the screen: positions are approximate anyway, and one under another cannot be seen. */
export interface Spot {
  x: number;
  y: number;
}

const ROUNDS = 40;

/** Moved copies of the spots (pixels) such that, where there is room, none is nearer than `gap` to another. */
export function spread(spots: readonly Spot[], gap: number): Spot[] {
  const moved = spots.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    if (!pushApart(moved, gap)) break;
  }
  return moved;
}

function pushApart(spots: Spot[], gap: number): boolean {
  let touched = false;
  const grid = new Map<string, number[]>();
  spots.forEach((spot, i) => {
    const key = cellOf(spot, gap);
    grid.set(key, [...(grid.get(key) ?? []), i]);
  });
  spots.forEach((spot, i) => {
    for (const j of neighboursOf(spot, gap, grid)) {
      const other = spots[j];
      if (j <= i || !other) continue;
      const dx = other.x - spot.x;
      const dy = other.y - spot.y;
      const apart = Math.hypot(dx, dy);
      if (apart >= gap) continue;
      touched = true;
      // Two on the very same spot part in a direction of their own, the same each time.
      const angle = apart < 0.01 ? i * 2.4 : Math.atan2(dy, dx);
      const step = (gap - apart) / 2 + 0.05;
      spot.x -= Math.cos(angle) * step;
      spot.y -= Math.sin(angle) * step;
      other.x += Math.cos(angle) * step;
      other.y += Math.sin(angle) * step;
    }
  });
  return touched;
}

const cellOf = ({ x, y }: Spot, size: number) => `${Math.floor(x / size)},${Math.floor(y / size)}`;

function neighboursOf({ x, y }: Spot, size: number, grid: Map<string, number[]>): number[] {
  const found: number[] = [];
  for (const dx of [-size, 0, size]) {
    for (const dy of [-size, 0, size])
      found.push(...(grid.get(cellOf({ x: x + dx, y: y + dy }, size)) ?? []));
  }
  return found;
}
