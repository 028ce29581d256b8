// npm start: install what is missing, build what has changed, run the server until Ctrl-C.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { checkNode, installMissing, ROOT } from './install.mjs';

checkNode();
installMissing();
build();
// A small nursery keeps the memory low; a request's garbage is collected a little more often. See also index.ts.
const server = spawn(
  process.execPath,
  ['--enable-source-maps', '--max-semi-space-size=8', 'dist/server/index.js'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { NODE_ENV: 'production', ...process.env },
  },
);
// Ctrl-C reaches the server itself, as a member of the same group; other signals are handed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => process.exit(signal === null || signal === 'SIGINT' ? (code ?? 0) : 1));
