import type { Day } from '../../shared/day.ts';
import type { Stage } from '../../shared/lifecycle.ts';
import type { Kind } from '../../shared/register.ts';
import { foldVietnamese } from '../../shared/text.ts';
import type { Context } from '../context.ts';
import type { Snapshot, SnapshotCluster } from '../snapshot/snapshot.ts';
import { unitsKnown } from './read.ts';

/** A cluster as a line of the register. */
export interface RegisterLine {
  code: string;
  name: string;
  place: string;
  kind: Kind;
  /** Name of the unit it lies in today; null: no source says. */
  unitName: string | null;
  /** Name of who builds its infrastructure; null: nobody. */
  investor: string | null;
  stage: Stage;
}

export interface Page {
  /** Words of its code, name, place, unit or investor, in any order and with or without accents. */
  q: string;
  offset: number;
  limit: number;
}

/** A page of the register by code, today's; first those that have what is looked for in their name or code. */
export async function registerLines(
  ctx: Context,
  { q, offset, limit }: Page,
): Promise<{ total: number; lines: RegisterLine[] }> {
  const found = await registerFound(ctx, q, ctx.clock.today());
  return { total: found.length, lines: found.slice(offset, offset + limit).map(({ line }) => line) };
}

/** Every cluster of the register that has what is looked for, as known on a day and in the order of the page. */
export async function registerFound(
  ctx: Context,
  q: string,
  on: Day,
): Promise<{ cluster: SnapshotCluster; line: RegisterLine }[]> {
  const [snapshot, units] = await Promise.all([ctx.days.at(on), unitsKnown(ctx)]);
  const names = new Map(units.map(({ code, nameVi }) => [code, nameVi]));
  const words = foldVietnamese(q).split(/\s+/).filter(Boolean);
  return snapshot.clusters
    .map((cluster) => ({ cluster, line: lineOf(cluster, snapshot, names) }))
    .filter(({ line }) => {
      const text = foldVietnamese(
        [line.code, line.name, line.place, line.unitName ?? '', line.investor ?? ''].join(' '),
      );
      return words.every((word) => text.includes(word));
    })
    .sort(({ line: a }, { line: b }) => isNamed(words, b) - isNamed(words, a) || (a.code < b.code ? -1 : 1));
}

const isNamed = (words: readonly string[], { code, name }: RegisterLine): number =>
  Number(foldVietnamese(`${code} ${name}`).includes(words.join(' ')));

function lineOf(
  { code, row, investor }: SnapshotCluster,
  { directory }: Snapshot,
  units: ReadonlyMap<string, string>,
): RegisterLine {
  const { name, place, kind, unit, stage } = row;
  return {
    code,
    name,
    place,
    kind,
    unitName: unit === null ? null : (units.get(unit) ?? null),
    investor: investor === null ? null : (directory.organisations.get(investor)?.nameVi ?? null),
    stage,
  };
}
