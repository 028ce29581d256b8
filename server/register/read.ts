import { and, eq } from 'drizzle-orm';
import type { Day } from '../../shared/day.ts';
import { idOf, streamOf } from '../../shared/log/stream.ts';
import { nextCode } from '../../shared/register/code.ts';
import type { KnownUnit } from '../../shared/register/identity.ts';
import type { Investor } from '../../shared/register/parties-command.ts';
import { type Place, type Registered, type Suspect, suspects } from '../../shared/register/suspects.ts';
import { type RegisterState, register } from '../../shared/register.ts';
import { compareVietnamese } from '../../shared/text.ts';
import type { Context, Services } from '../context.ts';
import { facetHead } from '../db/schema.ts';
import { readStates } from '../log/read.ts';
import { CODE_PREFIX } from '../province.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { knownUnits } from '../units/read.ts';

export type UnitChoice = KnownUnit & { nameVi: string };

/** What the forms of the register offer: today's. */
export interface RegisterChoices {
  nextCode: string;
  units: UnitChoice[];
  investors: Investor[];
}

export async function registerChoices(ctx: Context): Promise<RegisterChoices> {
  const [snapshot, units, codes] = await Promise.all([
    ctx.days.at(ctx.clock.today()),
    unitsKnown(ctx),
    codesOf(ctx),
  ]);
  return { nextCode: nextCode(codes, CODE_PREFIX), units, investors: investorsIn(snapshot) };
}

/** Every code that was ever given. */
export async function codesOf({ db, provinceId }: Pick<Services, 'db' | 'provinceId'>): Promise<string[]> {
  const rows = await db
    .select({ stream: facetHead.stream })
    .from(facetHead)
    .where(and(eq(facetHead.provinceId, provinceId), eq(facetHead.facet, register.name)));
  return rows.map(({ stream }) => idOf(stream));
}

export async function unitsKnown({ db, provinceId, clock }: Context): Promise<UnitChoice[]> {
  const units = await knownUnits(db, provinceId, clock.today());
  return units
    .map(({ code, level, nameVi, validFrom, validTo }) => ({ code, level, nameVi, validFrom, validTo }))
    .sort((a, b) => compareVietnamese(a.nameVi, b.nameVi));
}

export const investorsIn = ({ directory }: Snapshot): Investor[] =>
  [...directory.organisations]
    .filter(([, { kind, closed }]) => kind === 'investor' && !closed)
    .map(([id, { nameVi }]) => ({ id, nameVi }))
    .sort((a, b) => compareVietnamese(a.nameVi, b.nameVi));

/** All clusters as they are looked at for duplicates. */
export const registeredIn = ({ clusters }: Snapshot): Registered[] =>
  clusters.map(({ code, days: { register: known } }) => ({
    code,
    name: known.nameVi,
    place: known.place,
    units: known.units.map(({ unitCode }) => unitCode),
  }));

export async function suspectsOf(ctx: Context, about: Place, except: string | null): Promise<Suspect[]> {
  const snapshot = await ctx.days.at(ctx.clock.today());
  return suspects(about, registeredIn(snapshot)).filter(({ code }) => code !== except);
}

/** What stands in the register for one cluster, as it can be corrected: with the ids of its facts. */
export interface RegisterShown extends RegisterState {
  today: Day;
}

export async function registerOf(ctx: Context, code: string): Promise<RegisterShown | null> {
  const stream = streamOf('cluster', code);
  const states = await readStates(ctx.db, register, { provinceId: ctx.provinceId, streams: [stream] });
  const state = states.get(stream);
  return state ? { ...state, today: ctx.clock.today() } : null;
}
