import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';

/** The frame while nobody knows yet who looks and what day it is: the system's name, and what there is to say. */
export function BareFrame({ children }: { children: ReactNode }) {
  return (
    <div className="frame">
      <header className="top-bar">
        {/* Not a route: it also leads out of a screen that failed. */}
        <a href={paths.home} className="app-name">
          <AppName />
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="page page-narrow">{children}</div>
      </main>
    </div>
  );
}

/** As long as there is room for it. */
export function AppName() {
  const { t } = useLanguage();
  return (
    <>
      <span className="app-name-long">{t.app.name}</span>
      <span className="app-name-short">{t.app.short}</span>
      <span className="app-name-mini">{t.app.mini}</span>
    </>
  );
}
