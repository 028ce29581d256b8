import type { CodeList } from '../codes/facet.ts';
import type { Lang } from './format.ts';
import type { Messages } from './messages.ts';

/** What an installation calls a code; null: as the dictionary does. */
export interface CodeName {
  list: CodeList;
  code: string;
  nameVi: string | null;
  nameEn: string | null;
}

/**
 * The words with the installation's own names in their place: every screen, letter and history takes its words from here,
 * and none of them knows that a name was changed.
 */
export function named(words: Messages, names: readonly CodeName[], lang: Lang): Messages {
  const of = (list: CodeList): Record<string, string> =>
    Object.fromEntries(
      names.flatMap((one) => {
        const name = lang === 'vi' ? one.nameVi : one.nameEn;
        return one.list === list && name !== null ? [[one.code, name]] : [];
      }),
    );
  if (names.length === 0) return words;
  const [cause, component, milestone] = [of('cause'), of('component'), of('milestone')];
  return {
    ...words,
    reason: { ...words.reason, ...cause },
    milestone: { ...words.milestone, ...milestone },
    ahead: { ...words.ahead, ...milestone },
    works: { ...words.works, component: { ...words.works.component, ...component } },
  };
}

/** A cause in words: the installation's own where it was one of those. */
export const causeWord = (t: Messages, cause: keyof Messages['reason'], as?: string): string =>
  (as === undefined ? undefined : (t.reason as Record<string, string>)[as]) ?? t.reason[cause];
