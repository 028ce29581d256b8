import { useRef } from 'react';
import type { DistrictLine } from '../../../server/reorganisation/read.ts';
import { REORGANISATION_WORDS } from '../../../shared/i18n/reorganisation.ts';
import { useRoomWords } from '../../room-words.ts';
import { Fold } from '../../ui/fold.tsx';
import { unfold } from '../../ui/unfold.ts';
import { inOrder, nextAfter, undecidedIn } from './choices.ts';
import { District } from './district.tsx';
import type { LineProps } from './line.tsx';

interface Props extends Omit<LineProps, 'line'> {
  ticked: ReadonlySet<string>;
  /** How many clusters would be signed for. */
  clusters: number;
  onTick: (ticked: ReadonlySet<string>) => void;
  onEnd: () => void;
}

/** The units that end, as they are worked through: how much is left, each unit behind its title, and on to the next. */
export function Districts({ ticked, clusters, onTick, onEnd, ...rest }: Props) {
  const { plan, typed } = rest;
  const words = useRoomWords(REORGANISATION_WORDS);
  const list = useRef<HTMLDivElement>(null);
  /** The cluster that was last jumped to. */
  const shown = useRef<string | null>(null);
  const { left, done } = inOrder(plan);
  const undecided = left.flatMap((district) => undecidedIn(district, plan, typed));
  const toggle = (code: string) => {
    const next = new Set(ticked);
    if (!next.delete(code)) next.add(code);
    onTick(next);
  };
  const card = (district: DistrictLine) => (
    <District
      key={district.code}
      district={district}
      isTicked={ticked.has(district.code)}
      onTick={() => toggle(district.code)}
      {...rest}
    />
  );
  const next = () => {
    const all = left.flatMap((district) => district.clusters.map(({ code }) => code));
    shown.current = nextAfter(shown.current, undecided, all) ?? null;
    bringIntoSight(list.current?.querySelector(`[data-cluster="${shown.current}"]`));
  };
  return (
    <div ref={list} className="reorganisation-districts">
      {left.length > 0 && <p>{words.left(left.length, undecided.length)}</p>}
      {left.length > 1 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={left.every(({ code }) => ticked.has(code))}
            onChange={({ target }) => onTick(new Set(target.checked ? left.map(({ code }) => code) : []))}
          />
          {words.all}
        </label>
      )}
      {left.map(card)}
      {done.length > 0 && (
        <Fold className="card reorganisation-done" title={<h2>{words.done(done.length)}</h2>}>
          {done.map(card)}
        </Fold>
      )}
      <Foot
        undecided={undecided.length}
        units={ticked.size}
        clusters={clusters}
        onNext={next}
        onEnd={onEnd}
      />
    </div>
  );
}

/** A line, out of its fold, with the focus on what is to be chosen in it; on its name, where nobody can be chosen yet. */
function bringIntoSight(line: Element | null | undefined) {
  if (!line) return;
  unfold(line);
  line.scrollIntoView({ block: 'center' });
  const choice = line.querySelector<HTMLElement>('select:enabled') ?? line.querySelector('a');
  choice?.focus({ preventScroll: true });
}

interface FootProps {
  /** Clusters for which nobody is chosen. */
  undecided: number;
  /** Units that are ticked, and the clusters that are signed for with them. */
  units: number;
  clusters: number;
  onNext: () => void;
  onEnd: () => void;
}

/** In reach while the list is gone through: what is still to be decided, and what would be signed. */
function Foot({ undecided, units, clusters, onNext, onEnd }: FootProps) {
  const words = useRoomWords(REORGANISATION_WORDS);
  if (undecided === 0 && units === 0) return null;
  return (
    <p className="reorganisation-foot">
      {undecided > 0 && (
        <button type="button" className="button" onClick={onNext}>
          {words.next(undecided)}
        </button>
      )}
      {units > 0 && (
        <>
          <span role="status">{words.chosen(units, clusters)}</span>
          <button type="button" className="button" onClick={onEnd}>
            {words.toEnd}
          </button>
        </>
      )}
    </p>
  );
}
