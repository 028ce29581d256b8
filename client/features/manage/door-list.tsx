import { can } from '../../../shared/roles.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { DOORS } from './doors.ts';

/** The rooms that are open to whoever asks. */
export function useDoors() {
  const { actor } = useSession();
  return DOORS.filter(({ action }) => can(actor, action).yes);
}

export function DoorList() {
  const { lang } = useLanguage();
  const doors = useDoors();
  return (
    <ul className="manage-doors">
      {doors.map(({ to, name, hint }) => (
        <li key={to}>
          <Go to={to} className="card manage-door">
            <strong>{name[lang]}</strong>
            <span className="muted">{hint[lang]}</span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
