import {
  CODE_LISTS,
  type CodeEntry,
  type CodeList,
  type CodesEvent,
  codes,
  keyOf,
} from '../../shared/codes/facet.ts';
import { codesOf, entryOf } from '../../shared/codes/known.ts';
import type { Day } from '../../shared/day.ts';
import type { Context } from '../context.ts';
import { foldLines, readLines } from '../log/read.ts';
import { settingsStream } from './stream.ts';

export interface CodeLine {
  code: string;
  /** What the installation has said of it, else what the program brings. */
  entry: CodeEntry;
  version: number;
}

export interface CodeChange {
  on: Day;
  by: string | null;
  list: CodeList;
  code: string;
  entry: CodeEntry;
  reason: string;
}

export interface CodesShown {
  stream: string;
  lists: Record<CodeList, CodeLine[]>;
  /** Clusters with a plan of their works in force: what a list fills in changes none of them. */
  planned: number;
  /** The newest first. */
  history: CodeChange[];
}

/** Every list with every code, in the order of the installation, and how it came to be so. */
export async function codesShown(ctx: Context): Promise<CodesShown> {
  const stream = settingsStream(ctx);
  const key = { provinceId: ctx.provinceId, stream };
  const lines = await readLines(ctx.db, key, ctx.clock.today(), [codes.name]);
  const { entries, versions } = foldLines(codes, lines);
  const listOf = (list: CodeList) =>
    codesOf(entries, list).map((code) => ({
      code,
      entry: entryOf(entries, list, code),
      version: versions[keyOf(list, code)] ?? 0,
    }));
  const { clusters } = await ctx.days.at(ctx.clock.today());
  return {
    stream,
    // A plan always rests on something.
    planned: clusters.filter(({ days }) => days.works.ground !== null).length,
    lists: Object.fromEntries(CODE_LISTS.map((list) => [list, listOf(list)])) as CodesShown['lists'],
    history: lines
      .map(({ event, recordedOn: on, by }) => {
        const { type: _type, ...said } = event as CodesEvent;
        return { on, by, ...said };
      })
      .reverse(),
  };
}
