import { spanOf } from '../edtf.ts';
import { streamOf } from '../log/stream.ts';
import { decideParties, type Investor } from '../register/parties-command.ts';
import { type RegisterEvent, type RegisterState } from '../register.ts';
import { isValidOn } from '../unit.ts';
import { investorKey, isNobody, newInvestorId } from './investors.ts';
import type { Around, Begun, Change, RowFault } from './plan.ts';

/** Who builds, as a row says it: an organisation of the register, one that is entered with it, or a question. */
export interface PartyDecided {
  events: RegisterEvent[];
  begins: Begun[];
  changes: Change[];
  faults: RowFault[];
  /** Which of those it is, where that must be asked. */
  asks: { name: string; suspects: Investor[] } | null;
}

const nothing = (more: Partial<PartyDecided> = {}): PartyDecided => ({
  events: [],
  begins: [],
  changes: [],
  faults: [],
  asks: null,
  ...more,
});

export function decideParty(state: RegisterState, name: string | null, around: Around): PartyDecided {
  if (name === null || isNobody(name)) return nothing();
  const { today, investors, investorChoices, organisations, ground } = around;
  const stands = state.parties.filter((party) => isValidOn(party, today));
  const key = investorKey(name);
  const choice = investorChoices.get(key);
  // Who stands under that very name is meant, also where another has it too or it is closed by now.
  if (
    choice === undefined &&
    stands.some(({ organisationId }) => investorKey(organisations.get(organisationId) ?? '') === key)
  )
    return nothing();
  const chosen = choice === undefined ? undefined : investors.get(choice);
  const found = chosen
    ? ({ is: 'known', investor: chosen } as const)
    : choice === 'new'
      ? ({ is: 'new' } as const)
      : investors.find(name);
  if (found.is === 'asked') {
    return nothing({
      faults: [{ field: 'investor', issue: 'which_investor' }],
      asks: { name, suspects: found.suspects },
    });
  }
  if (found.is === 'too_many')
    return nothing({ faults: [{ field: 'investor', issue: 'too_many_investors' }] });
  const id = found.is === 'known' ? found.investor.id : `investor-${newInvestorId(name)}`;
  if (found.is === 'new') investors.add({ id, nameVi: name });
  if (stands.some(({ organisationId }) => organisationId === id)) return nothing();
  const isNew = !around.investorsKnown.has(id);
  const newName = isNew ? (investors.get(id)?.nameVi ?? name) : null;
  const decided = decideParties(
    state,
    {
      request: id.replace(/^investor-/, ''),
      said: {
        investor: isNew ? null : id,
        ...(newName === null ? {} : { newName }),
        from: sinceOf(around),
        ...ground,
      },
    },
    // A name that nobody has yet is held against those that are written nearly so, of thousands.
    { today, investors: newName === null ? investors.known : knownAs(newName, around) },
  );
  if ('refused' in decided) {
    const { issue, detail } = decided.refused;
    return nothing({ faults: [{ field: 'investor', issue, ...(detail === undefined ? {} : { detail }) }] });
  }
  const { event, organisation } = decided;
  const before = stands.at(-1)?.organisationId;
  return nothing({
    events: [event],
    begins: organisation
      ? [{ stream: streamOf('organisation', organisation.id), events: [organisation.event] }]
      : [],
    changes: [
      {
        field: 'investor',
        from: before === undefined ? null : (investors.get(before)?.nameVi ?? before),
        to: investors.get(id)?.nameVi ?? name,
      },
    ],
  });
}

const knownAs = (name: string, { investors, investorsKnown }: Around): Investor[] =>
  investors.named(name).filter(({ id }) => investorsKnown.has(id));

/** Since the document, the day of which the table speaks, or today. */
function sinceOf({ today, ground, statedFor }: Around): string {
  const said = ground.document?.day ?? (statedFor === null ? today : spanOf(statedFor).last);
  return said > today ? today : said;
}
