import type { Organisation } from '../people/organisation.ts';
import { InvestorIndex, investorKey } from './investors.ts';

/** An agency on record that is still there. */
export interface KnownAgency {
  id: string;
  says: Organisation;
}
interface Named {
  id: string;
  nameVi: string;
}
export type AgencyFound =
  | { is: 'known'; agency: KnownAgency }
  | { is: 'unknown' }
  /** It may be one of these: a person says. */
  | { is: 'asked'; suspects: Named[] };

/** Agencies as lists of people write them: the same but for the spelling is the same; what is only alike is asked. */
export class AgencyIndex {
  readonly #byId: ReadonlyMap<string, KnownAgency>;
  readonly #byKey = new Map<string, KnownAgency[]>();
  readonly #alike: InvestorIndex;

  constructor(known: readonly KnownAgency[]) {
    const open = known.filter(({ says }) => !says.closed);
    this.#byId = new Map(open.map((one) => [one.id, one]));
    this.#alike = new InvestorIndex(open.map(({ id, says }) => ({ id, nameVi: says.nameVi })));
    for (const one of open) {
      const keys = new Set([one.says.nameVi, one.says.nameEn].map(investorKey));
      for (const key of keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), one]);
    }
  }

  get(id: string): KnownAgency | undefined {
    return this.#byId.get(id);
  }

  find(name: string): AgencyFound {
    const [only, ...others] = this.#byKey.get(investorKey(name)) ?? [];
    if (only && others.length === 0) return { is: 'known', agency: only };
    if (only) return { is: 'asked', suspects: [only, ...others].map(namedOf) };
    const found = this.#alike.find(name);
    if (found.is === 'asked') return found;
    return { is: 'unknown' };
  }
}

const namedOf = ({ id, says }: KnownAgency): Named => ({ id, nameVi: says.nameVi });
