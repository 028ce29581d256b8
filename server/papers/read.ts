import { and, eq, sql } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import { refuse } from '../../shared/log/command.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import type { DocumentReference } from '../../shared/milestone.ts';
import { refusedPaper } from '../../shared/papers/command.ts';
import { type Paper, type PaperDay, papers } from '../../shared/papers/facet.ts';
import { type CalledDocument, isSameDocument } from '../../shared/papers/same.ts';
import type { DocumentKind } from '../../shared/reading/reading.ts';
import { can } from '../../shared/roles.ts';
import { foldVietnamese } from '../../shared/text.ts';
import type { Context, Services } from '../context.ts';
import { anyOf } from '../db/columns.ts';
import type { Db } from '../db/open.ts';
import { facetHead, paperDay } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { readStates } from '../log/read.ts';
import { loadDays } from '../snapshot/days.ts';
import { type Resting, restsOn } from './rests.ts';

/** A document on file as a list shows it. */
export interface PaperLine extends Omit<PaperDay, 'sha256' | 'filedBy' | 'withdrawn'> {
  id: string;
  version: number;
  /** Who filed it, by name. */
  by: string | null;
  withdrawn: { on: Day; by: string | null; reason: string } | null;
}

export interface PaperPage {
  /** How many are as they were asked for, and how many there are at all. */
  found: number;
  total: number;
  /** The last filed first; each with what rests on it. */
  lines: (PaperLine & { rests: Resting })[];
}

export interface PapersAsked {
  q: string;
  kind: DocumentKind | null;
  offset: number;
  limit: number;
  asOf: Day;
}

/** All as known on a day, the last filed first. */
async function standing({ db, provinceId }: Services, day: Day) {
  const rows = await loadDays<PaperDay>(db, facetNamed(papers.name), { provinceId, day });
  return rows.sort((a, b) =>
    a.says.filedAt === b.says.filedAt
      ? a.stream < b.stream
        ? 1
        : -1
      : a.says.filedAt < b.says.filedAt
        ? 1
        : -1,
  );
}
type Row = Awaited<ReturnType<typeof standing>>[number];

/** Each word of what is looked for stands somewhere in its number, name, title or issuer. */
function isFound({ says: { number, name, title, issuer } }: Row, words: readonly string[]): boolean {
  const text = foldVietnamese([number, name, title, issuer].filter(Boolean).join(' '));
  return words.every((word) => text.includes(word));
}
const wordsIn = (q: string): string[] => foldVietnamese(q).split(/\s+/).filter(Boolean);

export async function paperPage(ctx: Context, asked: PapersAsked): Promise<PaperPage> {
  const all = await standing(ctx, asked.asOf);
  const words = wordsIn(asked.q);
  const found = all.filter(
    (row) => (asked.kind === null || row.says.kind === asked.kind) && isFound(row, words),
  );
  const shown = found.slice(asked.offset, asked.offset + asked.limit);
  const [lines, rests] = await Promise.all([
    linesOf(ctx, shown),
    restsOn(
      ctx,
      shown.map(({ stream, says }) => ({ id: idOf(stream), since: says.filedAt })),
      asked.asOf,
    ),
  ]);
  return {
    found: found.length,
    total: all.length,
    lines: lines.map((line) => ({ ...line, rests: rests.get(line.id) ?? { named: [], more: 0 } })),
  };
}

async function linesOf(ctx: Context, rows: readonly Row[]): Promise<PaperLine[]> {
  const ids = rows.flatMap(({ says: { filedBy, withdrawn } }) => [filedBy, withdrawn?.by ?? null]);
  const names = await namesOf(ctx, ids);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map(({ stream, seq, says: { sha256: _s, filedBy, withdrawn, ...says } }) => ({
    ...says,
    id: idOf(stream),
    version: seq,
    by: nameOf(filedBy),
    withdrawn: withdrawn && { ...withdrawn, by: nameOf(withdrawn.by) },
  }));
}

async function namesOf({ db, provinceId }: Services, ids: readonly (string | null)[]) {
  const streams = [...new Set(ids.flatMap((id) => (id === null ? [] : [streamOf('person', id)])))];
  if (streams.length === 0) return new Map<string, string | null>();
  const rows = await db
    .select({ stream: facetHead.stream, name: sql<string | null>`${facetHead.state} -> 'person' ->> 'name'` })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, provinceId),
        eq(facetHead.facet, 'person'),
        anyOf(facetHead.stream, streams),
      ),
    );
  return new Map(rows.map(({ stream, name }) => [idOf(stream), name]));
}

