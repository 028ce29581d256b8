import { z } from 'zod';
import type { Day } from '../day.ts';
import { lastDay, spanOf } from '../edtf.ts';
import { edtfField, issue, plain } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { FACT_FIELDS, type Fact, type RegisterEvent, type RegisterState } from '../register.ts';
import { refusedArea, registerKey, sizedAs } from './command.ts';
import { wrongValue } from './facts.ts';
import { citationOf, groundFields, groundOf, refusedGround } from './ground.ts';

/** What sources, or people here, say of a cluster. A fact of an id that is on record takes its place: a correction. */
export const factsInput = commandOf(
  registerKey,
  z.object({
    facts: z
      .array(
        z.object({
          id: z.string(issue('malformed')).regex(/^[\w .:/-]{1,80}$/, issue('malformed')),
          field: z.enum(FACT_FIELDS, issue('not_a_choice')),
          /** A number with a decimal point, or words. */
          value: plain(1000),
          /** The date the source speaks of; null when it does not say. */
          statedFor: edtfField.nullable(),
          provenance: z.enum(['reported', 'sourced'], issue('not_a_choice')),
          /** Null: the document it rests on. */
          source: plain(500).nullable(),
        }),
      )
      .min(1, issue('required'))
      .max(20, issue('too_long')),
    ...groundFields,
  }),
);
export type FactsInput = z.infer<typeof factsInput>;
type FactSaid = FactsInput['said']['facts'][number];

export function decideFacts(
  state: RegisterState,
  { said }: Pick<FactsInput, 'said'>,
  today: Day,
): Decision<RegisterEvent> {
  const { identity } = state;
  if (identity === null) return refuse('key', 'not_a_choice');
  const facts: Fact[] = [];
  for (const [i, fact] of said.facts.entries()) {
    const at = (field: string) => `facts.${i}.${field}`;
    const { id, field, value, statedFor } = fact;
    const stands = state.facts.find((one) => one.id === id);
    if (facts.some((one) => one.id === id) || (stands && stands.field !== field))
      return refuse(at('field'), 'not_a_choice');
    const wrong = wrongValue(field, value);
    if (wrong) return refuse(at('value'), wrong);
    const first = statedFor === null ? null : spanOf(statedFor).first;
    if (first !== null && first > today) return refuse(at('statedFor'), 'date_in_future');
    const source = sourceOf(fact, said.document);
    if (fact.provenance === 'sourced' && source === null) return refuse(at('source'), 'required');
    if (stands && isSame(stands, { ...fact, source })) return refuse(at('value'), 'unchanged');
    if (field === 'area_ha') {
      const on = said.document?.day ?? (statedFor === null ? today : lastDay(statedFor));
      const outside = refusedArea(Number(value), { ...sizedAs(identity), on, note: said.note });
      if (outside) return refuse(at('value'), outside.refused.issue, outside.refused.detail);
    }
    facts.push({ ...fact, source, confidence: source === null ? 'unsourced' : 'single' });
  }
  return (
    refusedGround(said, today) ?? {
      event: { type: 'register.facts', facts, ground: groundOf(said) },
    }
  );
}

/** A fact that was entered in error: that it no longer holds, and why. It stays in the history, and on its days. */
export const withdrawFactInput = commandOf(
  registerKey,
  z.object({ fact: z.string(issue('not_a_choice')).max(80, issue('malformed')), ...groundFields }),
);
export type WithdrawFactInput = z.infer<typeof withdrawFactInput>;

export function decideWithdrawFact(
  state: RegisterState,
  { said }: Pick<WithdrawFactInput, 'said'>,
  today: Day,
): Decision<RegisterEvent> {
  const stands = state.facts.find(({ id }) => id === said.fact);
  if (stands === undefined) return refuse('fact', 'not_a_choice');
  // A document says what is true, not why another thing was entered: that is always asked.
  if (said.note === undefined) return refuse('note', 'required');
  const refused = refusedGround(said, today);
  if (refused) return refused;
  const { recordedOn: _since, ...fact } = stands;
  return { event: { type: 'register.fact_withdrawn', fact, ground: groundOf(said) } };
}

const sourceOf = ({ provenance, source }: FactSaid, document: FactsInput['said']['document']) =>
  source ?? (provenance === 'sourced' && document ? citationOf(document) : null);

const isSame = (stands: Fact, said: FactSaid): boolean =>
  stands.value === said.value &&
  stands.statedFor === said.statedFor &&
  stands.provenance === said.provenance &&
  stands.source === said.source;
