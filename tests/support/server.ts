import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_PASSWORD } from '../../seeds/accounts.ts';
import { type AppOptions, createApp } from '../../server/app.ts';
import { createAuth } from '../../server/auth.ts';
import type { Services } from '../../server/context.ts';
import { sessionReader } from '../../server/http/cookie.ts';
import { errorHandler } from '../../server/http/errors.ts';
import type { ProviderSettings } from '../../server/provider.ts';

export interface RunningServer {
  url: string;
  /** fetch on this server; `as` sends that session's cookie. */
  get(path: string, init?: RequestInit & { as?: string }): Promise<Response>;
  /** Sign in with a demonstration account; the cookie. */
  signIn(username: string, password?: string): Promise<{ status: number; cookie: string }>;
  close(): Promise<void>;
}

/** The app on a port of its own, as index.ts would mount it but for the built client; `more` as behind a proxy. */
export async function startApp(
  services: Services,
  {
    oidc,
    port = 0,
    ...more
  }: Partial<Pick<AppOptions, 'https' | 'publicOrigin' | 'trustedProxies' | 'metrics' | 'metricsToken'>> & {
    oidc?: ProviderSettings;
    port?: number;
  } = {},
): Promise<RunningServer> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = 'x'.repeat(32);
  const https = more.https ?? false;
  const auth = createAuth({
    db: services.db,
    secret,
    baseUrl: https ? 'https://localhost' : url,
    log: services.log,
    provider: oidc,
  });
  const app = createApp(services, {
    auth,
    readSession: sessionReader({ secret, https }),
    trustedProxies: 0,
    tileOrigin: null,
    https,
    publicOrigin: null,
    provider: oidc !== undefined,
    loopback: more.publicOrigin === undefined,
    ...more,
  });
  app.use(errorHandler(services));
  server.on('request', app);
  const get: RunningServer['get'] = (path, { as, ...init } = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...init.headers, ...(as ? { cookie: as } : {}) } });
  return {
    url,
    get,
    signIn: async (username, password = DEMO_PASSWORD) => {
      const response = await get('/api/auth/sign-in/username', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ username, password }),
      });
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      return { status: response.status, cookie };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
