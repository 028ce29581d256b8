import { useSyncExternalStore } from 'react';

let printing = false;

function subscribe(tell: () => void) {
  const begin = () => {
    printing = true;
    tell();
  };
  const end = () => {
    printing = false;
    tell();
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** True while the page is put on paper: what is drawn for it is there before the browser takes the page. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing);
