import { useState, useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n.tsx';
import {
  install,
  installPrompt,
  isInstalled,
  isPutAway,
  isSafariOnPhone,
  onInstallPrompt,
  putAway,
} from './install.ts';

/** For those who report from where there may be no network: the icon, before the first report. Put away, it stays away. */
export function InstallHint() {
  const { t } = useLanguage();
  const prompt = useSyncExternalStore(onInstallPrompt, installPrompt);
  const isSafari = isSafariOnPhone();
  // What comes late does not push aside what somebody is about to press: it waits for the next time.
  const [isGone, setGone] = useState(
    () => isInstalled() || isPutAway() || (installPrompt() === null && !isSafari),
  );
  if (isGone || (prompt === null && !isSafari)) return null;
  const leave = () => {
    putAway();
    setGone(true);
  };
  return (
    <aside className="install-hint" aria-label={t.away.install.title}>
      <p>
        <strong>{t.away.install.title}.</strong> {isSafari ? t.away.install.safari : t.away.install.why}
      </p>
      <div className="form-actions">
        {prompt && (
          <button type="button" className="button" onClick={() => void install().then(() => setGone(true))}>
            {t.away.install.do}
          </button>
        )}
        <button type="button" className="button" onClick={leave}>
          {t.away.install.later}
        </button>
      </div>
    </aside>
  );
}
