/** What Chromium hands to a page that it would put on the home screen. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let held: InstallPrompt | null = null;
const listeners = new Set<() => void>();
const set = (prompt: InstallPrompt | null) => {
  held = prompt;
  for (const listener of listeners) listener();
};

/** The browser's own bar is put off: the page offers it where it is of use (install-hint.tsx). */
export function holdInstallPrompt(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    set(event as InstallPrompt);
  });
  window.addEventListener('appinstalled', () => set(null));
}

export const installPrompt = (): InstallPrompt | null => held;
export function onInstallPrompt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A prompt can be used once. */
export async function install(): Promise<void> {
  const prompt = held;
  set(null);
  await prompt?.prompt();
}

/** Safari on a phone or a tablet says whether the page was opened from its icon; nobody else knows this word. */
const ofSafari = (): boolean | undefined => (navigator as { standalone?: boolean }).standalone;
export const isInstalled = (): boolean =>
  ofSafari() === true || window.matchMedia('(display-mode: standalone)').matches;
export const isSafariOnPhone = (): boolean => ofSafari() === false;

const PUT_AWAY = 'ccn.install';
export const isPutAway = (): boolean => localStorage.getItem(PUT_AWAY) !== null;
export const putAway = (): void => localStorage.setItem(PUT_AWAY, 'no');
