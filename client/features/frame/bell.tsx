import { useQuery } from '@tanstack/react-query';
import { NavLink } from 'react-router';
import { can } from '../../../shared/roles.ts';
import { trpc } from '../../api.ts';
import { useCarry } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.ts';

/** Beyond this a number in the bar says no more than that there are many. */
const MANY = 99;

/** The way to one's reminders, with how many are new; for whoever gets any. */
export function Bell() {
  const { t } = useLanguage();
  const { actor, expired } = useSession();
  const carry = useCarry();
  const isReminded = can(actor, 'reminder.own').yes;
  const { data: fresh = 0 } = useQuery({
    ...trpc.reminders.count.queryOptions(),
    enabled: isReminded && !expired,
  });
  if (!isReminded) return null;
  const words = t.reminder.open(fresh);
  return (
    <NavLink to={carry(paths.reminders)} className="bell" aria-label={words} title={words}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path
          d="M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.2 17a1.9 1.9 0 0 0 3.6 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinejoin="round"
        />
      </svg>
      {fresh > 0 && <span className="bell-count">{fresh > MANY ? `${MANY}+` : fresh}</span>}
    </NavLink>
  );
}
