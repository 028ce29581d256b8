/**
 * first: makes the first administrator, while nobody has an account. administrator: makes one whoever else there is.
 * password: somebody sets the password of the account that was made for them.
 */
export const LINK_KINDS = ['first', 'administrator', 'password'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** For this long a link can be used. */
export const LINK_HOURS: Record<LinkKind, number> = { first: 24, administrator: 24, password: 7 * 24 };

/**
 * How a try to sign in ended. not_now: the right password, on a day that is not the account's. link: by a one-time link,
 * with the password that was set by it. factor: by password and second factor; factor_wrong: the right password, and a code that
 * was not. left: signed out.
 */
export const SIGN_IN_OUTCOMES = [
  'signed_in',
  'link',
  'factor',
  'wrong',
  'factor_wrong',
  'not_now',
  'left',
] as const;
export type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];

/** What a link opens, told to whoever has it. */
export type LinkOpens = { kind: 'administrator' } | { kind: 'password'; name: string; username: string };

/** How much of an address is remembered: its network, not the machine. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0/24`;
  const groups = groupsOf(plain);
  if (groups === null) return 'unknown';
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] | null {
  if (!/^[\da-f:.]+$/i.test(address) || !address.includes(':')) return null;
  const [head = '', tail, more] = address.split('::');
  if (more !== undefined) return null;
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [
    string[],
    string[],
  ];
  const missing = 8 - first.length - last.length;
  if (tail === undefined) return missing === 0 ? first : null;
  return missing < 0 ? null : [...first, ...Array.from({ length: missing }, () => '0'), ...last];
}
