import { clusterHaOf } from '../clearance/figures.ts';
import type { Day } from '../day.ts';
import {
  investorOn,
  type Kind,
  type LocationPrecision,
  PROVENANCES,
  type Provenance,
  type RegisterDay,
  unitOn,
} from '../register.ts';
import { isValidOn } from '../unit.ts';

/**
 * What of a cluster a cohort may ask besides its milestones: what the register says of it. Units and investors are asked
 * for a day that is part of the rule, so that a cohort does not fall apart when districts end or an investor changes.
 */
export type AboutRule =
  | { kind: Kind }
  /** Hectares, by the largest area that sources state (clusterHaOf); either end may be open. */
  | { area: { from?: number; to?: number } }
  | { units: string[]; on: Day }
  | { investors: string[]; on: Day }
  /** How well the position is known. */
  | { position: LocationPrecision[] }
  /** A list that a document fixes, by code. */
  | { clusters: string[] };

export type Described = Pick<
  RegisterDay,
  'kind' | 'precision' | 'placeholder' | 'units' | 'parties' | 'facts'
>;
export interface Known {
  code: string;
  register: Described;
}

/** A list may be long and is asked of every cluster. */
const listed = new WeakMap<readonly string[], ReadonlySet<string>>();
function has(list: readonly string[], code: string): boolean {
  let set = listed.get(list);
  if (!set) listed.set(list, (set = new Set(list)));
  return set.has(code);
}

export function meets({ code, register }: Known, rule: AboutRule): boolean {
  if ('clusters' in rule) return has(rule.clusters, code);
  if ('kind' in rule) return register.kind === rule.kind;
  if ('position' in rule) return rule.position.includes(register.precision);
  if ('units' in rule) {
    const unit = unitOn(register.units, rule.on);
    return unit !== null && rule.units.includes(unit);
  }
  if ('investors' in rule) {
    const investor = investorOn(register.parties, rule.on);
    return investor !== null && rule.investors.includes(investor);
  }
  const ha = clusterHaOf(register.facts);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = rule.area;
  return ha !== null && ha >= from && ha <= to;
}

/** On what it rests that a cluster meets a rule: what has no ground of its own rests on the register's source for it. */
export function groundOfMeeting({ register }: Known, rule: AboutRule): Provenance {
  // A list is what its document states.
  if ('clusters' in rule) return 'sourced';
  if ('investors' in rule) return partyGround(register, rule.on) ?? 'sourced';
  if ('area' in rule) return areaGround(register) ?? 'sourced';
  if (register.placeholder) return 'illustrative';
  // The commune was read from the name, not stated.
  const isDerived = ('units' in rule || 'position' in rule) && register.precision === 'commune_from_name';
  return isDerived ? 'derived' : 'sourced';
}

function partyGround({ parties }: Described, on: string): Provenance | null {
  const investor = investorOn(parties, on);
  const party = parties.findLast((span) => span.organisationId === investor && isValidOn(span, on));
  return party?.provenance ?? null;
}

/** Of several that state the area which is followed, the firmest. */
function areaGround({ facts }: Described): Provenance | null {
  const ha = clusterHaOf(facts);
  const grounds = facts
    .filter(({ field, value }) => field === 'area_ha' && Number(value) === ha)
    .map(({ provenance }) => provenance);
  return PROVENANCES.find((ground) => grounds.includes(ground)) ?? null;
}

/** Whether a rule asks more of the register than the code. */
export const asksRegister = (rule: AboutRule): boolean => !('clusters' in rule);
