import { STREAM_KINDS, type StreamKind } from '../log/stream.ts';
import type { Role } from '../roles.ts';

/** What an administrator keeps: accounts, agencies and settings, not the facts of clusters (roles.ts). */
const KEPT_BY_ADMINISTRATORS: readonly StreamKind[] = ['unit', 'organisation', 'person', 'settings'];

/** The subjects whose changes a role may look through, where it may at all. */
export const auditedBy = (role: Role): readonly StreamKind[] =>
  role === 'administrator' ? KEPT_BY_ADMINISTRATORS : STREAM_KINDS;
