import { useState } from 'react';
import type { EntryWords } from '../../../shared/i18n/vi-entry.ts';
import { ask, saidOf } from './ask.ts';
import { OneField } from './one-field.tsx';
import { Qr } from './qr.tsx';

interface Begun {
  secret: string;
  uri: string;
  codes: string[];
}

/** Four letters at a time, as a key is read from a screen. */
const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** Password, then the app, then its first code; `onSetUp` gets the codes of the list. */
export function Setup({ words, onSetUp }: { words: EntryWords; onSetUp: (codes: string[]) => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const { factor } = words;
  if (!begun) {
    return (
      <OneField
        label={factor.password}
        kind="password"
        submit={factor.begin}
        said={(error) => saidOf(error, factor.wrongPassword, words)}
        onSend={async (password) => setBegun(await ask<Begun>('begin', { password }))}
      />
    );
  }
  return (
    <section className="card" aria-labelledby="factor-scan">
      <h2 id="factor-scan">{factor.scan}</h2>
      <p>{factor.scanHint}</p>
      <Qr text={begun.uri} label={factor.qr} />
      <p className="muted">{factor.byHand}</p>
      <p className="factor-secret">{inGroups(begun.secret)}</p>
      <OneField
        key="code"
        label={factor.first}
        kind="code"
        submit={factor.confirm}
        said={(error) => saidOf(error, words.code.wrong, words)}
        onSend={async (code) => {
          await ask('confirm', { code });
          onSetUp(begun.codes);
        }}
      />
    </section>
  );
}
