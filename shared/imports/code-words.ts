import { MESSAGES } from '../i18n/messages.ts';
import { COMPONENT_NAMES } from '../tables/figure-heads.ts';
import type { CellProblem } from '../tables/read.ts';
import { foldVietnamese } from '../text.ts';
import { BUILT_COMPONENTS, type BuiltComponent } from '../works/components.ts';

/** Components in the words of cells: our own in each language, and those that tables have. */

const plain = (text: string): string => foldVietnamese(text).replace(/\s+/g, ' ').trim();

export function componentNamed(text: string): BuiltComponent | CellProblem {
  const said = plain(text).replace(/^(he thong|hang muc|ha tang) /, '');
  const found = BUILT_COMPONENTS.find(
    (code) =>
      COMPONENT_NAMES[code].includes(said) ||
      COMPONENT_NAMES[code].includes(plain(text)) ||
      Object.values(MESSAGES).some(({ works }) => plain(works.component[code]) === plain(text)),
  );
  return found ?? 'not_a_component';
}
