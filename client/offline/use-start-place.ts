import { useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { afterSignIn } from '../paths.ts';
import type { Session } from '../session.ts';

/** Opened from its icon (public/manifest.webmanifest) it begins where the day's work of whoever is signed in does. */
export function useStartPlace({ actor }: Session): void {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isStart = params.has('start');
  useEffect(
    function goOn() {
      if (isStart) void navigate(afterSignIn(actor, null), { replace: true });
    },
    [isStart, actor, navigate],
  );
}
