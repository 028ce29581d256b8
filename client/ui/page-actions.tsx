import type { ReactNode } from 'react';
import { useLanguage } from '../i18n.tsx';
import { CopyLink } from './copy-link.tsx';
import { Icon } from './icon.tsx';

/** What one can do with any page: send its address, print it; and what the page itself adds before. */
export function PageActions({ children }: { children?: ReactNode }) {
  const { t } = useLanguage();
  return (
    <div className="page-actions">
      {children}
      <CopyLink />
      <button
        type="button"
        className="button button-small button-icon"
        aria-label={t.app.print}
        title={t.app.print}
        onClick={() => window.print()}
      >
        <Icon sign="print" />
      </button>
    </div>
  );
}
