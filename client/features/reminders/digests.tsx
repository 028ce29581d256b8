import type { DigestShown } from '../../../server/reminders/read.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { noticeWords, waitsWords } from '../../../shared/i18n/notice-words.ts';
import { groupBy } from '../../../shared/lists.ts';
import { NOTICE_KINDS, type Notice } from '../../../shared/reminders/digest.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';

/** The digests of the last days, the newest first; what has not been looked at is marked. */
export function Digests({ digests }: { digests: readonly DigestShown[] }) {
  return (
    <ol className="reminder-days">
      {digests.map((digest) => (
        <OneDay key={digest.day} digest={digest} />
      ))}
    </ol>
  );
}

function OneDay({ digest: { day, notices, waits, isNew, letter } }: { digest: DigestShown }) {
  const { t, lang } = useLanguage();
  const waiting = waitsWords(waits, t, lang);
  return (
    <li className={isNew ? 'card reminder-day is-new' : 'card reminder-day'}>
      <h2>
        {t.reminder.ofDay(formatDay(day, lang))}
        {isNew && notices.length > 0 && <span className="reminder-fresh">{t.reminder.fresh}</span>}
      </h2>
      {NOTICE_KINDS.map((kind) => (
        <Group key={kind} kind={kind} notices={notices.filter((notice) => notice.kind === kind)} />
      ))}
      {waiting !== null && (
        <p className="reminder-waits">
          {waiting} <Go to={paths.work}>{t.nav.work}</Go>
        </p>
      )}
      {letter !== null && <p className="muted reminder-letter">{t.reminder.letterState[letter]}</p>}
    </li>
  );
}

/** A line of its own. */
const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function Group({ kind, notices }: { kind: Notice['kind']; notices: readonly Notice[] }) {
  const { t, lang } = useLanguage();
  if (notices.length === 0) return null;
  return (
    <section className={`reminder-group is-${kind}`}>
      <h3>{t.reminder.kind[kind](notices.length)}</h3>
      <ul className="plain-list">
        {[...groupBy(notices, ({ code }) => code)].map(([code, of]) => (
          <li key={code}>
            <Go to={paths.cluster(code)}>
              <span lang="vi">{shortName(of[0]?.name ?? code, lang)}</span>
            </Go>
            {of.map((notice) => (
              <span key={notice.about} className="reminder-words">
                {upperFirst(noticeWords(notice, t, lang))}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
