import { agreed, amountsIn, nearest, withHeadings } from './amounts.ts';
import { rounded } from './area.ts';
import type { Flow } from './flow.ts';
import { found } from './found.ts';
import type { Found } from './reading.ts';

/** What the infrastructure costs in all, in VND billion. Own capital and loans are parts of it. */

const UNIT = /nghin ty dong|t[yi] dong|trieu dong|dong|t[yi] vnd|trieu vnd|vnd/;
const BILLIONS: readonly [RegExp, number][] = [
  [/^nghin ty/, 1_000],
  [/^t[yi]/, 1],
  [/^trieu/, 1e-3],
  [/^(dong|vnd)/, 1e-9],
];
/** A few hectares cost some ten billion; the dearest cluster less than ten thousand. */
const [SMALLEST, LARGEST] = [5, 10_000];

const LABELS = {
  total: /tong (muc|von|kinh phi|so von)( dau tu)?|\bvon dau tu|\bmuc dau tu|kinh phi dau tu/,
  part: /von (chu so huu|gop|tu co|vay|huy dong|dieu le|khac|ngan sach|tin dung|thuong mai)|chi phi|du phong|boi thuong|trong do|ky quy|bao lanh|lai vay/,
  before:
    /(?<!dau )\btu( khoang)?(?=\s*$)|truoc (khi )?(dieu chinh|mo rong)|da (duoc )?(phe duyet|chap thuan)|theo quyet dinh/,
  after: /\blen( thanh)?|\bthanh(?=\s*$)|sau (khi )?(dieu chinh|mo rong)|nay la|dieu chinh (thanh|la|len)/,
} as const;

const STATES = { before: LABELS.before, after: LABELS.after } as const;

export function capitalOf(articles: readonly Flow[]): Found<number> | undefined {
  const said = withHeadings(articles)
    .filter(({ flow }) => LABELS.total.test(flow.folded))
    .flatMap(({ flow, heading }) => amountsIn(flow, UNIT).map((amount) => ({ amount, heading })))
    .map(({ amount, heading }) => {
      const factor = BILLIONS.find(([unit]) => unit.test(amount.unit))?.[1] ?? 1;
      const own = nearest(amount.before, LABELS);
      return {
        ...amount,
        label: own === 'total' ? (nearest(heading, STATES) ?? own) : own,
        shown: amount.value * factor,
        grain: amount.tolerance * factor,
      };
    })
    .filter(({ shown }) => shown >= SMALLEST && shown <= LARGEST);
  const of = (label: keyof typeof LABELS) => said.filter((one) => one.label === label);
  const changed = of('after').length > 0 || of('before').length > 0;
  const best = agreed(changed ? of('after') : of('total'));
  return best ? found(best.flow, rounded(best.shown), best.from, best.to) : undefined;
}
