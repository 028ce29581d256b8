import { can, type Role } from '../../shared/roles.ts';
import { Go, useHere } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { paths } from '../paths.ts';
import { Notice } from './parts.tsx';

/** A page for people in charge, seen by somebody else: why; who is not signed in gets the way in and back. */
export function NoRight({ title, role }: { title: string; role: Role }) {
  return (
    <div className="page page-narrow">
      <h1>{title}</h1>
      {role === 'public' ? <SignInNeeded /> : <NotYours role={role} />}
    </div>
  );
}

function SignInNeeded() {
  const { t } = useLanguage();
  const here = useHere();
  return (
    <Notice
      tone="info"
      title={t.signIn.needed}
      action={
        <Go to={`${paths.signIn}?next=${encodeURIComponent(here)}`} className="button button-main">
          {t.nav.signIn}
        </Go>
      }
    />
  );
}

/** Signing in again would change nothing: what this account is for, and where what it sees is. */
function NotYours({ role }: { role: Role }) {
  const { t } = useLanguage();
  const seesDelays = can({ id: null, role, unit: null, clusters: [] }, 'delays.read').yes;
  return (
    <Notice
      tone="info"
      title={t.notYours.title(t.role[role])}
      action={
        <Go to={seesDelays ? paths.delays : paths.home} className="button button-main">
          {seesDelays ? t.nav.delays : t.nav.map}
        </Go>
      }
    >
      {role === 'administrator' && <p>{t.notYours.administers}</p>}
      <p>{seesDelays ? t.notYours.seesDelays : t.notYours.sees}</p>
    </Notice>
  );
}
