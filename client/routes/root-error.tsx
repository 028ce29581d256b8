import { useRouteError } from 'react-router';
import { errorOf } from '../api.ts';
import { useLanguage } from '../i18n.tsx';
import { Notice } from '../ui/parts.tsx';

/** When a screen itself fails: say so, offer to load it again. */
export function RootError() {
  const { t } = useLanguage();
  const error = useRouteError();
  return (
    <main className="page page-narrow">
      <Notice
        tone="error"
        title={t.error[errorOf(error).code]}
        action={
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {t.app.retry}
          </button>
        }
      />
    </main>
  );
}
