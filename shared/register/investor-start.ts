import { z } from 'zod';
import { addDays, type Day } from '../day.ts';
import { dayField, issue } from '../fields.ts';
import { type Decision, refuse } from '../log/command.ts';
import { commandOf } from '../log/command-of.ts';
import type { Party, RegisterEvent, RegisterState } from '../register.ts';
import { registerKey, restsOn } from './command.ts';
import { groundFields, groundOf, refusedGround } from './ground.ts';

/** Who builds has done so since another day than was entered: the span of one organisation, named by how it begins. */
export const investorStartInput = commandOf(
  registerKey,
  z.object({
    organisation: z.string(issue('not_a_choice')).max(60, issue('malformed')),
    began: dayField,
    from: dayField,
    ...groundFields,
  }),
);
export type InvestorStartInput = z.infer<typeof investorStartInput>;

interface Around {
  today: Day;
  nameOf: (organisation: string) => string | null;
}

export function decideInvestorStart(
  state: RegisterState,
  { said }: Pick<InvestorStartInput, 'said'>,
  { today, nameOf }: Around,
): Decision<RegisterEvent> {
  const { organisation, began, from } = said;
  const stands = state.parties.find(
    ({ organisationId, validFrom }) => organisationId === organisation && validFrom === began,
  );
  if (stands === undefined) return refuse('organisation', 'not_a_choice');
  if (from === began) return refuse('from', 'unchanged');
  if (from > today) return refuse('from', 'date_in_future');
  if (stands.validTo !== null && from > stands.validTo) return refuse('from', 'not_earlier', stands.validTo);
  const others = state.parties.filter((party) => party !== stands && party.validFrom < began);
  const last = others.find(({ validFrom }) => validFrom >= from);
  if (last) return refuse('from', 'not_later', last.validFrom);
  const refused = refusedGround(said, today);
  if (refused) return refused;
  const parties: Party[] = [
    ...others.flatMap((party) => handedOver(party, began, from)),
    { ...stands, validFrom: from, ...restsOn(said) },
  ];
  return {
    event: {
      type: 'register.parties',
      parties,
      instead: [{ organisationId: organisation, validFrom: began }],
      named: nameOf(organisation),
      ground: groundOf(said),
    },
  };
}

/** Who built until the one day builds until the other; who built beside it, or had left long before, is not touched. */
function handedOver(party: Party, began: Day, from: Day): Party[] {
  const { validTo } = party;
  const before = addDays(began, -1);
  const isMoved = validTo !== null && (validTo === before || (validTo < before && validTo >= from));
  return isMoved ? [{ ...party, validTo: addDays(from, -1) }] : [];
}
