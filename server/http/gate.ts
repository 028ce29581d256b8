import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../../shared/errors.ts';
import { CLIENT_ADDRESS_HEADER } from '../auth.ts';
import { pathOf, requestOf } from './log-requests.ts';

export interface GateOptions {
  /** Origin of the address people use, when it is known: only its host is served, and only its pages may write. */
  publicOrigin: string | null;
  /** Serving this machine only: then only its own names are answered, so that no foreign page can pose as ours. */
  loopback: boolean;
  trustedProxies: number;
}

const PLAIN_HOST = /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i;
/** Of this machine: for health checks, for commands, and for a proxy that names its upstream and not the site. */
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** A plain path at a host that is ours. */
export function refuseOddAddresses({ publicOrigin, loopback }: GateOptions, log: Logger): RequestHandler {
  const own = publicOrigin === null ? null : new URL(publicOrigin);
  const hosts = own && [own.host, `${own.hostname}:${own.protocol === 'https:' ? 443 : 80}`];
  const isOurs = (host: string) =>
    OWN_NAMES.test(host) || (hosts ? hosts.includes(host.toLowerCase()) : !loopback);
  return (req, res, next) => {
    const host = req.headers.host ?? '';
    if (!req.url.startsWith('/') || !PLAIN_HOST.test(host)) throw new AppError('INVALID');
    if (!isOurs(host)) {
      log.warn({ request: requestOf(res), host }, 'refused: not a host of this server (PUBLIC_URL)');
      throw new AppError('FORBIDDEN');
    }
    next();
  };
}

/** The sender's address, for the sign-in library, in a header that nobody else can write. */
export const markAddress =
  ({ trustedProxies }: GateOptions): RequestHandler =>
  (req, _res, next) => {
    if (trustedProxies === 0) dropForwarded(req.headers);
    req.headers[CLIENT_ADDRESS_HEADER] = req.ip ?? 'unknown';
    next();
  };

/** Without a proxy in front nobody but the sender has written these. */
function dropForwarded(headers: Request['headers']): void {
  for (const name of Object.keys(headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name];
  }
}

/** What a browser says of the page that sends: our own, or nobody's (an address typed in). */
const OWN_SITE = new Set([undefined, 'same-origin', 'none']);

/** Cookies are SameSite=Lax; a write from another site's page, or from ours under http, is refused besides. */
export const refuseForeignWrites =
  ({ publicOrigin }: GateOptions, log: Logger): RequestHandler =>
  (req, res, next) => {
    if (req.method === 'GET') return next();
    const { origin } = req.headers;
    const site = req.get('sec-fetch-site');
    const own = publicOrigin ?? `${req.protocol}://${req.get('host') ?? ''}`;
    if ((origin !== undefined && origin !== own) || !OWN_SITE.has(site)) {
      const said = { request: requestOf(res), path: pathOf(req), origin, site, own };
      log.warn(said, 'refused: a write from a page of another origin (PUBLIC_URL)');
      throw new AppError('FORBIDDEN');
    }
    next();
  };
