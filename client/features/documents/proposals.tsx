import { useEffect, useRef, useState } from 'react';
import { formatList } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { Notice } from '../../ui/parts.tsx';
import type { OfFile } from './file-reading.ts';
import { PageLook } from './page-look.tsx';
import {
  type FieldName,
  othersNamed,
  type Proposal,
  proposalsOf,
  type Read,
  type Taken,
} from './proposals.ts';

interface Props {
  read: Read;
  about: OfFile;
  /** What the form can take over. */
  takes: readonly FieldName[];
  onTake: (taken: Taken) => void;
}

/** The page with the place of what is looked at, beside all that was read. Only what is looked at can be taken over. */
export function Proposals({ read, about, takes, onTake }: Props) {
  const { t, lang } = useLanguage();
  const proposals = proposalsOf(read, takes, { t, lang });
  const [name, setName] = useState<FieldName | null>(
    proposals.find(({ shown }) => shown !== null)?.name ?? null,
  );
  const [taken, setTaken] = useState<readonly FieldName[]>([]);
  const chosen = proposals.find((one) => one.name === name);
  const take = ({ name: field, taken: said }: Proposal) => {
    if (!said) return;
    onTake(said);
    const done = [...taken, field];
    setTaken(done);
    // On to what comes next, whose place is shown: nothing is taken over unseen, and nobody looks for the next line.
    const after = proposals.slice(proposals.findIndex((one) => one.name === field) + 1);
    const next = after.find((one) => one.taken && !done.includes(one.name));
    if (next) setName(next.name);
  };
  if (!chosen) return <Notice tone="warn" title={t.reading.noneRead} />;
  return (
    <>
      <Remarks read={read} code={about.code} />
      <div className="reading-both">
        <ul className="reading-fields">
          {proposals.map((one) => (
            <Line
              key={one.name}
              proposal={one}
              isChosen={one.name === name}
              isTaken={taken.includes(one.name)}
              isNext={one.name === name && taken.length > 0}
              isOfSeveral={read.fields.clusters.length > 1}
              onLook={() => setName(one.name)}
              onTake={() => take(one)}
            />
          ))}
        </ul>
        <PageLook read={read} about={about} field={t.reading.fields[chosen.name]} places={chosen.places} />
      </div>
    </>
  );
}

function Remarks({ read, code }: { read: Read; code: string | null }) {
  const { t, lang } = useLanguage();
  const others = othersNamed(read, code);
  return (
    <>
      {others.length > 0 && (
        <Notice
          tone="warn"
          title={
            code === null
              ? t.reading.knownCluster(formatList(others, lang))
              : t.reading.otherCluster(formatList(others, lang))
          }
        />
      )}
      {read.kind !== 'decision' && <p>{t.reading.notDecision}</p>}
      {read.pages.some(({ how }) => how === 'recognised') && <p>{t.reading.recognised}</p>}
    </>
  );
}

interface LineProps {
  proposal: Proposal;
  isChosen: boolean;
  isTaken: boolean;
  /** It came to be looked at because the one before was taken over. */
  isNext: boolean;
  isOfSeveral: boolean;
  onLook: () => void;
  onTake: () => void;
}

function Line({ proposal, isChosen, isTaken, isNext, isOfSeveral, onLook, onTake }: LineProps) {
  const { t } = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(
    function goOnByKeyboard() {
      if (isNext) button.current?.focus({ preventScroll: true });
    },
    [isNext],
  );
  const { name, shown, taken } = proposal;
  const field = t.reading.fields[name];
  if (shown === null) {
    return (
      <li className="reading-empty">
        <span className="reading-name">{field}</span>
        <span className="muted">{isOfSeveral ? t.reading.emptyOfSeveral : t.reading.empty}</span>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className="reading-line"
        aria-pressed={isChosen}
        aria-label={`${t.reading.lookAt(field)}: ${shown}`}
        onClick={onLook}
      >
        <span className="reading-name">{field}</span>
        <span lang="vi">{shown}</span>
      </button>
      {isChosen && taken && !isTaken && (
        <button ref={button} type="button" className="button button-small" onClick={onTake}>
          {t.reading.take(field)}
        </button>
      )}
      {isTaken && (
        <p className="reading-taken" role="status">
          {t.reading.taken}
        </p>
      )}
    </li>
  );
}
