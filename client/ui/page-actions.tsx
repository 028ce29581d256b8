import type { ReactNode } from 'react';
import { useLanguage } from '../i18n.tsx';
import { CopyLink } from './copy-link.tsx';

/** What one can do with any page: send its address, print it; and what the page itself adds before. */
export function PageActions({ children }: { children?: ReactNode }) {
  const { t } = useLanguage();
  return (
    <div className="page-actions">
      {children}
      <CopyLink />
      <button type="button" className="button button-small" onClick={() => window.print()}>
        {t.app.print}
      </button>
    </div>
  );
}
