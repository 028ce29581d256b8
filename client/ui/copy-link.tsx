import { useState } from 'react';
import { useLanguage } from '../i18n.tsx';
import { Icon } from './icon.tsx';

/** The address of what is shown, for a message. */
export function CopyLink() {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  // Browsers give no clipboard to pages that did not come over https: then the address is shown to be copied by hand.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setCopied(true);
    } catch {
      window.prompt(t.app.copyLink, window.location.href);
    }
  };
  const label = copied ? t.app.copied : t.app.copyLink;
  return (
    <>
      <button
        type="button"
        className="button button-small button-icon"
        aria-label={label}
        title={label}
        onClick={() => void copy()}
      >
        <Icon sign={copied ? 'done' : 'copy'} />
      </button>
      <span className="visually-hidden" aria-live="polite">
        {copied && t.app.copied}
      </span>
    </>
  );
}
