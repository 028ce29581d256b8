import { foldVietnamese } from '../text.ts';
import { isPercentCell, type Raw } from './raw.ts';
import type { Answers, Question } from './read.ts';
import { type NumberColumn, type NumberKind, readNumber, strokesOf, unitIn } from './read-number.ts';

/** Heads that say themselves that a share is of hundred, down to its smallest values: the ones that we write. */
const OF_HUNDRED = /(tu )?0 ?(den|-|–|to) ?100/;

/** What a column of numbers settles itself, and what somebody has answered before. */
export function numberColumn(
  kind: NumberKind,
  { head, cells, answers }: { head: string; cells: readonly Raw[]; answers: Answers },
): NumberColumn {
  const found = strokesOf(cells.filter((cell) => typeof cell === 'string'));
  const strokes = answers.strokes ?? (found === 'mixed' ? null : found);
  return { kind, strokes, unit: kind === 'plain' ? null : unitOf(kind, { head, cells, answers }) };
}

function unitOf(
  kind: Exclude<NumberKind, 'plain'>,
  { head, cells, answers }: { head: string; cells: readonly Raw[]; answers: Answers },
): string | null {
  const answered = answers[kind];
  if (answered !== undefined) return answered;
  if (kind !== 'share') return unitIn(head, kind);
  if (OF_HUNDRED.test(foldVietnamese(head))) return 'percent';
  // One cell between nothing and one leaves it open for all of the column: 0.8 may be 80 %.
  const plain = cells.filter((cell) => typeof cell === 'number' || typeof cell === 'string');
  const read = plain.map((cell) => readNumber(cell, { kind: 'share', strokes: 'vi', unit: 'percent' }));
  const isOpen = read.some((one) => 'value' in one && one.value > 0 && one.value <= 1);
  return isOpen || cells.some(isPercentCell) ? null : 'percent';
}

/** What has to be asked once, so that every cell can be read. */
export function questionsOf(column: NumberColumn, cells: readonly Raw[]): Question[] {
  const asked = new Set<Question>();
  for (const cell of cells) {
    const read = readNumber(cell, column);
    if ('asks' in read) asked.add(read.asks);
    // The strokes hide what stands behind them: both are asked together.
    if ('asks' in read && read.asks === 'strokes') {
      const behind = readNumber(cell, { ...column, strokes: 'vi' });
      if ('asks' in behind) asked.add(behind.asks);
    }
  }
  return [...asked];
}
