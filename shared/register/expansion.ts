import { z } from 'zod';
import { rounded } from '../clearance/figures.ts';
import type { Day } from '../day.ts';
import { lastDay } from '../edtf.ts';
import { edtfField, issue, plain } from '../fields.ts';
import { isOnPath, stageOf } from '../lifecycle.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { type Entry, happenedIn, type Standing } from '../milestone.ts';
import type { FactLine, RegisterEvent } from '../register.ts';
import type { Sized } from './area-limits.ts';
import { type EntryEvent, refusedArea, sourcedBy } from './command.ts';
import { decisionFields } from './ending.ts';

const hectares = z.number(issue('not_a_number')).positive(issue('required')).max(1_000, issue('too_large'));

/** An expansion by its decision, the first or a further one: how much is added, how large the whole becomes, and its own schedule where it has one. */
export const expandInput = commandOf(
  z.literal('expansion_decided', issue('not_a_choice')),
  z.object({
    addedHa: hectares,
    totalHa: hectares,
    start: edtfField.nullable(),
    completion: edtfField.nullable(),
    document: decisionFields,
    note: plain(1000).exactOptional(),
  }),
);
export type ExpandInput = z.infer<typeof expandInput>;

export interface ExpandAround extends Sized {
  today: Day;
  /** Its area so far; null: not known. */
  clusterHa: number | null;
}

/** The id of the area that the decision of a day states. */
const areaStatedBy = (day: string): string => `area_ha ${day}`;

/**
 * The area that an expansion stated goes with it when it is taken back, for the same reason: it was stated by nothing
 * else, and the largest area counts. Null where none is on record.
 */
export function areaTakenBack(
  facts: readonly FactLine[],
  { decidedOn, note }: { decidedOn: string; note: string },
): RegisterEvent | null {
  const stands = facts.find(({ id, field }) => field === 'area_ha' && id === areaStatedBy(decidedOn));
  if (stands === undefined) return null;
  const { recordedOn: _since, ...fact } = stands;
  return { type: 'register.fact_withdrawn', fact, ground: { note } };
}

export function decideExpand(
  standing: Standing,
  { said }: Pick<ExpandInput, 'said'>,
  { today, clusterHa, ...sized }: ExpandAround,
): { events: [EntryEvent, ...EntryEvent[]] } | ReturnType<typeof refuse> {
  const happened = happenedIn(standing);
  const stage = stageOf(happened);
  if (stage === 'ended') return refuse('key', 'cluster_ended');
  if (!isOnPath('expansion_decided', stage, happened)) return refuse('key', 'not_a_choice');
  const { document, addedHa, totalHa, start, completion, note } = said;
  if (document.day > today) return refuse('document.day', 'date_in_future');
  const before = standing.milestones.expansion_decided?.actual;
  if (before !== undefined && document.day <= lastDay(before))
    return refuse('document.day', 'not_later', lastDay(before));
  // Works that are still going on go on with what is added to them; those that are done are the earlier expansion's.
  const isAnew = before !== undefined && happened('expansion_completed');
  if (start !== null && !isAnew && happened('expansion_started')) return refuse('start', 'already_happened');
  // An expansion of nothing is an establishment.
  if (totalHa <= addedHa) return refuse('totalHa', 'less_than_part');
  const sum = clusterHa === null ? totalHa : rounded(clusterHa + addedHa);
  if (sum !== rounded(totalHa) && note === undefined) return refuse('totalHa', 'not_the_sum', String(sum));
  if (start !== null && completion !== null && lastDay(completion) < lastDay(start))
    return refuse('completion', 'not_later', lastDay(start));
  const outside = refusedArea(totalHa, { ...sized, on: document.day, note, what: 'expansion' });
  if (outside) return refuse('totalHa', outside.refused.issue, outside.refused.detail);
  const cited = { kind: 'decision' as const, ...document };
  const rest = { ...sourcedBy(cited), document };
  const planned = [
    ['expansion_started', start],
    ['expansion_completed', completion],
  ] as const;
  const entries: Entry[] = [
    {
      milestone: 'expansion_decided',
      kind: 'actual',
      date: document.day,
      ...rest,
      ...(isAnew ? { anew: true as const } : {}),
    },
    ...planned.flatMap(([milestone, date]): Entry[] =>
      date === null ? [] : [{ milestone, kind: 'baseline', date, ...rest }],
    ),
  ];
  const area = {
    id: areaStatedBy(document.day),
    field: 'area_ha' as const,
    value: String(totalHa),
    statedFor: document.day,
    ...sourcedBy(cited),
    confidence: 'single',
  };
  return {
    events: [
      { type: 'milestones.recorded', entries },
      {
        type: 'register.facts',
        facts: [area],
        ground: { document: cited, ...(note === undefined ? {} : { note }) },
      },
    ],
  };
}
