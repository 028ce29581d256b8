import { type RefObject, useState } from 'react';
import { useLanguage } from '../i18n.tsx';
import { useKept } from '../outbox/door.ts';
import { isOpen } from '../outbox/kept.ts';
import type { Outbox } from '../outbox/outbox.ts';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  outbox: Outbox;
  /** Nothing waits any more: the person may go. */
  onLeave: () => void;
}

/** Signing out while something waits on the device: sent first, stayed with, or deleted, as its person says. */
export function LeaveOutbox({ dialog, outbox, onLeave }: Props) {
  const { t } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const left = useKept().filter(isOpen).length;
  const send = async () => {
    setBusy(true);
    setFailed(false);
    const rest = await outbox.sendAll();
    setBusy(false);
    setFailed(rest > 0);
    if (rest === 0) onLeave();
  };
  const deleteAll = async () => {
    setBusy(true);
    await outbox.giveUpAll();
    setBusy(false);
    onLeave();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="leave-outbox">
      <h2 id="leave-outbox">{t.nav.signOut}</h2>
      <p>{t.outbox.leave.left(left)}</p>
      {failed && (
        <p className="field-error" role="alert">
          {t.outbox.leave.notYet}
        </p>
      )}
      <div className="form-actions">
        <button type="button" className="button button-main" disabled={busy} onClick={() => void send()}>
          {t.outbox.leave.send}
        </button>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {t.outbox.leave.stay}
        </button>
        <button type="button" className="button" disabled={busy} onClick={() => void deleteAll()}>
          {t.outbox.leave.delete(left)}
        </button>
      </div>
    </dialog>
  );
}
