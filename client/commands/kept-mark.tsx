import { Go } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { useKept } from '../outbox/door.ts';
import { isOpen, needsPerson } from '../outbox/kept.ts';
import { paths } from '../paths.ts';

/** On every screen, while anything said on this device is not on record: how much, and the way to it. */
export function OutboxMark() {
  const { t } = useLanguage();
  const open = useKept().filter(isOpen);
  const settle = open.filter(needsPerson).length;
  if (open.length === 0) return null;
  return (
    <Go to={paths.outbox} className={settle > 0 ? 'outbox-mark is-stuck' : 'outbox-mark'}>
      {settle > 0 ? t.outbox.needsYouMark(settle) : t.outbox.mark(open.length)}
    </Go>
  );
}
