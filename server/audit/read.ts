import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { AUDIT_PAGE, type AuditInput } from '../../shared/audit/ask.ts';
import { type Difference, differences } from '../../shared/audit/difference.ts';
import { auditedBy } from '../../shared/audit/kinds.ts';
import { type Day, isoInstant } from '../../shared/day.ts';
import { AppError } from '../../shared/errors.ts';
import type { FacetEvent } from '../../shared/log/event.ts';
import { idOf, kindOf, type StreamId, type StreamKind } from '../../shared/log/stream.ts';
import { compareVietnamese } from '../../shared/text.ts';
import type { Context } from '../context.ts';
import { event, facetHead } from '../db/schema.ts';
import { facetNamed } from '../log/facets.ts';
import { inPlaces } from '../log/in-place.ts';
import { knownAt } from '../log/known-at.ts';
import { readLines } from '../log/read.ts';

/** Who did what, when, to what; and what it is called today. */
export interface AuditLine {
  stream: StreamId;
  seq: number;
  recordedAt: string;
  recordedOn: Day;
  byId: string | null;
  by: string | null;
  /** In whose place; null: in their own. */
  inPlaceOf: string | null;
  /** The name of the subject as on record now; null where it has none. */
  subject: string | null;
  event: FacetEvent;
}

export interface AuditPage {
  lines: AuditLine[];
  /** There are older ones. */
  more: boolean;
}

const kind = sql<string>`split_part(${event.stream}, ':', 1)`;
const recorder = alias(facetHead, 'recorder');
const named = alias(facetHead, 'named');

/** Where each kind of subject has its name. */
const subject = sql<string | null>`coalesce(
  ${named.state} -> 'identity' ->> 'nameVi', ${named.state} -> 'person' ->> 'name', ${named.state} -> 'said' ->> 'nameVi',
  ${named.state} -> 'applied' -> 'file' ->> 'name', ${named.state} -> 'paper' -> 'document' ->> 'number',
  ${named.state} -> 'paper' ->> 'name')`;
const nameKeptIn = sql`case ${kind} when 'cluster' then 'register' when 'document' then 'paper' else ${kind} end`;

/** Lines of the log, the newest first. */
export async function audit(ctx: Context, asked: AuditInput, limit = AUDIT_PAGE): Promise<AuditPage> {
  const mine = auditedBy(ctx.actor.role);
  if (asked.kind && !mine.includes(asked.kind)) throw new AppError('FORBIDDEN');
  const here = and(eq(event.provinceId, ctx.provinceId), isOf(asked.kind ? [asked.kind] : mine));
  const rows = await ctx.db
    .select({
      stream: event.stream,
      seq: event.seq,
      facet: event.facet,
      body: event.body,
      recordedAt: knownAt,
      recordedOn: event.recordedOn,
      byId: event.recordedBy,
      by: sql<string | null>`${recorder.state} -> 'person' ->> 'name'`,
      subject,
    })
    .from(event)
    .leftJoin(
      recorder,
      and(
        eq(recorder.provinceId, event.provinceId),
        eq(recorder.facet, 'person'),
        eq(recorder.stream, sql`'person:' || ${event.recordedBy}`),
      ),
    )
    .leftJoin(
      named,
      and(
        eq(named.provinceId, event.provinceId),
        eq(named.facet, nameKeptIn),
        eq(named.stream, event.stream),
      ),
    )
    .where(and(here, ...wanted(asked)))
    .orderBy(desc(event.recordedOn), desc(knownAt), desc(event.stream), desc(event.seq))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const inPlace = await inPlaces(ctx.db, ctx.provinceId, shown);
  const lines = shown.map(({ facet, body, stream, recordedAt, ...row }) => ({
    ...row,
    inPlaceOf: inPlace({ ...row, stream }),
    stream: stream as StreamId,
    recordedAt: isoInstant(recordedAt),
    event: facet === 'log' ? body : facetNamed(facet).parse(body),
  }));
  return { lines, more: rows.length > limit };
}

const isOf = (kinds: readonly StreamKind[]): SQL => sql`${kind} = any(${sql.param([...kinds])}::text[])`;

function wanted({ by, stream, from, to, after }: AuditInput): (SQL | undefined)[] {
  return [
    by === undefined ? undefined : eq(event.recordedBy, by),
    stream === undefined ? undefined : eq(event.stream, stream),
    from === undefined ? undefined : gte(event.recordedOn, from),
    to === undefined ? undefined : lte(event.recordedOn, to),
    after === undefined
      ? undefined
      : sql`(${knownAt}, ${event.stream}, ${event.seq}) < (${after.at}::timestamptz, ${after.stream}, ${after.seq})`,
  ];
}

/** Everybody there ever was, by name. */
export async function everybody({ db, provinceId }: Context): Promise<{ id: string; name: string }[]> {
  const name = sql<string | null>`${facetHead.state} -> 'person' ->> 'name'`;
  const rows = await db
    .select({ stream: facetHead.stream, name })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, 'person')));
  return rows
    .map(({ stream, name }) => ({ id: idOf(stream), name: name ?? idOf(stream) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}

/** What a line of the log changed: the subject before it beside the subject after it. */
export async function auditedDifferences(
  ctx: Context,
  { stream, seq }: { stream: StreamId; seq: number },
): Promise<Difference[]> {
  const subjectKind = kindOf(stream);
  if (!subjectKind || !auditedBy(ctx.actor.role).includes(subjectKind)) throw new AppError('FORBIDDEN');
  const lines = await readLines(ctx.db, { provinceId: ctx.provinceId, stream }, ctx.clock.today());
  const at = lines.findIndex((line) => line.seq === seq);
  const said = lines[at];
  if (!said) throw new AppError('NOT_FOUND');
  const facet = facetNamed(said.facet);
  let state = facet.empty;
  let before: object = {};
  for (const line of lines.slice(0, at + 1)) {
    if (line.facet !== said.facet) continue;
    before = state === facet.empty ? {} : facet.day(state);
    const { seq: number, recordedAt, recordedOn, byId } = line;
    state = facet.evolve(state, line.event, { seq: number, at: recordedAt, on: recordedOn, by: byId });
  }
  return differences(before, facet.day(state));
}
