import { and, eq, sql } from 'drizzle-orm';
import { groupBy } from '../../shared/lists.ts';
import { idOf } from '../../shared/log/stream.ts';
import { FIXED_AGENCIES } from '../../shared/people/agency.ts';
import { type Organisation, type OrganisationKind, organisations } from '../../shared/people/organisation.ts';
import { compareVietnamese } from '../../shared/text.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facetHead } from '../db/schema.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface AgencyLine {
  id: string;
  kind: OrganisationKind;
  nameVi: string;
  nameEn: string;
  unit: string | null;
  closed: boolean;
  /** There from the start: it is never closed. */
  fixed: boolean;
  illustrative: boolean;
  clusters: number;
  /** People of it whose account is open. */
  accounts: number;
  version: number;
}

interface Known {
  id: string;
  says: Organisation;
  version: number;
}

/** Every agency on record, those that are closed too. */
export async function knownAgencies(db: Db, provinceId: string): Promise<Known[]> {
  const rows = await db
    .select({ stream: facetHead.stream, state: facetHead.state })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, organisations.name)));
  return rows.flatMap(({ stream, state }) => {
    const { said, version } = state as typeof organisations.empty;
    return said ? [{ id: idOf(stream), says: said, version }] : [];
  });
}

export async function listAgencies(ctx: Context): Promise<AgencyLine[]> {
  const { db, provinceId } = ctx;
  const known = await knownAgencies(db, provinceId);
  const snapshot = await ctx.days.at(ctx.clock.today());
  const people = groupBy(await openAccounts(db, provinceId), ({ organisation }) => organisation);
  return known
    .map(({ id, says, version }) => ({
      id,
      kind: says.kind,
      nameVi: says.nameVi,
      nameEn: says.nameEn,
      unit: says.unitCode,
      closed: says.closed,
      fixed: FIXED_AGENCIES.includes(id),
      illustrative: says.provenance === 'illustrative',
      clusters: clustersOf(snapshot, id, says).length,
      accounts: people.get(id)?.length ?? 0,
      version,
    }))
    .sort((a, b) => compareVietnamese(a.nameVi, b.nameVi));
}

/** What an investor builds, and what lies in a committee's unit; other agencies answer for all. */
export function clustersOf({ clusters }: Snapshot, id: string, { kind, unitCode }: Organisation): string[] {
  if (kind === 'investor') return clusters.filter(({ investor }) => investor === id).map(({ code }) => code);
  if (kind !== 'local_committee') return [];
  return clusters.filter(({ unit }) => unit !== null && unit === unitCode).map(({ code }) => code);
}

/** Everybody whose account is open, by name, with their agency. */
export async function openAccounts(
  db: Db,
  provinceId: string,
): Promise<{ name: string; organisation: string }[]> {
  return db
    .select({
      name: sql<string>`${facetHead.state} -> 'person' ->> 'name'`,
      organisation: sql<string>`${facetHead.state} -> 'person' ->> 'organisationId'`,
    })
    .from(facetHead)
    .where(
      and(
        eq(facetHead.provinceId, provinceId),
        eq(facetHead.facet, 'person'),
        sql`${facetHead.state} ->> 'open' = 'true'`,
      ),
    );
}
