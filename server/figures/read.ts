import type { Day } from '../../shared/day.ts';
import type { FigureDay } from '../../shared/figures/facet.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { Context } from '../context.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from '../snapshot/days.ts';

/** What had been published about the city's clusters by the end of a day, in its order. */
export async function publishedFigures({ db, provinceId }: Context, asOf: Day) {
  const rows = await loadDays<FigureDay>(db, facetNamed('figure'), { provinceId, day: asOf });
  return rows
    .map(({ stream, says: { position, ...figure } }) => ({ code: idOf(stream), position, ...figure }))
    .sort((a, b) => a.position - b.position)
    .map(({ position: _p, ...figure }) => figure);
}
