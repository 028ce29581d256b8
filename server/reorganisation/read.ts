import type { Day } from '../../shared/day.ts';
import type { Stage } from '../../shared/lifecycle.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { reorganisations, type Signing, standingPassings } from '../../shared/people/reorganisation.ts';
import {
  accountsThatEnd,
  isPassed,
  mayTakeOver,
  sinceOf,
} from '../../shared/people/reorganisation-command.ts';
import { compareVietnamese } from '../../shared/text.ts';
import { COMMUNES_FROM } from '../../shared/unit.ts';
import type { Context } from '../context.ts';
import { readStates } from '../log/read.ts';
import { type Known, placesFor, withPeople } from './around.ts';

export interface UnitChoice {
  code: string;
  nameVi: string;
  nameEn: string;
}

export interface PassingLine {
  code: string;
  name: string;
  stage: Stage;
  /** Where it lies from the day on, as the register states it; null: to be asked, among `candidates`. */
  stated: string | null;
  candidates: string[];
  /** What was signed. `able`: who was signed for can still take over. */
  signed: { commune: string; to: { id: string; name: string }; since: Day; able: boolean } | null;
}

export interface AccountLine {
  id: string;
  name: string;
  username: string | null;
  until: Day | null;
  /** The account is over with the last day already, or there is none: signing does not touch it. */
  ends: boolean;
  /** The post is over with the last day already. */
  postEnds: boolean;
}

/** A unit that ends, with whoever acts for it and what lies in it. */
export interface DistrictLine extends UnitChoice {
  accounts: AccountLine[];
  clusters: PassingLine[];
  /** How many clusters nobody has been signed for. */
  open: number;
}

/** An officer who can be signed for. */
export interface TakerLine {
  id: string;
  name: string;
  unit: string;
  hasAccount: boolean;
}

export interface SigningLine extends Omit<Signing, 'passings' | 'accounts'> {
  clusters: number;
  accounts: number;
  mayCancel: boolean;
}

export interface PassingPlan {
  day: Day;
  /** All days on which the record has units that took the place of others. */
  days: Day[];
  /** From when what is signed now holds. */
  since: Day;
  districts: DistrictLine[];
  takers: TakerLine[];
  communes: UnitChoice[];
  signings: SigningLine[];
  version: number;
}

/** What passes to whom on a day of reorganisation, and what nobody has been signed for yet. */
export async function passingPlan(ctx: Context, asked: Day | undefined): Promise<PassingPlan> {
  const day = asked ?? COMMUNES_FROM;
  const known = await withPeople(ctx, await placesFor(ctx, day), ctx.db);
  const stream = streamOf('reorganisation', day);
  const states = await readStates(ctx.db, reorganisations, { provinceId: ctx.provinceId, streams: [stream] });
  const { signings, version } = states.get(stream) ?? reorganisations.empty;
  const since = sinceOf(known);
  const communes = new Set([...known.successors.values()].flat());
  return {
    day,
    days: known.days,
    since,
    districts: known.units
      .filter(({ code }) => known.ending.has(code))
      .map((unit) => districtLine(unit, known, signings))
      .filter(({ accounts, clusters }) => accounts.length + clusters.length > 0)
      .sort((a, b) => compareVietnamese(a.nameVi, b.nameVi)),
    takers: takersIn(known, communes, since),
    communes: known.units
      .filter(({ code }) => communes.has(code))
      .map(({ code, nameVi, nameEn }) => ({ code, nameVi, nameEn })),
    signings: signings.map(({ passings, accounts, ...one }) => ({
      ...one,
      clusters: passings.length,
      accounts: accounts.filter(({ term }) => term !== null).length,
      mayCancel: !one.cancelled && known.today < one.since,
    })),
    version,
  };
}

function districtLine(
  { code, nameVi, nameEn }: UnitChoice,
  known: Known,
  signings: readonly Signing[],
): DistrictLine {
  const toEnd = new Map(accountsThatEnd([code], sinceOf(known), known).map((one) => [one.id, one]));
  const accounts = known.officers
    .filter(({ district, state }) => district === code && (state.username === null || state.open))
    .map(({ id, state: { person, username, term } }) => {
      const until = term?.until ?? null;
      const { term: ended = null, duties = [] } = toEnd.get(id) ?? {};
      const [ends, postEnds] = [ended === null, duties.length === 0];
      return { id, name: person?.name ?? '', username, until, ends, postEnds };
    });
  const standing = standingPassings(signings);
  const clusters = [...known.clusters]
    .filter(([, { district }]) => district === code)
    .flatMap(([cluster, { stated, candidates }]): PassingLine[] => {
      const row = known.rows.get(cluster);
      if (!row) return [];
      const signed = standing.get(cluster);
      const able = isPassed(cluster, signings, known);
      const { nameVi: name } = row.days.register;
      return [
        {
          code: cluster,
          name,
          stage: row.days.milestones.stage,
          stated,
          candidates: [...candidates],
          signed: signed ? { commune: signed.commune, to: signed.to, since: signed.since, able } : null,
        },
      ];
    })
    .sort((a, b) => compareVietnamese(a.name, b.name));
  const open = clusters.filter(({ signed }) => !signed?.able).length;
  return { code, nameVi, nameEn, accounts, clusters, open };
}

const takersIn = ({ people }: Known, communes: ReadonlySet<string>, since: Day): TakerLine[] =>
  [...people.values()]
    .flatMap(({ id, state }) => {
      const unit = state.person?.unitCode ?? '';
      if (!state.person || !communes.has(unit) || !mayTakeOver(state, unit, since)) return [];
      return [{ id, name: state.person.name, unit, hasAccount: state.username !== null }];
    })
    .sort((a, b) => compareVietnamese(a.name, b.name) || (a.id < b.id ? -1 : 1));
