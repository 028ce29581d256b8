import { useSyncExternalStore } from 'react';

const TOKENS = [
  'critical',
  'late',
  'at_risk',
  'no_date',
  'no_plan',
  'on_track',
  'undecided',
  'completed',
  'operating',
  'ended',
  'casing',
  'paper',
  'ink',
  'accent',
  'mesh',
  'area-0',
] as const;
type Token = (typeof TOKENS)[number];

/** The colours of the page's tokens as a canvas wants them: computed, for the theme that holds. */
export type Palette = Record<Token, string>;

const isToken = (name: string): name is Token => TOKENS.some((token) => token === name);

/** The colour of a tone of signs (client/ui/glyphs.ts). */
export const toneColour = (palette: Palette, tone: string): string =>
  palette[isToken(tone) ? tone : 'no_date'];

const dark = () => matchMedia('(prefers-color-scheme: dark)');
const themeNow = () => `${document.documentElement.dataset['theme'] ?? ''} ${dark().matches}`;

function subscribe(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const device = dark();
  device.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    device.removeEventListener('change', tell);
  };
}

let known: { theme: string; palette: Palette } | null = null;

function paletteOf(theme: string): Palette {
  if (known?.theme === theme) return known.palette;
  // `light-dark()` is resolved where a property takes a colour, and not in a custom one: so a probe takes them.
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const colourOf = (token: Token) => {
    probe.style.color = `var(--${token})`;
    return [token, getComputedStyle(probe).color] as const;
  };
  const palette = Object.fromEntries(TOKENS.map(colourOf)) as Palette;
  probe.remove();
  known = { theme, palette };
  return palette;
}

export const usePalette = (): Palette => paletteOf(useSyncExternalStore(subscribe, themeNow));
