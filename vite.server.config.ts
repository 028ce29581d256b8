import { defineConfig } from 'vite';

/** The server as one file for Node: starts faster and needs less memory than compiling at start. */
export default defineConfig({
  build: {
    ssr: 'server/index.ts',
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
  },
  ssr: { external: true },
});
