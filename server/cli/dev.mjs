// npm run dev: the server, started anew at every change of its files, and vite with hot reload in front of it.
import { spawn } from 'node:child_process';
import { checkNode, installMissing, ROOT } from './install.mjs';

checkNode();
installMissing();
const { createServer } = await import('vite');
const pages = await createServer({ configFile: `${ROOT}/vite.config.ts` });
await pages.listen();
console.log('\n  Pages with hot reload, once the server below has started:');
pages.printUrls();

const server = spawn(
  process.execPath,
  [`${ROOT}/node_modules/tsx/dist/cli.mjs`, 'watch', '--clear-screen=false', 'server/index.ts'],
  { cwd: ROOT, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  pages.close().then(
    () => process.exit(code ?? 0),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
