import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST } from '../../shared/first.ts';
import { LANGS } from '../../shared/i18n/format.ts';
import type { First } from './first.ts';

export interface SiteSettings {
  tileUrl: string | null;
  tileAttribution: string;
  /** The name of the city's provider, where people come in by it. */
  provider?: string | null;
}

/** The built page in its parts; what stands between them is written for each request. */
export interface Page {
  /** `first` null: a page that begins with nothing, and asks for everything itself. */
  write(page: string, first: First | null): string;
}

/** JSON that cannot leave the element it stands in. */
const inScript = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const inText = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * The client's pages, as client/router.tsx has them (a test compares), each with the source whose files its program will
 * ask for. Any other path is answered, but with 404.
 */
export const PAGES = {
  '/': 'routes/home.tsx',
  '/clusters/:code': 'routes/cluster.tsx',
  '/areas/:code': 'routes/area.tsx',
  '/delays': 'routes/delays.tsx',
  '/changes': 'routes/changes.tsx',
  '/programmes': 'routes/programmes.tsx',
  '/reports': 'routes/reports.tsx',
  '/assignments': 'routes/assignments.tsx',
  '/manage': 'routes/manage.tsx',
  '/manage/audit': 'routes/audit.tsx',
  '/procedure': 'routes/procedure.tsx',
  '/manage/programmes': 'routes/manage-programmes.tsx',
  '/manage/settings': 'routes/settings.tsx',
  '/manage/calendar': 'routes/work-calendar.tsx',
  '/manage/lists': 'routes/code-lists.tsx',
  '/manage/register': 'routes/register.tsx',
  '/manage/import': 'routes/imports.tsx',
  '/manage/people': 'routes/people.tsx',
  '/manage/handover': 'routes/reorganisation.tsx',
  '/manage/agencies': 'routes/agencies.tsx',
  '/manage/documents': 'routes/papers.tsx',
  '/reminders': 'routes/reminders.tsx',
  '/work': 'routes/work.tsx',
  '/outbox': 'routes/outbox.tsx',
  '/sign-in': 'routes/sign-in.tsx',
  '/second-factor': 'routes/second-factor.tsx',
  '/welcome': 'routes/welcome.tsx',
  '/password': 'routes/password.tsx',
} as const;

/** What comes besides for whoever is signed in. */
const INSIDE: Record<string, string> = { '/clusters/:code': 'routes/cluster-inside.tsx' };

/** The page that begins with nothing: what a browser keeps to start without a server. */
export const SHELL = '/shell';

type Manifest = Record<string, { file: string; imports?: string[]; css?: string[]; isEntry?: boolean }>;

/** Where a screen's styles go: after those of all screens. */
const STYLES = '<!--styles-->';

/** What the program of a screen consists of. */
interface Ahead {
  links: string;
  styles: string;
}

/** Null in development, where vite serves the pages. */
export function pageOf(built: string, settings: SiteSettings): Page | null {
  const file = join(built, 'index.html');
  if (!existsSync(file)) return null;
  const [head = '', body = ''] = withStyles(readFileSync(file, 'utf8'), built).split('<!--first-->');
  const begin = head.replace('<!--settings-->', () => inScript(FIRST.settings, settings));
  const manifest = manifestOf(built);
  const aheadOf = (...sources: string[]): Ahead => {
    const { files, styles } = closureOf(manifest, sources);
    return { links: files.map(linkTo).join(''), styles: styles.map((css) => stylesOf(css, built)).join('') };
  };
  const ahead = new Map<string, Ahead>(
    Object.entries(PAGES).map(([page, source]) => [page, aheadOf(source)]),
  );
  const inside = new Map<string, Ahead>(
    Object.entries(PAGES).flatMap(([page, source]) => {
      const more = INSIDE[page];
      return more === undefined ? [] : [[page, aheadOf(source, more)]];
    }),
  );
  const words = new Map(LANGS.map((lang) => [lang, aheadOf(`../shared/i18n/${lang}.ts`).links]));
  return {
    write(page, first) {
      const found = (first?.isSomebody ? inside.get(page) : undefined) ?? ahead.get(page);
      const { links, styles } = found ?? { links: '', styles: '' };
      const start = begin
        .replace('<!--ahead-->', () => links + (first ? words.get(first.lang) : ''))
        .replace(STYLES, () => styles);
      if (!first) return start + body;
      const { lang, hasLetters, title, told: said, isFinding, below, answers, map } = first;
      const saidFirst =
        said === null ? '' : `<p class="first-told${isFinding ? ' first-finding' : ''}">${inText(said)}</p>`;
      const told = `<div id="${FIRST.words}" class="frame${hasLetters ? '' : ' own-letters'}">${frame(first)}<main><div class="page"><div class="page-head"><h1>${inText(title)}</h1>${saidFirst}<p class="muted">${inText(below)}</p></div></div></main></div>`;
      return (
        start.replace('<html lang="vi">', `<html lang="${lang}">`) +
        told +
        body.replace('<!--answers-->', () => inScript(FIRST.answers, { answers, map }))
      );
    },
  };
}

const frame = ({ name, demonstration }: First): string =>
  `<header class="top-bar"><span class="app-name">${inText(name)}</span></header>` +
  (demonstration === null
    ? ''
    : `<aside class="banner-demo"><span class="banner-long">${inText(demonstration.long)}</span><span class="banner-short">${inText(demonstration.short)}</span></aside>`);

/** The styles stand in the page: the first paint waits for nothing but the page itself. */
const withStyles = (html: string, built: string): string =>
  html.replace(
    /<link rel="stylesheet"[^>]*href="\/(assets\/[^"]+\.css)"[^>]*>/,
    (link, css: string) => (inStyle(css, built) ?? link) + STYLES,
  );

const inStyle = (css: string, built: string): string | null => {
  const path = join(built, css);
  return existsSync(path) ? `<style>${readFileSync(path, 'utf8')}</style>` : null;
};

/** The same of a screen's own; the link, of which a browser makes nothing, tells its program that they are here already. */
const stylesOf = (css: string, built: string): string =>
  `${inStyle(css, built) ?? ''}<link rel="stylesheet" href="/${css}" disabled>`;

const linkTo = (file: string): string => `<link rel="modulepreload" href="/${file}">`;

function manifestOf(built: string): Manifest {
  const file = join(built, '.vite/manifest.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
}

/** The files of sources and of what they import, with their styles in the order in which they hold; without what the entry brings. */
function closureOf(manifest: Manifest, sources: readonly string[]): { files: string[]; styles: string[] } {
  const known = new Set<string>();
  const add = (name: string, into: Set<string>, styles: Set<string>) => {
    const chunk = manifest[name];
    if (!chunk || into.has(chunk.file) || (into !== known && known.has(chunk.file))) return;
    into.add(chunk.file);
    for (const next of chunk.imports ?? []) add(next, into, styles);
    for (const css of chunk.css ?? []) styles.add(css);
  };
  const ofAll = new Set<string>();
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) add(name, known, ofAll);
  const [files, styles] = [new Set<string>(), new Set<string>()];
  for (const source of sources) add(source, files, styles);
  return { files: [...files], styles: [...styles].filter((css) => !ofAll.has(css)) };
}
