import type { CodeList } from '../codes/facet.ts';
import { MESSAGES } from '../i18n/messages.ts';
import type { CodeName } from '../i18n/named.ts';
import { COMPONENT_NAMES } from '../tables/figure-heads.ts';
import type { CellProblem } from '../tables/read.ts';
import { foldVietnamese } from '../text.ts';
import { BUILT_COMPONENTS, type Component } from '../works/components.ts';

const plain = (text: string): string => foldVietnamese(text).replace(/\s+/g, ' ').trim();

/** The code that the installation itself calls so; null: none. */
export const codeNamed = (text: string, list: CodeList, names: readonly CodeName[]): string | null =>
  names.find(
    (one) =>
      one.list === list &&
      [one.nameVi, one.nameEn].some((name) => name !== null && plain(name) === plain(text)),
  )?.code ?? null;

/** Components in the words of cells: our own in each language, and those that tables have. */

/** As it is called here on this day, before what it is called elsewhere; those of one's own have no other name. */
export function componentNamed(text: string, names: readonly CodeName[] = []): Component | CellProblem {
  const own = codeNamed(text, 'component', names);
  if (own !== null) return own as Component;
  const said = plain(text).replace(/^(he thong|hang muc|ha tang) /, '');
  const found = BUILT_COMPONENTS.find(
    (code) =>
      COMPONENT_NAMES[code].includes(said) ||
      COMPONENT_NAMES[code].includes(plain(text)) ||
      Object.values(MESSAGES).some(({ works }) => plain(works.component[code]) === plain(text)),
  );
  return found ?? 'not_a_component';
}
