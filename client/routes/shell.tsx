import { Suspense, useEffect } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { formatDay } from '../../shared/i18n/format.ts';
import { dropOldDrafts } from '../commands/drafts.ts';
import { SignInAgain } from '../commands/sign-in-again.tsx';
import { AsOfBanner } from '../features/frame/as-of.tsx';
import { BareFrame } from '../features/frame/bare-frame.tsx';
import { BottomBar, TopBar } from '../features/frame/bars.tsx';
import {
  ConnectionBanner,
  ExpiredBanner,
  useAskWhenBack,
  useIsAway,
  useOnline,
} from '../features/frame/connection.tsx';
import { useLiveUpdates, useNewDay } from '../features/frame/live.ts';
import { PrintHead } from '../features/frame/print-head.tsx';
import { Shortcuts } from '../features/frame/shortcuts.tsx';
import { useIsTodayShown } from '../held-day.ts';
import { useLanguage } from '../i18n.tsx';
import { whenIdle } from '../idle.ts';
import { fetchParts } from '../later.tsx';
import { NamedWords } from '../named-words.tsx';
import { NewVersion } from '../offline/new-version.tsx';
import { useFreshAgain, useKeptAnswers, useShownSince } from '../offline/use-kept.ts';
import { useStartPlace } from '../offline/use-start-place.ts';
import { useOpenOutbox } from '../outbox/use-opening.ts';
import { type Session, useAsOf, useSession, useVainAttempts } from '../session.ts';
import { Skeleton } from '../ui/parts.tsx';
import { StillAsking } from '../ui/query-state.tsx';

/** So long after a screen stands its forms are asked for, however busy the browser is. */
const AHEAD_MS = 1_000;

const loadOutboxPage = () => import('./outbox.tsx');

/** The frame around every screen. */
export const Shell = () => (
  <Suspense fallback={<Arriving />}>
    <NamedWords>
      <Frame />
    </NamedWords>
  </Suspense>
);

/** Until the first screen is there: its name and the shape of what comes. */
export function Loading() {
  const { t } = useLanguage();
  return (
    <BareFrame>
      <Skeleton lines={3} label={t.app.loading} />
    </BareFrame>
  );
}

/** Until the server says who looks and what day it is. */
const Arriving = () => (
  <BareFrame>
    <StillAsking {...useVainAttempts()} lines={3} />
  </BareFrame>
);

function Frame() {
  const { t, lang } = useLanguage();
  const session = useSession();
  const { demonstration } = session;
  const { today } = useAsOf();
  const isToday = useIsTodayShown();
  const connected = useLiveUpdates();
  const online = useOnline();
  const isAway = useIsAway({ online, connected, session });
  const since = useShownSince(isAway, session);
  useKeptAnswers(isAway, session);
  useFreshAgain(session);
  useStartPlace(session);
  useAskWhenBack();
  useOpenOutbox(loadOutboxPage);
  useFormsAhead(session);
  useNewDay(today);
  useEffect(
    function tidy() {
      dropOldDrafts(today);
    },
    [today],
  );
  return (
    <div className={isToday ? 'frame' : 'frame frame-past'}>
      <a className="skip-link" href="#main">
        {t.app.skip}
      </a>
      <PrintHead />
      <TopBar />
      {demonstration && (
        <aside className="banner-demo" aria-label={t.app.notice}>
          <span className="banner-long">{t.app.demonstration(formatDay(demonstration.startedOn, lang))}</span>
          <span className="banner-short">
            {t.app.demonstrationShort(formatDay(demonstration.startedOn, lang))}
          </span>
        </aside>
      )}
      <AsOfBanner />
      <ConnectionBanner online={online} isAway={isAway} since={since} />
      <NewVersion />
      <ExpiredBanner />
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<Skeleton lines={8} label={t.app.loading} />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <SignInAgain />
      <Shortcuts />
      <ScrollRestoration />
    </div>
  );
}

/**
 * As soon as a screen stands and the browser has nothing else to do, for whoever may have something to say there: also
 * where the connection is lost right after.
 */
function useFormsAhead({ actor }: Session): void {
  const { pathname } = useLocation();
  const isSomebody = actor.id !== null;
  useEffect(
    function fetchAhead() {
      // Of each screen once it is opened; what does not come now comes when it is wanted.
      if (isSomebody && pathname) return whenIdle(() => void fetchParts().catch(() => undefined), AHEAD_MS);
      return undefined;
    },
    [isSomebody, pathname],
  );
}
