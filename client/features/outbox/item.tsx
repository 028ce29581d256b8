import { useRef } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Conflict } from '../../../shared/log/command.ts';
import { idOf } from '../../../shared/log/stream.ts';
import { ConflictChoice } from '../../commands/conflict.tsx';
import { KeptState } from '../../commands/kept-state.tsx';
import { saidAt } from '../../commands/said-at.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import type { Kept } from '../../outbox/kept.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import { paths } from '../../paths.ts';
import { saidWords } from './words.ts';

interface Props {
  kept: Kept;
  /** Of the cluster it is about. */
  name: string;
  outbox: Outbox;
}

/** One thing said on this device: what, of which cluster, when, how it stands, and what its person can do. */
export function OutboxItem({ kept, name, outbox }: Props) {
  const { t, lang } = useLanguage();
  const { state, command, at, files, problem } = kept;
  const { title, words } = saidWords(kept, t, lang);
  const theirs = state === 'conflict' ? (problem?.current as Conflict | undefined) : undefined;
  const code = idOf(command.stream);
  return (
    <article className="card outbox-item">
      <h3>
        {title}, <Go to={paths.cluster(code)}>{<span lang="vi">{name}</span>}</Go>
      </h3>
      {words && <p lang="vi">{words}</p>}
      <p className="muted">
        {t.outbox.saidAt(saidAt(at, lang))}
        {files.length > 0 && ` · ${t.outbox.files(files.length)}`}
      </p>
      {theirs ? (
        <ConflictChoice
          theirs={theirs}
          mine={{ title, words }}
          onKeep={() => void outbox.drop(kept.id)}
          onRecord={() => void outbox.sayOver(kept.id, uuidv7(), theirs.version)}
        />
      ) : (
        <KeptState kept={kept} action={<Actions kept={kept} outbox={outbox} />} />
      )}
    </article>
  );
}

function Actions({ kept, outbox }: Omit<Props, 'name'>) {
  const { t } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  if (kept.state === 'sent') return null;
  return (
    <div className="form-actions">
      {kept.state === 'refused' && (
        <button type="button" className="button" onClick={() => void outbox.tryAgain(kept.id)}>
          {t.outbox.again}
        </button>
      )}
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        {t.outbox.drop}
      </button>
      <dialog ref={dialog} className="dialog" aria-label={t.outbox.drop}>
        <p>{t.outbox.dropAsk}</p>
        <div className="form-actions">
          <button type="button" className="button button-main" onClick={() => dialog.current?.close()}>
            {t.outbox.keep}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              dialog.current?.close();
              void outbox.drop(kept.id);
            }}
          >
            {t.outbox.dropYes}
          </button>
        </div>
      </dialog>
    </div>
  );
}
