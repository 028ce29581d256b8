import type { GenericOAuthConfig } from 'better-auth/plugins';
import { z } from 'zod';
import type { Db } from './db/open.ts';
import { findVouched, PROVIDER } from './people/entry.ts';

/** The city's OpenID Connect provider, by setting. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What of what it says names an account here: a user name, or 'email' for the address that was written to it. */
  claim: string;
}

const PATIENCE_MS = 10_000;
const discovery = z.object({ issuer: z.string(), userinfo_endpoint: z.url().optional() });
const discoveryUrl = (issuer: string) => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

/**
 * The provider as the sign-in library asks for it: code flow with PKCE, state, and a nonce in an ID token whose signature is
 * verified. Nobody is created by coming in: it finds an open account, or nobody.
 */
export function providerConfig(db: Db, settings: ProviderSettings): GenericOAuthConfig {
  const { issuer, clientId, clientSecret, claim } = settings;
  return {
    providerId: PROVIDER,
    discoveryUrl: discoveryUrl(issuer),
    clientId,
    clientSecret,
    scopes: ['openid', 'profile', 'email'],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    disableProviderLogout: true,
    overrideUserInfo: false,
    async getUserInfo({ idToken, accessToken }) {
      if (!idToken) return null;
      // The library has verified it before it asks for more.
      const token = claimsOf(idToken);
      const subject = token.sub;
      const told = await userInfo(settings, accessToken);
      if (told !== null && told['sub'] !== subject) return null;
      const claims = { ...token, ...told };
      const email = await findVouched(db, claim, { issuer, subject, claims });
      return { id: subject, sub: subject, name: '', email: email ?? '', emailVerified: email !== null };
    },
  };
}

const idClaims = z.looseObject({ sub: z.string().min(1) });
const claimsOf = (idToken: string) =>
  idClaims.parse(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()));

/** What the provider says beside the ID token; null where it has no place to ask. */
async function userInfo(
  { issuer }: ProviderSettings,
  accessToken: string | undefined,
): Promise<Record<string, unknown> | null> {
  const ask = async (url: string, headers: Record<string, string>): Promise<unknown> => {
    const answer = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
    return answer.json();
  };
  const { userinfo_endpoint: at } = discovery.parse(await ask(discoveryUrl(issuer), {}));
  if (at === undefined || accessToken === undefined) return null;
  return z.record(z.string(), z.unknown()).parse(await ask(at, { authorization: `Bearer ${accessToken}` }));
}
