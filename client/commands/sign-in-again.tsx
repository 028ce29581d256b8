import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../i18n.tsx';
import { type Session, signedIn, useSession } from '../session.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Over the page whose session has ended: the same person goes on where they were; for another the page is asked anew. */
export function SignInAgain() {
  const { t } = useLanguage();
  const { expired, name, actor } = useSession();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState({ username: '', password: '' });
  const [other, setOther] = useState<{ now: string; before: string } | null>(null);
  const asks = expired?.asks ?? 0;
  useEffect(
    function openWhenAsked() {
      if (asks > 0 && dialog.current?.open === false) dialog.current.showModal();
    },
    [asks],
  );
  const close = () => dialog.current?.close();
  const onSignedIn = (session: Session) => {
    setTyped({ username: '', password: '' });
    if (session.actor.id === actor.id) close();
    else setOther({ now: session.name ?? '', before: name ?? '' });
    signedIn(queries, session);
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="again-title" onClose={() => setOther(null)}>
      {other ? (
        <>
          <h2 id="again-title">{t.nav.signIn}</h2>
          <p>{t.again.other(other.now, other.before)}</p>
          <button type="button" className="button button-main" onClick={close}>
            {t.app.close}
          </button>
        </>
      ) : (
        asks > 0 && (
          <>
            <h2 id="again-title">{t.again.title}</h2>
            <p>{t.again.why(name ?? '')}</p>
            <SignInForm
              {...typed}
              onType={(change) => setTyped({ ...typed, ...change })}
              onSignedIn={onSignedIn}
            />
            <button type="button" className="button" onClick={close}>
              {t.again.later}
            </button>
          </>
        )
      )}
    </dialog>
  );
}
