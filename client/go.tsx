import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';

/** Parameters that travel with every link: the day one looks at. */
const CARRIED = ['asof'];

/** A path with the carried parameters added. */
export function useCarry(): (to: string) => string {
  const [params] = useSearchParams();
  return (to) => {
    const [path = '', query = ''] = to.split('?');
    const next = new URLSearchParams(query);
    for (const key of CARRIED) {
      const value = params.get(key);
      if (value !== null && !next.has(key)) next.set(key, value);
    }
    return next.size > 0 ? `${path}?${next}` : path;
  };
}

export function Go({
  to,
  className,
  children,
  label,
}: {
  to: string;
  className?: string | undefined;
  children: ReactNode;
  label?: string | undefined;
}) {
  const carry = useCarry();
  return (
    <Link to={carry(to)} className={className} aria-label={label}>
      {children}
    </Link>
  );
}

/** A number that opens to what is behind it. */
export const Door = ({ to, children, label }: { to: string; children: ReactNode; label?: string }) => (
  <Go to={to} className="door" label={label}>
    {children}
  </Go>
);

/**
 * Change some parameters of the present URL; null removes one. `replace` keeps Back meaningful while typing. Builds on
 * the address as it is now and not as it was when the screen was drawn, so that two changes in a row both hold.
 */
export function useUrlParams(): [
  URLSearchParams,
  (changes: Record<string, string | null>, replace?: boolean) => void,
] {
  const [params, setParams] = useSearchParams();
  const change = (changes: Record<string, string | null>, replace = false) => {
    const next = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key);
      else next.set(key, value);
    }
    setParams(next, { replace, preventScrollReset: true });
  };
  return [params, change];
}

/** Where to come back to after signing in. */
export function useHere(): string {
  const { pathname, search } = useLocation();
  return `${pathname}${search}`;
}
