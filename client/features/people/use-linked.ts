import { useState } from 'react';
import type { Linked } from '../../../server/people/manage.ts';
import type { Receipt } from '../../../shared/log/command.ts';

/** Sends what is answered with a link; the token is kept here for as long as its receipt is shown, and nowhere else. */
export function useLinked<Input>(send: (input: Input) => Promise<Linked>) {
  const [token, setToken] = useState<string | null>(null);
  return {
    token,
    send: async (input: Input): Promise<Receipt> => {
      const { token: told, ...receipt } = await send(input);
      setToken(told);
      return receipt;
    },
  };
}
