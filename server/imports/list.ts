import { and, desc, eq } from 'drizzle-orm';
import { imports } from '../../shared/imports/facet.ts';
import { kindsFor } from '../../shared/imports/rights.ts';
import { idOf } from '../../shared/log/stream.ts';
import type { PersonDay } from '../../shared/people/person.ts';
import type { ImportKind } from '../../shared/tables/fields.ts';
import type { Context } from '../context.ts';
import { event } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readStates } from '../log/read.ts';
import { loadDays } from '../snapshot/days.ts';

/** Who entered which file when, and whether it was undone: the last first. */
export interface ImportLine {
  id: string;
  at: string;
  by: string | null;
  /** Null: not known here. */
  byName: string | null;
  kind: ImportKind;
  file: string;
  sha256: string;
  sheet: string;
  rows: number;
  entered: number;
  changed: number;
  undone: boolean;
  /** The file of the document that it rests on, where it is on file. */
  paper: string | null;
}

const SHOWN = 50;

/** What people are called, those too who have left. */
async function namesOf(
  { db, provinceId, clock }: Context,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await loadDays<PersonDay>(db, facetNamed('person'), { provinceId, day: clock.today() });
  return new Map(people.map(({ stream, says }) => [idOf(stream), says.name]));
}

export async function pastImports(ctx: Context): Promise<ImportLine[]> {
  const { provinceId, db } = ctx;
  const rows = await db
    .select({ stream: event.stream, at: event.recordedAt, by: event.recordedBy })
    .from(event)
    .where(and(eq(event.provinceId, provinceId), eq(event.facet, imports.name), eq(event.seq, 1)))
    .orderBy(desc(event.recordedAt))
    .limit(SHOWN);
  const streams = rows.map(({ stream }) => stream);
  const states = streams.length === 0 ? new Map() : await readStates(db, imports, { provinceId, streams });
  const names = await namesOf(
    ctx,
    rows.flatMap(({ by }) => by ?? []),
  );
  const kinds = kindsFor(ctx.actor);
  return rows.flatMap(({ stream, at, by }) => {
    const state = states.get(stream);
    if (!state?.applied || !kinds.includes(state.applied.kind)) return [];
    const { kind, file, sha256, sheet, rows: all, entered, changed, undone } = imports.day(state);
    return [
      {
        id: idOf(stream),
        at,
        by,
        byName: by === null ? null : (names.get(by) ?? null),
        kind,
        file,
        sha256,
        sheet,
        rows: all,
        entered,
        changed,
        undone,
        paper: state.applied.ground.document?.paper ?? null,
      },
    ];
  });
}
