import { useId, useState } from 'react';
import { PEOPLE_WORDS } from '../../../shared/i18n/people.ts';
import { paths } from '../../paths.ts';
import { useRoomWords } from '../../room-words.ts';

/** The link by which somebody sets their password: here it is seen once, and can be copied. */
export function LinkCard({ token, name }: { token: string; name: string }) {
  const words = useRoomWords(PEOPLE_WORDS);
  const id = useId();
  const [copied, setCopied] = useState(false);
  const address = `${window.location.origin}${paths.welcome}#${token}`;
  // Without https browsers give no clipboard: then the field is there to be copied from.
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => document.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)?.select(),
    );
  return (
    <div className="people-link">
      <p>{words.linkOnce(name)}</p>
      <label htmlFor={id}>{words.link}</label>
      <div className="people-link-line">
        <input id={id} readOnly value={address} onFocus={(event) => event.target.select()} />
        <button type="button" className="button" onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </button>
      </div>
      <span className="visually-hidden" aria-live="polite">
        {copied && words.copied}
      </span>
    </div>
  );
}
