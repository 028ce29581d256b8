import { z } from 'zod';
import { addDays, type Day } from '../day.ts';
import { dayField, issue, plainLine } from '../fields.ts';
import { refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { OrganisationEvent } from '../people/organisation.ts';
import type { Party, RegisterEvent, RegisterState } from '../register.ts';
import { foldVietnamese } from '../text.ts';
import { isValidOn } from '../unit.ts';
import { registerKey, restsOn } from './command.ts';
import { groundFields, groundOf, refusedGround } from './ground.ts';

/** Who builds a cluster's infrastructure from a day on: an organisation that is known, a new one by its name, or nobody. */
export const partiesInput = commandOf(
  registerKey,
  z.object({
    investor: z.string(issue('not_a_choice')).max(60, issue('malformed')).nullable(),
    newName: plainLine(200).exactOptional(),
    from: dayField,
    ...groundFields,
  }),
);
export type PartiesInput = z.infer<typeof partiesInput>;

/** An organisation that may build: its id and its name. */
export interface Investor {
  id: string;
  nameVi: string;
}

/** The organisation that a command names for the first time: one command never makes two. */
const newId = (request: string): string => `investor-${request}`;

export function decideParties(
  state: RegisterState,
  { request, said }: Pick<PartiesInput, 'request' | 'said'>,
  { today, investors }: { today: Day; investors: readonly Investor[] },
):
  | { event: RegisterEvent; organisation: { id: string; event: OrganisationEvent } | null }
  | ReturnType<typeof refuse> {
  const { from, newName } = said;
  if (state.identity === null) return refuse('key', 'not_a_choice');
  if (from > today) return refuse('from', 'date_in_future');
  const refused = refusedGround(said, today);
  if (refused) return refused;
  const same = newName && investors.find(({ nameVi }) => foldVietnamese(nameVi) === foldVietnamese(newName));
  if (same) return refuse('newName', 'taken', same.nameVi);
  const id = newName === undefined ? said.investor : newId(request);
  if (newName === undefined && id !== null && !investors.some((one) => one.id === id))
    return refuse('investor', 'not_a_choice');
  const later = state.parties.find(({ validFrom }) => validFrom >= from);
  if (later) return refuse('from', 'not_later', later.validFrom);
  const before = state.parties.filter((party) => isValidOn(party, from));
  if (id === null ? before.length === 0 : before.some((party) => party.organisationId === id))
    return refuse('investor', 'unchanged');
  const rest = restsOn(said);
  const nameOf = (of: string | null) => newName ?? investors.find((one) => one.id === of)?.nameVi ?? null;
  const parties: Party[] = [
    ...before.map((party) => ({ ...party, validTo: addDays(from, -1) })),
    ...(id === null ? [] : [{ organisationId: id, validFrom: from, validTo: null, ...rest }]),
  ];
  return {
    event: { type: 'register.parties', parties, named: nameOf(id), ground: groundOf(said) },
    organisation:
      newName === undefined ? null : { id: newId(request), event: named(newName, rest.provenance) },
  };
}

const named = (name: string, provenance: 'sourced' | 'reported'): OrganisationEvent => ({
  type: 'organisation.recorded',
  // A name of its own is written the same in every language.
  organisation: { kind: 'investor', nameVi: name, nameEn: name, unitCode: null, provenance, closed: false },
});
