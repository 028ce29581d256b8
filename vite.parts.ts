import type { Plugin } from 'vite';

type Node = { type: string; start: number; end: number };
type Bag = Record<string, unknown>;

const isNode = (value: unknown): value is Node & Bag =>
  typeof value === 'object' && value !== null && typeof (value as Bag)['type'] === 'string';

/** What runs when a module is read, and what a bundler cannot know to be without effect. */
const ACTS = new Set(['CallExpression', 'NewExpression', 'MemberExpression', 'SpreadElement']);
const LATER = new Set(['ArrowFunctionExpression', 'FunctionExpression']);

function acts(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(acts);
  if (!isNode(node) || LATER.has(node.type)) return false;
  return ACTS.has(node.type) || Object.values(node).some(acts);
}

/**
 * What shared/ makes when it is read, its schemas above all, has no effect beyond itself: it is pure rules. Said so, it is
 * left out wherever nothing uses it; a bundler by itself would keep every schema in every page.
 */
export const pure = (): Plugin => ({
  name: 'pure',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!/[\\/]shared[\\/].*\.ts$/.test(id)) return null;
    const made: Node[] = this.parse(code).body.flatMap((statement) => {
      const said = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (said?.type !== 'VariableDeclaration') return [];
      return said.declarations.flatMap(({ init }) => (init && acts(init) ? [init] : []));
    });
    const marked = made.reduceRight(
      (text, { start, end }) =>
        `${text.slice(0, start)}/* @__PURE__ */ (() => (${text.slice(start, end)}))()${text.slice(end)}`,
      code,
    );
    return { code: marked, map: null };
  },
});

/** A file in which nothing is but names of another: `export{a as Form}from"./forms.js"`. */
const FACADE = /^\s*export\s*\{([^}]*)\}\s*from\s*["']\.\/([^"']+)["'];?\s*$/;

/**
 * A part that lies in a file with others would be asked for by a file of its own, in which is nothing but its name: a way
 * to the server for each form, six at a time. Whoever asks for one asks for the file itself.
 */
export const straight = (): Plugin => ({
  name: 'straight',
  apply: 'build',
  enforce: 'post',
  // What is written anew here has its name already: another way of writing must have other names.
  augmentChunkHash: () => String(straight),
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
    for (const facade of chunks) {
      const [, names, target] = (facade.isEntry ? null : FACADE.exec(facade.code)) ?? [];
      if (names === undefined || target === undefined) continue;
      const here = facade.fileName.replace(/^assets\//, '');
      const taken = names
        .split(',')
        .map((pair) => pair.trim().split(/\s+as\s+/))
        .map(([inside, outside = inside]) => `${outside}:m.${inside}`);
      const asked = new RegExp(`import\\(([\`"'])\\./${here.replaceAll('.', '\\.')}\\1\\)`, 'g');
      for (const chunk of chunks)
        chunk.code = chunk.code
          .replaceAll(asked, `import("./${target}").then(m=>({${taken.join(',')}}))`)
          .replaceAll(`assets/${here}`, `assets/${target}`);
      delete bundle[facade.fileName];
    }
  },
});

const route = (names: string) => new RegExp(`client[\\\\/]routes[\\\\/](${names})\\.tsx$`);

const ENTRY = /client[\\/](index\.html|main\.tsx)$/;
/** Screens that everybody may open. */
const PUBLIC = /client[\\/](routes[\\/](home|area|cluster|delays|programmes|changes)|map[\\/]city-map)\.tsx$/;
const INSIDE = route('cluster-inside|work');
/** What the department and administrators open. */
const ROOM = route(
  'manage[\\w-]*|audit|settings|work-calendar|code-lists|register|imports|reorganisation|people|agencies',
);
/** Parts of the page of a cluster, and of one's work, that come when somebody has something to say (client/later.tsx). */
const FORM =
  /client[\\/]features[\\/](clearance|discipline|documents|evidence|milestones|obstacles|procedure|reports|works)[\\/]/;
/** Of those the one that stands there at once. */
const AT_ONCE = /client[\\/]features[\\/]milestones[\\/]review-form\.tsx$/;
/** What forms are checked by; every first screen names it, for schemas that it does not use. */
const SAID = /shared[\\/](fields|log[\\/](command-of|stream-field)|register[\\/]ground)\.ts$/;
const UUID = /node_modules[\\/]uuid[\\/]/;
const ZOD = /node_modules[\\/]zod[\\/]/;
/** What little a room shares with the frame. */
const FRAME = /client[\\/](settings|room-words|later)\.tsx?$/;
const OURS = /[\\/](client|shared)[\\/].*\.(tsx?|css)$|preload-helper/;

/** By which screens, and parts of screens that come when they are asked for, a module is needed. */
export function sharing() {
  const neededBy = new Map<string, Set<string>>();
  const checked = new Set<string>();
  const plugin: Plugin = {
    name: 'sharing',
    apply: 'build',
    buildEnd() {
      const importsOf = (id: string) => this.getModuleInfo(id);
      const roots = new Set<string>();
      for (const id of this.getModuleIds()) {
        const info = importsOf(id);
        if (info?.isEntry) roots.add(id);
        if (info?.importedIds.some((made) => ZOD.test(made))) checked.add(id);
        for (const later of info?.dynamicallyImportedIds ?? []) roots.add(later);
      }
      for (const root of roots) {
        const go = (id: string) => {
          const by = neededBy.get(id) ?? new Set();
          neededBy.set(id, by);
          if (by.has(root)) return;
          by.add(root);
          for (const next of importsOf(id)?.importedIds ?? []) go(next);
        };
        go(root);
      }
    },
  };
  const name = (id: string): string | null => {
    const by = [...(neededBy.get(id) ?? [])];
    const of = (which: RegExp) => by.filter((root) => which.test(root)).length;
    if (ZOD.test(id) || SAID.test(id)) return 'said';
    if (UUID.test(id)) return 'shared';
    if (!OURS.test(id)) return null;
    if (of(ENTRY) > 0 || FRAME.test(id)) return by.length > 1 ? 'frame' : null;
    if (of(PUBLIC) > 1) return 'shared';
    // Styles that one of these screens has in common with a room are a file of their own.
    if (of(PUBLIC) > 0) return by.length > 1 && !id.endsWith('.css') ? 'shared' : null;
    const here = of(INSIDE) + of(AT_ONCE);
    if (here > 0 && (AT_ONCE.test(id) || (checked.has(id) && of(FORM) > 0))) return 'said';
    if (here > 0) return by.length > 1 ? 'saying' : null;
    if (of(FORM) > 0) return 'forms';
    return by.length > 1 && of(ROOM) === by.length ? 'rooms' : null;
  };
  return { plugin, name };
}
