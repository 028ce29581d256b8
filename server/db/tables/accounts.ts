import { index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import {
  LINK_KINDS,
  type LinkKind,
  SIGN_IN_OUTCOMES,
  type SignInOutcome,
} from '../../../shared/people/signing-in.ts';
import { instant, oneOf, provinceId } from '../columns.ts';

/**
 * Links by which a password is set, each once. Only the hash of its token is here: who reads the database opens nothing.
 * One for each person; a new one takes the place of the one before.
 */
export const accountLink = pgTable(
  'account_link',
  {
    provinceId: provinceId(),
    /** The person whose password it sets; of one that makes an administrator, no person yet (people/links.ts). */
    about: text('about').notNull(),
    kind: text('kind').$type<LinkKind>().notNull(),
    /** SHA-256 of the token, hex. */
    hash: text('hash').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.about] }),
    unique('account_link_hash').on(t.provinceId, t.hash),
    oneOf('account_link_kind', t.kind, LINK_KINDS),
  ],
);

/** Who signed in or tried to, and how it ended; for 400 days. Nothing of what was typed: it may have been a password. */
export const signIn = pgTable(
  'sign_in',
  {
    provinceId: provinceId(),
    id: text('id').notNull(),
    at: instant('at').notNull(),
    /** Whose account it was about; null: of no account there is. */
    person: text('person'),
    outcome: text('outcome').$type<SignInOutcome>().notNull(),
    /** The network it came from: 203.0.113.0/24, 2001:db8:1::/48. */
    network: text('network').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.id] }),
    oneOf('sign_in_outcome', t.outcome, SIGN_IN_OUTCOMES),
    // The last time of each person; and what is old enough to go.
    index('sign_in_person').on(t.provinceId, t.person, t.at),
    index('sign_in_at').on(t.provinceId, t.at),
  ],
);
