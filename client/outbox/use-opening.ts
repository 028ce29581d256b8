import { useEffect } from 'react';
import { can } from '../../shared/roles.ts';
import { isLostPart } from '../failure.ts';
import { useSession } from '../session.ts';

/** Opens the queue of whoever reports on this device, once the page stands, and the page of what waits; another person has another queue. */
export function useOpenOutbox(loadPage: () => Promise<unknown>): void {
  const { actor } = useSession();
  const { id } = actor;
  const reports = can(actor, 'report.write').yes;
  useEffect(
    function openWhenThePageStands() {
      if (id === null || !reports) return;
      let close: () => void = () => undefined;
      let isGone = false;
      const open = async () => {
        const program = await import('./this-device.ts').catch(notLoaded);
        if (program && !isGone) close = program.openOutbox(id);
        // While there is a connection: without one it could not be fetched any more.
        await loadPage().catch(notLoaded);
      };
      void open();
      return () => {
        isGone = true;
        close();
      };
    },
    [id, reports, loadPage],
  );
}

/** Not loaded: commands go straight to the server, as they do where there is no queue. */
function notLoaded(error: unknown): null {
  if (isLostPart(error)) return null;
  throw error;
}
