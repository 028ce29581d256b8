import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GrantContext, Provider } from 'oidc-provider';
import type { ProviderSettings } from '../../server/provider.ts';

/** What the provider says of somebody, by the name it has for them. */
export type Claims = Record<string, string | boolean>;

export interface City {
  settings: ProviderSettings;
  /** Whom it knows, by subject. */
  people: Map<string, Claims>;
  /** Takes a browser from the authorization address back to ours, signed in there as somebody: the address it ends at. */
  visit(url: string, subject: string): Promise<string>;
  close(): Promise<void>;
}

const CLIENT = { client_id: 'ccn', client_secret: 's'.repeat(32) };
const SCOPES = 'openid profile email';

/** The city's OpenID Connect provider, as a server of its own; `back` is where it sends people back to. */
export async function startCity(back: () => string): Promise<City> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, Claims>();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        ...CLIENT,
        redirect_uris: [`${back()}/api/auth/callback/oidc`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['k'.repeat(32)] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'name'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    findAccount: (_ctx: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people.get(accountId) }),
    }),
    async loadExistingGrant({ oidc }: GrantContext) {
      const of = { clientId: oidc.client.clientId, accountId: oidc.session.accountId };
      const grant = new oidc.provider.Grant(of);
      grant.addOIDCScope(SCOPES);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return answer(req, res);
    const login = { accountId: String(req.headers['x-person']) };
    void provider.interactionFinished(req, res, { login });
  });
  return {
    settings: {
      issuer,
      clientId: CLIENT.client_id,
      clientSecret: CLIENT.client_secret,
      claim: 'preferred_username',
    },
    people,
    async visit(url, subject) {
      const cookies = new Map<string, string>();
      for (let at = url, steps = 0; steps < 10; steps++) {
        if (at.startsWith(back())) return at;
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const response = await fetch(at, { redirect: 'manual', headers: { cookie, 'x-person': subject } });
        for (const line of response.headers.getSetCookie()) {
          const [pair = ''] = line.split(';');
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const location = response.headers.get('location');
        if (!location) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
        at = new URL(location, at).href;
      }
      throw new Error('the provider sends people round in circles');
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