/** As many as are looked through at a glance. */
const OFFERED = 6;

/** What stands of today and may be named: those that are called the same first, then those that are looked for. */
export async function offeredPapers(
  ctx: Context,
  about: { number: string; day: Day | null; issuer: string; q: string },
): Promise<{ same: PaperLine[]; found: PaperLine[] }> {
  const rows = (await standing(ctx, ctx.clock.today())).filter(({ says }) => says.withdrawn === null);
  const isSame = ({ says: { number, dated: day, issuer } }: Row) =>
    about.number !== '' && isSameDocument({ number, day, issuer }, about);
  const words = wordsIn(about.q);
  const same = rows.filter(isSame).slice(0, OFFERED);
  const found =
    words.length === 0
      ? []
      : rows.filter((row) => !same.includes(row) && isFound(row, words)).slice(0, OFFERED);
  return { same: await linesOf(ctx, same), found: await linesOf(ctx, found) };
}

/** One as it stands now; null: there is none for this person. What was withdrawn is for those who keep the files alone. */
export async function findPaper({ actor, db, provinceId }: Context, id: string): Promise<Paper | null> {
  if (!can(actor, 'paper.read').yes) return null;
  const stream = streamOf('document', id);
  const states = await readStates(db, papers, { provinceId, streams: [stream] });
  const paper = states.get(stream)?.paper ?? null;
  return paper?.withdrawn && !can(actor, 'paper.file').yes ? null : paper;
}

/** How a file that something names is called, and whether it was withdrawn. */
export interface PaperNamed {
  name: string;
  bytes: number;
  withdrawn: { on: Day; reason: string } | null;
  /** This person may have it. */
  open: boolean;
  /** Of which document it was filed, for who may have it. */
  document: CalledDocument | null;
}

export async function paperNamed(ctx: Context, id: string): Promise<PaperNamed> {
  const stream = streamOf('document', id);
  const states = await readStates(ctx.db, papers, { provinceId: ctx.provinceId, streams: [stream] });
  const paper = states.get(stream)?.paper;
  if (!paper) throw new AppError('NOT_FOUND');
  const { name, bytes, withdrawn, document } = paper;
  const open = withdrawn === null || can(ctx.actor, 'paper.file').yes;
  const { number, day, issuer } = document;
  return {
    name,
    bytes,
    withdrawn: withdrawn && { on: withdrawn.on, reason: withdrawn.reason },
    open,
    document: open ? { number, day, issuer } : null,
  };
}

/** One with these bytes that stands; null: they are not on file. */
export async function paperWith({ db, provinceId }: Services, sha256: string) {
  const rows = await db
    .selectDistinct({ stream: paperDay.stream })
    .from(paperDay)
    .where(and(eq(paperDay.provinceId, provinceId), eq(paperDay.sha256, sha256)));
  const streams = rows.map(({ stream }) => stream).sort();
  const states = await readStates(db, papers, { provinceId, streams });
  for (const [stream, { paper, version }] of states) {
    if (paper?.withdrawn === null) return { id: idOf(stream), seq: version, filedAt: paper.filedAt };
  }
  return null;
}

/** Why an entry may not rest on the file that its ground names; null where it names none, or one that stands. */
export async function refusedPaperOf(
  db: Db,
  provinceId: string,
  { document }: { document?: { paper?: string | null } | undefined },
  field = 'document.paper',
) {
  if (!document?.paper) return null;
  const stream = streamOf('document', document.paper);
  const states = await readStates(db, papers, { provinceId, streams: [stream] });
  return refusedPaper(states.get(stream), field);
}

interface Named {
  said: { document?: { paper?: string } };
}

/** A decision on an entry that rests on a document, after what its file has to say. */
export const onPaper =
  <S, D>(ctx: Context, { said }: Named, decide: (state: S, tx: Db) => D | Promise<D>) =>
  async (state: S, tx: Db = ctx.db) =>
    // Whoever is not told of files names none: the answer would tell how one stands.
    (said.document?.paper && !can(ctx.actor, 'paper.read').yes
      ? refuse('document.paper', 'not_a_choice')
      : null) ??
    (await refusedPaperOf(tx, ctx.provinceId, said)) ??
    decide(state, tx);

/** An entry as everybody may read it: its document is published, that its file is kept is not. */
export function withoutFile<E extends { document?: DocumentReference }>(entry: E | null): E | null {
  if (entry?.document?.paper === undefined) return entry;
  const { paper: _p, ...document } = entry.document;
  return { ...entry, document };
}
