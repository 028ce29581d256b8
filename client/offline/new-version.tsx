import { useIsMutating } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../i18n.tsx';
import { mayReload, onHold } from './busy.ts';
import { changeVersion, newerVersion, onVersion } from './newer.ts';

/** There is a newer release: said when nothing is being typed or sent, and loaded when whoever looks says so. */
export function NewVersion() {
  const { t } = useLanguage();
  const newer = useSyncExternalStore(onVersion, newerVersion);
  const may = useSyncExternalStore(onHold, mayReload);
  const isSending = useIsMutating() > 0;
  if (!newer || !may || isSending) return null;
  return (
    <div className="banner-past" role="status">
      <span>{t.away.newer}</span>
      <button type="button" className="button button-small" onClick={changeVersion}>
        {t.away.reload}
      </button>
    </div>
  );
}
