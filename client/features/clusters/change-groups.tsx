import type { ReactNode } from 'react';
import { CHANGE_KINDS, type Change, type ChangeKind, type Changes } from '../../../shared/changes.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { countGrounds } from '../../../shared/ground.ts';
import type { Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import type { Provenance } from '../../../shared/register.ts';
import { shortName } from '../../../shared/text.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark, Grounds } from '../../ui/grounds.tsx';
import { StageMark } from '../../ui/stage-mark.tsx';
import { delaySentence, groundOf } from './words.ts';

interface Props {
  changes: Changes;
  /** Names an area on the later day; on the earlier one. */
  unitName: (code: string | null) => string;
  unitNameBefore: (code: string | null) => string;
}

/** The clusters of each kind of change, with what they were and what they are. */
export function ChangeGroups({ changes, ...names }: Props) {
  const { t } = useLanguage();
  return CHANGE_KINDS.map((kind) => {
    const members = changes[kind];
    if (members.length === 0) return null;
    const grounds = countGrounds(members.map(({ row }) => groundOfChange(kind, row)));
    return (
      <section key={kind} className="change-group" aria-labelledby={`change-${kind}`}>
        <h2 id={`change-${kind}`} title={t.changes.rule[kind]}>
          {t.changes.group[kind]} <span className="change-count">{members.length}</span>
        </h2>
        <p className="muted change-rule">{t.changes.rule[kind]}</p>
        <Grounds of={grounds} what={t.changes.ground} />
        <ul className="change-list">
          {members.map((change) => (
            <ChangeLine key={change.row.code} kind={kind} change={change} {...names} />
          ))}
        </ul>
      </section>
    );
  });
}

/** What changed rests on the lateness where that is what changed, else on the stage. */
const groundOfChange = (kind: ChangeKind, row: ClusterRow): Provenance | null =>
  kind === 'late' || kind === 'recovered' ? groundOf(row) : row.stageGround;

interface LineProps extends Omit<Props, 'changes'> {
  kind: ChangeKind;
  change: Change;
}

function ChangeLine({ kind, change, unitName, unitNameBefore }: LineProps) {
  const { t, lang } = useLanguage();
  const { row, before, after } = change;
  const isUnit = kind === 'moved' && before?.stage === after?.stage;
  const words = (of: ClusterRow): ReactNode => wordsOf(kind, of, t, lang);
  const was = before === null ? t.changes[kind === 'rejoined' ? 'wasMerged' : 'notYet'] : words(before);
  const is = after === null ? goneWords(change, t) : words(after);
  return (
    <li>
      <StageMark stage={row.stage} lateness={row.lateness} />
      <Go to={paths.cluster(row.code)} className="change-name">
        <span lang="vi">{shortName(row.name, lang)}</span>
      </Go>
      <span className="muted change-area" lang="vi">
        {after === null ? unitNameBefore(row.unit) : unitName(row.unit)}
      </span>
      <span className="change-words">
        <span className="muted">{isUnit && before ? unitNameBefore(before.unit) : was}</span>{' '}
        <span className="change-arrow" aria-hidden="true">
          →
        </span>
        <span className="visually-hidden">{t.changes.to}</span>{' '}
        <span className={kind === 'late' || kind === 'recovered' ? toneText(row) : undefined}>
          {isUnit ? unitName(row.unit) : is}
        </span>{' '}
        <GroundMark ground={groundOfChange(kind, row)} />
      </span>
    </li>
  );
}

/** Why it is on record no more. */
const goneWords = ({ into }: Change, t: Messages): string =>
  into === null ? t.changes.notAnyMore : t.changes.mergedInto(into);

const toneText = (row: ClusterRow) => `delay tone-text-${toneOf(row.lateness, row.stage)}`;

/** How a cluster stood, in the words of what has changed. */
function wordsOf(kind: ChangeKind, row: ClusterRow, t: Messages, lang: Lang): string {
  return kind === 'late' || kind === 'recovered'
    ? delaySentence(row, t, lang)
    : t.stage[row.stage].toLowerCase();
}
