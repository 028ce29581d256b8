import type { HelmetOptions } from 'helmet';

/** What a page of ours may load and who may frame it: only ourselves, and nobody. */
export function policyOf({
  tileOrigin,
  https,
}: {
  tileOrigin: string | null;
  https: boolean;
}): HelmetOptions {
  const images = ["'self'", 'data:', ...(tileOrigin ? [tileOrigin] : [])];
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: images,
        fontSrc: ["'self'"],
        frameAncestors: ["'none'"],
        // What starts the pages without a server, and what installs them on a phone (client/worker).
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // React writes style attributes; scripts are only our own files.
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    // For browsers that do not know frame-ancestors.
    frameguard: { action: 'deny' },
    strictTransportSecurity: https,
  };
}
