import '../styles/people.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { WELCOME_WORDS } from '../../shared/i18n/welcome.ts';
import type { LinkOpens } from '../../shared/people/signing-in.ts';
import { client } from '../api.ts';
import { errorOf } from '../failure.ts';
import { post } from '../features/welcome/post.ts';
import { type Welcomed, WelcomeForm } from '../features/welcome/welcome-form.tsx';
import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { afterSignIn, paths } from '../paths.ts';
import { useRoomWords } from '../room-words.ts';
import { deviceIs } from '../session.ts';
import { Notice, Skeleton } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where a one-time link leads: its token stands behind the #, which no server and no log gets to see. */
export function WelcomeRoute() {
  const words = useRoomWords(WELCOME_WORDS);
  const token = useLocation().hash.slice(1);
  useTitle(words.title);
  return (
    <div className="page page-narrow">{token === '' ? <NoLink /> : <Link key={token} token={token} />}</div>
  );
}

function NoLink() {
  const words = useRoomWords(WELCOME_WORDS);
  return (
    <>
      <h1>{words.title}</h1>
      <Notice tone="info" title={words.none} action={<SignInLink />} />
    </>
  );
}

const SignInLink = () => {
  const { t } = useLanguage();
  return (
    <Go to={paths.signIn} className="button">
      {t.nav.signIn}
    </Go>
  );
};

const LINK = 'one-time link';

function Link({ token }: { token: string }) {
  const { t } = useLanguage();
  const words = useRoomWords(WELCOME_WORDS);
  const [later, setLater] = useState(false);
  const enter = useEnter(() => setLater(true));
  const link = useQuery({
    queryKey: [LINK, token],
    queryFn: () => post<LinkOpens>('/api/account/link', { token }),
    // What it opens is asked once; a link that opens nothing is not asked again.
    retry: (_count, error) => errorOf(error).code === 'UNAVAILABLE',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    meta: { fixed: true },
  });
  if (later) return <Later />;
  if (link.data) {
    const { data } = link;
    const isNew = data.kind === 'administrator';
    return (
      <>
        <h1>{isNew ? words.first : words.hello(data.name)}</h1>
        <p className="muted">{isNew ? words.firstHint : words.helloHint(data.username)}</p>
        <WelcomeForm token={token} opens={data} onDone={enter} onGone={() => void link.refetch()} />
      </>
    );
  }
  if (!link.isError) return <Skeleton lines={5} label={words.looking} />;
  const { code } = errorOf(link.error);
  if (code === 'NOT_FOUND' || code === 'INVALID') return <Gone />;
  return (
    <Notice
      tone="error"
      title={code === 'TOO_MANY' ? words.tooMany : words.failed}
      action={
        <button type="button" className="button" onClick={() => void link.refetch()}>
          {t.app.retry}
        </button>
      }
    />
  );
}

/** The new person's page, as after signing in; somebody whose days have not come stays here. */
function useEnter(onLater: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async ({ signedIn, secondFactor }: Welcomed) => {
    // The code is asked for where one signs in.
    if (secondFactor) return navigate(paths.signIn, { replace: true });
    if (!signedIn) return onLater();
    const session = await client.session.current.query();
    await deviceIs(session);
    await navigate(afterSignIn(session.actor, null), { replace: true });
    // The link has done its work; to ask for it again would only say so.
    await queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== LINK });
  };
}

function Gone() {
  const words = useRoomWords(WELCOME_WORDS);
  return (
    <>
      <h1>{words.gone}</h1>
      <p>{words.goneWhy}</p>
      <p>{words.goneDo}</p>
      <pre className="welcome-command">npm run account -- --administrator-link</pre>
      <SignInLink />
    </>
  );
}

function Later() {
  const words = useRoomWords(WELCOME_WORDS);
  return (
    <>
      <h1>{words.later}</h1>
      <p>{words.laterWhy}</p>
    </>
  );
}
