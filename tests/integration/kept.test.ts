import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { KEPT_SHAPES } from '../../shared/kept.ts';
import { useDatabase } from '../support/database.ts';
import { callAs, OWN, OWN_TOO, servicesOn } from '../support/services.ts';

const database = useDatabase();

/** 'rows[].code: string' for every value in an answer. */
function shapesIn(value: unknown, path: string, into: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) shapesIn(one, `${path}[]`, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) shapesIn(one, `${path}.${name}`, into);
  // What may be missing is not another shape where the demonstration happens to have it.
  else if (value !== null && value !== undefined) into.add(`${path}: ${typeof value}`);
}

test('what phones keep has the shape that they were told: else a page meets an answer that it cannot read', async () => {
  const caller = await callAs(servicesOn(database().db), 'manager');
  const shapes = new Set<string>();
  const look = async (name: string, answer: Promise<unknown>) => shapesIn(await answer, name, shapes);
  await look('session', caller.session.current());
  await look('work', caller.work.mine({}));
  await look('count', caller.work.count());
  await look('units', caller.units.list({}));
  for (const code of [OWN, OWN_TOO]) {
    await look('detail', caller.clusters.detail({ code }));
    await look('reports', caller.reports.of({ code }));
    await look('usual', caller.milestones.usual({ code }));
    await look('movers', caller.obstacles.movers({ code }));
  }
  expect(shapes.size).toBeGreaterThan(100);
  const found = createHash('sha256')
    .update([...shapes].sort().join('\n'))
    .digest('hex')
    .slice(0, 12);
  expect(KEPT_SHAPES, `the answers have another shape: write '${found}' into shared/kept.ts`).toBe(found);
});
