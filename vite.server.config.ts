import { defineConfig } from 'vite';

/**
 * The server as one file for Node: starts faster and needs less memory than compiling at start. Beside it the process
 * that reads documents (server/reading/child.ts) and the one that opens tables (server/tables/child.ts), which share nothing
 * with it but a channel. Packages stay outside: the
 * recognisers find their workers, tables and language data in their own folders.
 */
export default defineConfig({
  build: {
    ssr: true,
    rollupOptions: {
      input: {
        index: 'server/index.ts',
        reading: 'server/reading/child.ts',
        tables: 'server/tables/child.ts',
      },
    },
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
  },
  ssr: { external: true },
});
