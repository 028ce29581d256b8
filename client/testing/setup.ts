import { format } from 'node:util';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { LANGS } from '../../shared/i18n/format.ts';
import { fetchParts } from '../later.tsx';
import { fetchWords } from '../words.ts';
import { lineUp } from './lines.ts';
import { noise } from './noise.ts';
import { takeSurprises } from './server.ts';

/** What a browser has and jsdom has not; nothing here is looked at by a test. */
function furnish(): void {
  class NoObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal('ResizeObserver', NoObserver);
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('matchMedia', (media: string) => Object.assign(new EventTarget(), { media, matches: false }));
  // Nothing is drawn: what stands where is found by pointing at it (map/city-map.test.tsx), what it looks like by map/paint.test.ts.
  HTMLCanvasElement.prototype.getContext = () => null;
  HTMLElement.prototype.scrollIntoView = () => undefined;
  HTMLElement.prototype.hidePopover = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}

// A page's program is read when it is first opened: on a machine with other things to do that takes more than a second.
configure({ asyncUtilTimeout: 6_000 });
await Promise.all(LANGS.map(fetchWords));

// What opens is there when it is opened, as for whoever has been on a page for a moment; parts have parts of their own.
beforeAll(async () => {
  await Promise.all([import('../routes/cluster.tsx'), import('../routes/work.tsx')]);
  await fetchParts();
});

beforeEach(() => {
  furnish();
  lineUp();
  localStorage.clear();
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => void noise.push(format(...said)));
  }
});

afterEach(() => {
  vi.useRealTimers();
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  expect(noise.splice(0), 'a component complained on the console').toEqual([]);
  expect(takeSurprises(), 'something was asked for that this test does not serve').toEqual([]);
});
