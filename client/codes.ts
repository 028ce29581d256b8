import type { Cause } from '../shared/cause.ts';
import { causeChosen, isOffered, offeredCauses, offeredComponents } from '../shared/codes/known.ts';
import { useSession } from './session.ts';

/** The causes that can be chosen here, and what is sent for one: it came with the session, so no form asks for it. */
export function useCauses() {
  const { codes } = useSession();
  return {
    groups: offeredCauses(codes),
    isOffered: (cause: string) => isOffered(codes, 'cause', cause),
    /** What stands for a choice: the cause that the rules know, and the installation's own where it is one of those. */
    chosen: (code: string) => causeChosen(codes, code) ?? { cause: code as Cause },
  };
}

export const useComponents = () => offeredComponents(useSession().codes);
