import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import type { WorkCount } from '../../../server/work/read.ts';
import { formatList } from '../../../shared/i18n/format.ts';
import { WAITS } from '../../../shared/reminders/digest.ts';
import { can } from '../../../shared/roles.ts';
import { trpc } from '../../api.ts';
import { useCarry } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.ts';

interface Place {
  to: string;
  label: string;
  /** What waits there, by kind. */
  count?: WorkCount | undefined;
}

/** The places a role goes to, in the order of its day. */
export function usePlaces(): Place[] {
  const { t } = useLanguage();
  const { actor, expired } = useSession();
  const works = can(actor, 'work.read').yes;
  const { data: count } = useQuery({ ...trpc.work.count.queryOptions(), enabled: works && !expired });
  const work = works ? [{ to: paths.work, label: t.nav.work, count }] : [];
  const area = actor.unit === null ? [] : [{ to: paths.unit(actor.unit), label: t.nav.area }];
  const delays = can(actor, 'delays.read').yes ? [{ to: paths.delays, label: t.nav.delays }] : [];
  // Who gives reports sees on their own page what is owed.
  const follows = can(actor, 'report.read').yes && !can(actor, 'report.write').yes;
  const reports = follows ? [{ to: paths.reports, label: t.report.nav }] : [];
  // Whoever may assign runs the register; the rooms themselves are behind it.
  const manage = can(actor, 'assignment.write').yes ? [{ to: paths.manage, label: t.nav.manage }] : [];
  return [
    { to: paths.home, label: t.nav.map },
    ...area,
    ...work,
    ...delays,
    ...reports,
    { to: paths.programmes, label: t.nav.programmes },
    ...manage,
  ];
}

/** Behind the door of the register: two rooms have an address of their own, from before it. */
const isRoom = (pathname: string): boolean =>
  pathname.startsWith(`${paths.manage}/`) || pathname === paths.assignments || pathname === paths.procedure;

/** The page itself; or a room behind it, which must not look like nowhere. */
function currentAt(to: string, pathname: string): 'page' | 'true' | undefined {
  if (to === pathname) return 'page';
  return to === paths.manage && isRoom(pathname) ? 'true' : undefined;
}

export function PlaceLinks({ places }: { places: Place[] }) {
  const { t, lang } = useLanguage();
  const carry = useCarry();
  const { pathname } = useLocation();
  const named = { ...t.work.count, ...t.discipline.work.count };
  return places.map(({ to, label, count }) => {
    const waiting = count ? WAITS.filter((kind) => count[kind] > 0) : [];
    const total = waiting.reduce((sum, kind) => sum + (count?.[kind] ?? 0), 0);
    const words = waiting.map((kind) => named[kind](count?.[kind] ?? 0));
    return (
      <Link
        key={to}
        to={carry(to)}
        aria-current={currentAt(to, pathname)}
        className="nav-link"
        aria-label={total > 0 ? t.work.counted(label, total, formatList(words, lang)) : undefined}
      >
        <span>
          {label}
          {total > 0 && <span className="nav-count">({total})</span>}
        </span>
      </Link>
    );
  });
}
