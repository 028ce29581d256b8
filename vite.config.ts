import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { pure, sharing, straight } from './vite.parts.ts';

/** Beside every file of text its smallest form: the best compression takes a second once, not at each request. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }) {
    const folder = join(dir, 'assets');
    for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const small = brotliCompressSync(readFileSync(join(folder, name)), {
        params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
      });
      writeFileSync(join(folder, `${name}.br`), small);
    }
  },
});

/** What a browser keeps of a release: the program, its words and its letters. */
const KEPT_PART = /^assets\/.*\.(js|css|svg|woff2)$/;

/** The worker (client/worker) as one file, with the names of all parts of the release in it. There is none in development. */
const worker = (): Plugin => ({
  name: 'worker',
  apply: 'build',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const parts = Object.keys(bundle)
      .filter((file) => KEPT_PART.test(file))
      .sort()
      .map((file) => `/${file}`);
    const first = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
    const id = createHash('sha256').update(parts.join()).digest('hex').slice(0, 12);
    const release = { id, entry: `/${first?.fileName ?? ''}`, parts };
    const made = await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      define: { RELEASE: JSON.stringify(release) },
      build: {
        write: false,
        target: 'es2022',
        lib: {
          entry: join(import.meta.dirname, 'client/worker/worker.ts'),
          formats: ['iife'],
          name: 'worker',
        },
      },
    });
    for (const { output } of [made].flat().filter((one) => 'output' in one))
      this.emitFile({ type: 'asset', fileName: 'worker.js', source: output[0].code });
  },
});

// The server of `npm run dev` listens where PORT says, as any other.
const server = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;

const parts = sharing();

/**
 * Few files: each costs a way to the server and back, of which an HTTP/1.1 proxy lets six go at a time. The libraries that
 * every screen needs are one, and what several screens share of ours is another.
 */
const FILES = [
  // Runs before all others (client/letters.ts).
  { name: 'letters', test: /client[\\/]letters\.ts|shared[\\/]first\.ts/, priority: 2 },
  {
    name: 'libraries',
    test: /node_modules[\\/](react|react-dom|react-router|scheduler|@trpc|@tanstack[\\/](react-query|query-core))[\\/]/,
  },
  { name: (id: string) => parts.name(id) },
];

export default defineConfig({
  root: 'client',
  plugins: [react(), pure(), parts.plugin, straight(), compressed(), worker()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // Leaflet's styles bring pictures that no map of ours shows.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: FILES, includeDependenciesRecursively: false } } },
  },
  // The slash matters: client/api.ts is a module of ours and not an answer of the server's.
  server: { port: Number(process.env['DEV_PORT'] ?? 5173), proxy: { '^/api/': server } },
});
