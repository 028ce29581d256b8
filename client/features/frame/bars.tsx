import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LANGS } from '../../../shared/i18n/format.ts';
import { OutboxMark } from '../../commands/kept-mark.tsx';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.ts';
import { chooseTheme, currentTheme, type Theme } from '../../theme.ts';
import { Account, Initials } from './account.tsx';
import { AsOfControl } from './as-of.tsx';
import { AppName } from './bare-frame.tsx';
import { Bell } from './bell.tsx';
import { PlaceLinks, usePlaces } from './places.tsx';

export function TopBar() {
  const { t } = useLanguage();
  const { name } = useSession();
  const places = usePlaces();
  return (
    <header className="top-bar">
      <Go to={paths.home} className="app-name">
        <AppName />
      </Go>
      <nav className="top-nav" aria-label={t.nav.label}>
        <PlaceLinks places={places} />
      </nav>
      <div className="top-tools">
        <OutboxMark />
        <AsOfControl />
        <Bell />
        <button
          type="button"
          className="menu-button"
          popoverTarget="top-menu"
          aria-label={name ? t.nav.signedInAs(name, t.nav.menu) : t.nav.menu}
        >
          {name && <Initials name={name} />}
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M3 5.5h14M3 10h14M3 14.5h14" stroke="currentColor" strokeWidth="1.8" />
          </svg>
        </button>
        {/* In the bar where there is room; on a phone a card behind the button. */}
        <div id="top-menu" popover="auto" className="top-menu">
          <LanguageSwitch />
          <ThemeSwitch />
          <Account />
        </div>
      </div>
    </header>
  );
}

/** On a phone: the places of the role, at the thumb. */
export function BottomBar() {
  const { t } = useLanguage();
  const places = usePlaces();
  return (
    <nav className="bottom-bar" aria-label={t.nav.label}>
      <PlaceLinks places={places} />
    </nav>
  );
}

function LanguageSwitch() {
  const { lang, choose, t } = useLanguage();
  const change = useMutation({ mutationFn: choose, networkMode: 'always' });
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t.app.language}</legend>
      {LANGS.map((code) => (
        <button
          key={code}
          type="button"
          aria-pressed={lang === code}
          onClick={() => change.mutate(code)}
          lang={code}
        >
          <span aria-hidden="true">{code.toUpperCase()}</span>
          <span className="visually-hidden">{code === 'vi' ? 'Tiếng Việt' : 'English'}</span>
        </button>
      ))}
      {change.error && (
        <p role="alert" className="switch-failed">
          {t.app.languageAway}
        </p>
      )}
    </fieldset>
  );
}

const THEMES: Theme[] = ['system', 'light', 'dark'];

function ThemeSwitch() {
  const { t } = useLanguage();
  const [theme, setTheme] = useState(currentTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const label = `${t.app.theme.label}: ${t.app.theme[theme]}`;
  return (
    <button
      type="button"
      className="theme-switch"
      aria-label={label}
      title={label}
      onClick={() => {
        chooseTheme(next);
        setTheme(next);
      }}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.8" />
        {theme === 'system' && <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />}
        {theme === 'dark' && <circle cx="10" cy="10" r="7" fill="currentColor" />}
      </svg>
    </button>
  );
}
