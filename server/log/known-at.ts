import { sql } from 'drizzle-orm';
import { event } from '../db/schema.ts';

/** When an entry became known: the instant it was mended to, where a clock was wrong (mend.ts), else when it was recorded. */
export const knownAt = sql<string>`coalesce(${event.mendedAt}, ${event.recordedAt})`;
