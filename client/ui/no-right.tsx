import { Go, useHere } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { Notice } from './parts.tsx';

/** A page for people in charge, seen by somebody who is not signed in: why, and the way in and back. */
export function SignInNeeded({ title }: { title: string }) {
  const { t } = useLanguage();
  const here = useHere();
  return (
    <div className="page page-narrow">
      <h1>{title}</h1>
      <Notice
        tone="info"
        title={t.signIn.needed}
        action={
          <Go to={`${paths.signIn}?next=${encodeURIComponent(here)}`} className="button button-main">
            {t.nav.signIn}
          </Go>
        }
      />
    </div>
  );
}
