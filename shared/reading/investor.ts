import type { Flow } from './flow.ts';
import { found } from './found.ts';
import { right } from './page.ts';
import type { Found } from './reading.ts';

/** Who builds the infrastructure, as the decision writes the name. */

const ORGANISATION =
  '(?:tong cong ty|cong ty|lien danh|ban quan ly du an|trung tam phat trien|hop tac xa|doanh nghiep tu nhan|tap doan)';
/** "Chủ đầu tư xây dựng hạ tầng kỹ thuật: Công ty …" and "Giao Công ty … làm chủ đầu tư". */
const AFTER_LABEL = new RegExp(
  `(?:chu dau tu|nha dau tu|don vi dau tu)[^.;:]{0,90}?(?::|\\bla\\b)\\s*(${ORGANISATION}[^;:\\n]*)`,
);
const BEFORE_LABEL = new RegExp(
  `(?:giao|chap thuan|lua chon|chi dinh|cong nhan)\\s+(?:cho\\s+)?(${ORGANISATION}[^;:\\n]*?)\\s*,?\\s*\\(?\\s*(?:lam|la)\\s+chu dau tu`,
);
/** What no longer belongs to the name. */
const END =
  /[;:(]|,\s*(?:ma so|dia chi|tru so|giay chung nhan|co tru so|dai dien|la |lam )|\.\s|\.$|\s(?:lam|la) chu dau tu|\s+(?:dia chi|ma so doanh nghiep|ma so thue|tru so|giay chung nhan)\b|\s+-\s+(?:ma so|dia chi)/;
const CHANGED = /thay (doi|the) chu dau tu|chu dau tu (cu|moi)|tu cong ty .* (sang|thanh) /;
const LONGEST = 140;

export function investorOf(articles: readonly Flow[]): Found<string> | undefined {
  if (articles.some((flow) => CHANGED.test(flow.folded))) return undefined;
  const named = articles.flatMap((flow) =>
    [AFTER_LABEL, BEFORE_LABEL].flatMap((pattern) => {
      const match = pattern.exec(flow.folded);
      const said = match?.[1];
      if (!match || said === undefined) return [];
      const from = match.index + match[0].indexOf(said);
      const cut = END.exec(said)?.index ?? said.length;
      const name = flow.text.slice(from, from + cut).replace(/[\s,.]+$/, '');
      if (cut === said.length && from + cut === flow.text.length && mayGoOn(flow)) return [];
      return name.length > LONGEST || !isName(name) ? [] : [found(flow, name, from, from + name.length)];
    }),
  );
  const [first, ...others] = named;
  return first && others.every((other) => same(other.value, first.value)) ? first : undefined;
}

/** More than the kind of an organisation: a word of its own in capitals. */
const isName = (name: string): boolean => name.split(/\s+/).length >= 3 && /\p{Lu}/u.test(name.slice(4));

/** How near to the end of the longest lines, in heights of its letters. */
const NEAR = 4;

/** A recogniser may have missed the line below; one that ends well before the margin has none. */
function mayGoOn({ pieces }: Flow): boolean {
  const [piece, last] = [pieces.at(-1), pieces.at(-1)?.words.at(-1)];
  if (!piece || !last || piece.page.how === 'text' || /[.;]$/.test(last.text)) return false;
  const margin = Math.max(...piece.page.lines.map((line) => right(line.at(-1)?.box ?? last.box)));
  return right(last.box) > margin - NEAR * last.box.height;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
