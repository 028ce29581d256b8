import { MESSAGES } from '../i18n/messages.ts';
import type { CodeName } from '../i18n/named.ts';
import type { MilestoneCode } from '../lifecycle.ts';
import { milestoneOfHead } from '../tables/date-heads.ts';
import { DATED } from '../tables/fields.ts';
import type { CellProblem } from '../tables/read.ts';
import { foldVietnamese } from '../text.ts';
import { codeNamed } from './code-words.ts';

/** Milestones as this program calls them in each of its languages. */
const OWN = new Map<string, MilestoneCode>();

function ownNames(): ReadonlyMap<string, MilestoneCode> {
  if (OWN.size === 0)
    for (const words of Object.values(MESSAGES))
      for (const code of DATED) OWN.set(foldVietnamese(words.milestone[code]), code);
  return OWN;
}

/** The milestone that a cell names, in our own words or in those of documents. */
export function milestoneNamed(text: string, names: readonly CodeName[] = []): MilestoneCode | CellProblem {
  const here = codeNamed(text, 'milestone', names);
  if (here !== null) return DATED.find((code) => code === here) ?? 'not_a_milestone';
  const folded = foldVietnamese(text).replace(/\s+/g, ' ').trim();
  return ownNames().get(folded) ?? milestoneOfHead(folded)?.milestone ?? 'not_a_milestone';
}
