import { MANAGE_WORDS } from '../../shared/i18n/manage.ts';
import { DoorList, useDoors } from '../features/manage/door-list.tsx';
import { useLanguage } from '../i18n.tsx';
import { useRoomWords } from '../room-words.ts';
import { useSession } from '../session.ts';
import { NoRight } from '../ui/no-right.tsx';
import { useTitle } from '../ui/use-title.ts';

/** Where the department and the administrator run the register: a door to each room that is theirs. */
export function ManageRoute() {
  const { t } = useLanguage();
  const words = useRoomWords(MANAGE_WORDS);
  const { actor } = useSession();
  const doors = useDoors();
  useTitle(t.nav.manage);
  if (doors.length === 0) return <NoRight title={t.nav.manage} role={actor.role} />;
  return (
    <div className="page manage-page">
      <h1>{words.title}</h1>
      <DoorList />
    </div>
  );
}
