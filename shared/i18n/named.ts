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

/**
 * A cause in words, wherever one is shown: the installation's own name where it was one of those, and the built-in one's
 * where nobody knows that name (any more, or here). Takes a reason with `as` beside it, or the two in one word
 * ('permits.own-1'), or what stands for a choice in a form ('own-1').
 */
export function causeWord(t: Messages, told: string, as?: string): string {
  const words: Record<string, string | undefined> = t.reason;
  const [cause = told, own = as] = told.split('.');
  return (own === undefined ? undefined : words[own]) ?? words[cause] ?? cause;
}
