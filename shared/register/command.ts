import { z } from 'zod';
import type { Day } from '../day.ts';
import { issue } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import { idOf } from '../log/stream.ts';
import type { MilestonesEvent } from '../milestones/facet.ts';
import type { Fact, Party, RegisterEvent, RegisterState } from '../register.ts';
import { areaLimits, isWithin, limitsText, type Sized } from './area-limits.ts';
import { citationOf, type Ground, groundFields, groundOf, refusedGround } from './ground.ts';
import { identityFields, identityOf, type KnownUnit, refusedSuspect, spansOf } from './identity.ts';
import type { Registered } from './suspects.ts';

/** What the department says of the register itself, and what is refused. The key of all of it is the register. */
export const REGISTER = 'register' as const;
export const registerKey = z.literal(REGISTER, issue('malformed'));

const areaHa = z
  .number(issue('not_a_number'))
  .positive(issue('required'))
  .max(1_000, issue('too_large'))
  .nullable();

export const enterInput = commandOf(
  registerKey,
  z.object({
    ...identityFields,
    areaHa,
    /** Id of the organisation that builds its infrastructure, from the day of the document, else from today. */
    investor: z.string(issue('not_a_choice')).max(60, issue('malformed')).nullable(),
    /** The document is the decision that establishes it. */
    establishes: z.boolean(),
    ...groundFields,
  }),
);
export type EnterInput = z.infer<typeof enterInput>;

export const correctInput = commandOf(registerKey, z.object({ ...identityFields, ...groundFields }));
export type CorrectInput = z.infer<typeof correctInput>;

/** By what it is judged: the day, the units that are known, the other clusters, who builds. */
export interface RegisterAround {
  today: Day;
  units: readonly KnownUnit[];
  register: readonly Registered[];
  investors: readonly { id: string; nameVi: string }[];
}

export type EntryEvent = RegisterEvent | MilestonesEvent;
type Refusal = ReturnType<typeof refuse>;

/** A new cluster: several events of one stream, the first of which enters it. */
export function decideEnter(
  state: RegisterState,
  { stream, said }: Pick<EnterInput, 'stream' | 'said'>,
  around: RegisterAround,
): { events: [EntryEvent, ...EntryEvent[]] } | Refusal {
  const { today, units, register, investors } = around;
  const code = idOf(stream);
  if (state.identity !== null) return refuse('code', 'taken', code);
  const found = spansOf(said, units);
  if ('refused' in found) return found;
  if (found.spans.length === 0) return refuse('commune', 'required');
  const investor = investors.find(({ id }) => id === said.investor) ?? null;
  if (said.investor !== null && investor === null) return refuse('investor', 'not_a_choice');
  const { document } = said;
  if (said.establishes && (document === undefined || document.number === null))
    return refuse('document.number', 'required');
  const refused =
    refusedGround(said, today) ??
    refusedSuspect(said, register, code) ??
    refusedArea(said.areaHa, { ...sizedAs(said), on: document?.day ?? today, note: said.note });
  if (refused) return refused;
  const ground = groundOf(said);
  const identity = identityOf(said, document ? 'single' : 'unsourced');
  return {
    events: [
      { type: 'register.entered', identity, units: found.spans, ground },
      ...factsOf(said, ground),
      ...partiesOf(investor, said.document?.day ?? today, ground),
      ...establishedBy(said),
    ],
  };
}

/** How what a document states is marked, and what only a person says. */
export const restsOn = ({ document }: Pick<Ground, 'document'>) =>
  document
    ? { provenance: 'sourced' as const, source: citationOf(document) }
    : { provenance: 'reported' as const, source: null };

function factsOf({ areaHa: ha, establishes, document }: EnterInput['said'], ground: Ground): EntryEvent[] {
  const rest = { ...restsOn(ground), confidence: document ? 'single' : 'unsourced' };
  const statedFor = document?.day ?? null;
  const facts: Fact[] = [];
  if (ha !== null) facts.push({ id: 'area_ha', field: 'area_ha', value: String(ha), statedFor, ...rest });
  if (establishes && document?.number)
    facts.push({ id: 'decision_no', field: 'decision_no', value: document.number, statedFor, ...rest });
  return facts.length === 0 ? [] : [{ type: 'register.facts', facts, ground }];
}

function partiesOf(
  investor: RegisterAround['investors'][number] | null,
  validFrom: Day,
  ground: Ground,
): EntryEvent[] {
  if (investor === null) return [];
  const party: Party = { organisationId: investor.id, validFrom, validTo: null, ...restsOn(ground) };
  return [{ type: 'register.parties', parties: [party], named: investor.nameVi, ground }];
}

/** That it is established is what the decision itself states: it needs no second signature. */
function establishedBy({ establishes, document }: EnterInput['said']): EntryEvent[] {
  if (!establishes || !document) return [];
  const { number, day, issuer, paper } = document;
  return [
    {
      type: 'milestones.recorded',
      entries: [
        {
          milestone: 'established',
          kind: 'actual',
          date: day,
          ...sourcedBy(document),
          document: { number, day, issuer, ...(paper === undefined ? {} : { paper }) },
        },
      ],
    },
  ];
}

export const sourcedBy = (document: NonNullable<Ground['document']>) => ({
  provenance: 'sourced' as const,
  source: citationOf(document),
});

export const sizedAs = ({ kind, mountain }: Sized): Sized => ({ kind, mountain });

/** An area outside the limits of its day is recorded with a note that says why, and not without: old clusters are. */
export function refusedArea(
  ha: number | null,
  { on, note, what, ...of }: Sized & { on: Day; note?: string | undefined; what?: 'expansion' },
): Refusal | null {
  const limits = ha === null ? null : areaLimits(of, on, what ?? 'cluster');
  if (ha === null || limits === null || isWithin(ha, limits) || note !== undefined) return null;
  return refuse('areaHa', 'area_outside', limitsText(limits));
}

/** Name, place, kind, position, units: what stands from now on. What was said before stays on its days. */
export function decideCorrect(
  state: RegisterState,
  { stream, said }: Pick<CorrectInput, 'stream' | 'said'>,
  { today, units, register }: Omit<RegisterAround, 'investors'>,
): Decision<RegisterEvent> {
  const before = state.identity;
  if (before === null) return refuse('key', 'not_a_choice');
  const found = spansOf(said, units, state.units);
  if ('refused' in found) return found;
  const confidence = before.placeholder && said.document ? 'single' : before.confidence;
  const identity = identityOf(said, confidence === 'placeholder' ? 'unsourced' : confidence);
  const isSame = JSON.stringify([identity, found.spans]) === JSON.stringify([before, state.units]);
  if (isSame) return refuse('key', 'unchanged');
  const isRenamed = identity.nameVi !== before.nameVi || identity.place !== before.place;
  const refused =
    refusedGround(said, today) ?? (isRenamed ? refusedSuspect(said, register, idOf(stream)) : null);
  if (refused) return refused;
  return { event: { type: 'register.corrected', identity, units: found.spans, ground: groundOf(said) } };
}
