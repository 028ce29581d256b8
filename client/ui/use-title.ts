import { useEffect } from 'react';
import { useLanguage } from '../i18n.tsx';

/** The page's name, first in the browser's tab and history. */
export function useTitle(title: string): void {
  const { t } = useLanguage();
  useEffect(
    function nameThePage() {
      document.title = `${title} · ${t.app.short}`;
    },
    [title, t],
  );
}
