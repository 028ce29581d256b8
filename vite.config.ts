import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server of `npm run dev` listens where PORT says, as any other.
const server = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, target: 'es2022' },
  // The slash matters: client/api.ts is a module of ours and not an answer of the server's.
  server: { port: Number(process.env['DEV_PORT'] ?? 5173), proxy: { '^/api/': server } },
});
