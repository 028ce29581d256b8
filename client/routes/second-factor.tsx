import '../styles/factor.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ENTRY_WORDS } from '../../shared/i18n/entry.ts';
import { client } from '../api.ts';
import { ask, saidOf } from '../features/factor/ask.ts';
import { Codes } from '../features/factor/codes.tsx';
import { OneField } from '../features/factor/one-field.tsx';
import { Setup } from '../features/factor/setup.tsx';
import { afterSignIn } from '../paths.ts';
import { useRoomWords } from '../room-words.ts';
import { deviceIs, useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** A code beside the password: set up, renewed, given up. */
export function SecondFactorRoute() {
  const words = useRoomWords(ENTRY_WORDS);
  const { actor, factor } = useSession();
  useTitle(words.factor.title);
  if (!factor) {
    if (actor.id === null) return <NoRight title={words.factor.title} role={actor.role} />;
    return (
      <div className="page page-narrow">
        <h1>{words.factor.title}</h1>
        <p>{words.factor.byProvider}</p>
      </div>
    );
  }
  return <Own factor={factor} />;
}

function Own({ factor }: { factor: { on: boolean; required: boolean } }) {
  const words = useRoomWords(ENTRY_WORDS);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const goOn = useGoOn();
  const { factor: said } = words;
  const leave = () => {
    setCodes(null);
    return goOn();
  };
  return (
    <div className="page page-narrow factor-page">
      <h1>{said.title}</h1>
      <p className="muted">{said.why}</p>
      {codes ? (
        <Codes codes={codes} words={words} onDone={leave} />
      ) : factor.on ? (
        <Standing required={factor.required} onCodes={setCodes} onEnded={leave} />
      ) : (
        <>
          {factor.required ? <Notice tone="warn" title={said.due} /> : <p>{said.off}</p>}
          <Setup words={words} onSetUp={setCodes} />
        </>
      )}
    </div>
  );
}

interface StandingProps {
  required: boolean;
  onCodes: (codes: readonly string[]) => void;
  onEnded: () => Promise<void>;
}

function Standing({ required, onCodes, onEnded }: StandingProps) {
  const words = useRoomWords(ENTRY_WORDS);
  const { factor: said } = words;
  const wrong = (error: unknown) => saidOf(error, said.wrongPassword, words);
  return (
    <>
      <Notice tone="info" title={said.on}>
        <p>{said.lost}</p>
      </Notice>
      <section className="card" aria-labelledby="factor-renew">
        <h2 id="factor-renew">{said.renew}</h2>
        <OneField
          label={said.password}
          kind="password"
          submit={said.renew}
          said={wrong}
          onSend={async (password) => onCodes((await ask<{ codes: string[] }>('codes', { password })).codes)}
        >
          <p>{said.renewHint}</p>
        </OneField>
      </section>
      <section className="card" aria-labelledby="factor-end">
        <h2 id="factor-end">{said.end}</h2>
        {required ? (
          <p>{said.bound}</p>
        ) : (
          <OneField
            label={said.password}
            kind="password"
            submit={said.end}
            main={false}
            said={wrong}
            onSend={async (password) => {
              await ask('end', { password });
              await onEnded();
            }}
          >
            <p>{said.endHint}</p>
          </OneField>
        )}
      </section>
    </>
  );
}

/** The session is another now: what is shown is asked for anew, and who was kept here goes where they were going. */
function useGoOn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { actor: before } = useSession();
  return async () => {
    const session = await client.session.current.query();
    await deviceIs(session);
    await queries.resetQueries();
    if (before.id === null) await navigate(afterSignIn(session.actor, params.get('next')));
  };
}
