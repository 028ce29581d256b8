import { useEffect } from 'react';
import { can } from '../../shared/roles.ts';
import { useSession } from '../session.ts';

/** Opens the queue of whoever reports on this device, once the page stands; another person has another one. */
export function useOpenOutbox(): void {
  const { actor } = useSession();
  const { id } = actor;
  const reports = can(actor, 'report.write').yes;
  useEffect(
    function openWhenThePageStands() {
      if (id === null || !reports) return;
      let close: () => void = () => undefined;
      let isGone = false;
      void import('./this-device.ts').then(({ openOutbox }) => {
        if (!isGone) close = openOutbox(id);
      }, noProgram);
      return () => {
        isGone = true;
        close();
      };
    },
    [id, reports],
  );
}

/** Not loaded: commands go straight to the server, as they do where there is no queue. */
function noProgram(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}
