import { useState } from 'react';
import type { CodeChange, CodeLine, CodesShown } from '../../../server/settings/codes.ts';
import { AS_BUILT, CODE_LISTS, type CodeList } from '../../../shared/codes/facet.ts';
import { freeComponent, isFreePlace } from '../../../shared/codes/known.ts';
import { CODES_WORDS } from '../../../shared/i18n/codes.ts';
import { formatDay, formatNumber } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { wordsOf } from '../../words.ts';
import { CodeForm } from './code-form.tsx';
import { nameIn } from './names.ts';

/** Every list of codes: what its entries are called here and how they are offered. */
export function CodeLists({ stream, lists, planned, history }: CodesShown) {
  const words = useRoomWords(CODES_WORDS);
  return (
    <>
      {CODE_LISTS.map((list) => (
        <Fold key={list} open={list === 'cause'} title={`${words.list[list].name} (${lists[list].length})`}>
          <OneList stream={stream} list={list} lines={lists[list]} planned={planned} />
        </Fold>
      ))}
      <History changes={history} />
    </>
  );
}

interface ListProps {
  stream: string;
  list: CodeList;
  lines: readonly CodeLine[];
  planned: number;
}

function OneList({ stream, list, lines, planned }: ListProps) {
  const words = useRoomWords(CODES_WORDS);
  const [added, setAdded] = useState<string | null>(null);
  const free = freeIn(list, lines);
  return (
    <>
      <p className="muted">{words.list[list].what}</p>
      <ol className="plain-list codes-list">
        {lines.map((line) => (
          <Entry key={line.code} stream={stream} list={list} line={line} lines={lines} planned={planned} />
        ))}
      </ol>
      {free !== null && added === null && (
        <button type="button" className="button" onClick={() => setAdded(free)}>
          {list === 'cause' ? words.add : words.addComponent}
        </button>
      )}
      {list === 'component' && free === null && <p className="muted">{words.noPlaceLeft}</p>}
      {added !== null && (
        <section className="card codes-add">
          <CodeForm
            stream={stream}
            list={list}
            line={{ code: added, entry: AS_BUILT, version: 0 }}
            lines={lines}
            planned={planned}
            isNew
            onDone={() => setAdded(null)}
          />
        </section>
      )}
    </>
  );
}

function freeIn(list: CodeList, lines: readonly CodeLine[]): string | null {
  if (list === 'milestone') return null;
  return list === 'cause' ? freeCode(lines) : freeComponent(lines.map(({ code }) => code));
}

/** The next code of the installation's own; two who add at once take the same, and the second is told. */
function freeCode(lines: readonly CodeLine[]): string {
  const numbers = lines.flatMap(({ code }) => Number(/^own-(\d+)$/.exec(code)?.[1] ?? 0));
  return `own-${Math.max(0, ...numbers) + 1}`;
}

function Entry({ stream, list, line, lines, planned }: ListProps & { line: CodeLine }) {
  const { t } = useLanguage();
  const words = useRoomWords(CODES_WORDS);
  const [isOpen, setOpen] = useState(false);
  const name = nameIn(t, list, line.code);
  const more = useMore(list, line);
  return (
    <li>
      <div className="codes-entry">
        <span className={line.entry.offered ? undefined : 'muted'}>
          {name}
          {more.map((one) => (
            <small key={one} className="muted">
              {one}
            </small>
          ))}
        </span>
        {!isOpen && (
          <button
            type="button"
            className="button button-small"
            aria-label={words.editOf(name)}
            onClick={() => setOpen(true)}
          >
            {words.edit}
          </button>
        )}
      </div>
      {isOpen && (
        <CodeForm
          stream={stream}
          list={list}
          line={line}
          lines={lines}
          planned={planned}
          onDone={() => setOpen(false)}
        />
      )}
    </li>
  );
}

/** What of an entry is not as the program brings it. */
function useMore(list: CodeList, { code, entry }: CodeLine): string[] {
  const { t, lang } = useLanguage();
  const words = useRoomWords(CODES_WORDS);
  const { like, nameVi, nameEn, offered, weight, mover } = entry;
  const isRenamed = like === null && !isFreePlace(list, code) && (nameVi !== null || nameEn !== null);
  return [
    ...(like === null ? [] : [words.like(nameIn(t, list, like))]),
    ...(isRenamed ? [words.builtName(nameIn(wordsOf(lang), list, code))] : []),
    ...(offered ? [] : [list === 'milestone' ? words.unfollowed : words.retired]),
    ...(weight === null ? [] : [words.weightIs(formatNumber(weight, lang))]),
    ...(mover === null ? [] : [words.mover[mover]]),
  ];
}

function History({ changes }: { changes: readonly CodeChange[] }) {
  const { t, lang } = useLanguage();
  const words = useRoomWords(CODES_WORDS);
  return (
    <section>
      <h2>{words.history}</h2>
      {changes.length === 0 && <p className="muted">{words.noHistory}</p>}
      <ol className="plain-list settings-history">
        {changes.map(({ on, by, list, code, entry, reason }, i) => (
          <li key={changes.length - i}>
            <strong>
              {(lang === 'vi' ? entry.nameVi : entry.nameEn) ?? nameIn(wordsOf(lang), list, code)}
            </strong>{' '}
            <span className="muted">{words.list[list].name}</span>
            {!entry.offered && <p>{list === 'milestone' ? words.unfollowed : words.retired}</p>}
            {entry.weight !== null && <p>{words.weightIs(formatNumber(entry.weight, lang))}</p>}
            {entry.like !== null && <p>{words.like(nameIn(t, list, entry.like))}</p>}
            <p>{reason}</p>
            <p className="muted">
              {by === null ? '' : `${by}, `}
              {formatDay(on, lang)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
