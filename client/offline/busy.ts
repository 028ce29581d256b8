/**
 * Who must not be interrupted: while anybody holds, no page is loaded again for the sake of a newer release. A form with
 * something typed in it holds by itself (`holdWhileTyped`); what sends in the background says so with `holdReload`.
 */
const holds = new Set<symbol>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Hold; the answer lets go, and may be called more than once. */
export function holdReload(): () => void {
  const hold = Symbol('hold');
  holds.add(hold);
  tell();
  return () => {
    if (holds.delete(hold)) tell();
  };
}

export const mayReload = (): boolean => holds.size === 0;

/** For useSyncExternalStore. */
export function onHold(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Holds from the first letter typed into a form until that form is gone. The answer stops it. */
export function holdWhileTyped(page: HTMLElement): () => void {
  const typed = new Map<HTMLFormElement, () => void>();
  const hear = ({ target }: Event) => {
    const form = target instanceof Element ? target.closest('form') : null;
    if (form && !typed.has(form)) typed.set(form, holdReload());
  };
  const look = () => {
    for (const [form, release] of typed) {
      if (form.isConnected) continue;
      typed.delete(form);
      release();
    }
  };
  const watch = new MutationObserver(look);
  watch.observe(page, { childList: true, subtree: true });
  page.addEventListener('input', hear);
  return () => {
    watch.disconnect();
    page.removeEventListener('input', hear);
    for (const release of typed.values()) release();
  };
}
