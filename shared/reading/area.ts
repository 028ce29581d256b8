import { type Amount, agreed, amountsIn, nearest, withHeadings } from './amounts.ts';
import type { Flow } from './flow.ts';
import { found } from './found.ts';
import { folded } from './letters.ts';
import type { Found } from './reading.ts';

/** The area of a cluster in hectares: the whole of it, after an expansion, and never a part. */

const UNIT = /ha|hecta|hec-ta|hec ta|m2|m²|met vuong/;
const M2_PER_HA = 10_000;
/** A cluster has 75 ha at most by decree; the register's old ones stay below 100. */
const LARGEST = 100;
const SMALLEST = 0.5;

const LABELS = {
  part: /dat (cong nghiep|san xuat|nha may|giao thong|cay xanh|ha tang|dich vu|hanh chinh|cong cong|lua|trong|kho|o|xay dung nha|khac|cong trinh|bai)\b|(cay xanh|mat nuoc|giao thong|ta luy|hanh lang|ky thuat|san xuat|nha may)\s*[:,(]?\s*(la|khoang)?\s*$|thu hoi|chuyen muc dich|den bu|cho thue|lap day|da giai phong/,
  added:
    /mo rong them|bo sung|tang them|(phan|dien tich|quy mo)( dat)? mo rong|giai doan mo rong|khu (vuc )?mo rong/,
  before:
    /hien (trang|co|huu)|truoc (khi )?(mo rong|dieu chinh)|ban dau|da (duoc )?(thanh lap|phe duyet|quy hoach)|theo quyet dinh|(?<!dau )\btu( khoang)?(?=\s*$)|giam tu|tang tu/,
  after:
    /sau (khi )?(duoc )?(mo rong|dieu chinh|bo sung)|\blen( thanh)?|\bthanh(?=\s*(khoang)?\s*$)|nay la|dieu chinh (thanh|la|len)|\bmoi\b/,
  total: /dien tich|quy mo/,
} as const;
type Label = keyof typeof LABELS;

interface Said extends Amount {
  label: Label | null;
  shown: number;
  grain: number;
}

function saidIn(articles: readonly Flow[]): Said[] {
  return withHeadings(articles).flatMap(({ flow, heading }) =>
    amountsIn(flow, UNIT).map((amount) => {
      const own = nearest(amount.before, LABELS);
      // A plain "diện tích" is what the heading makes of it.
      const label = own === 'total' || own === null ? turned(amount, own, heading) : own;
      const perHa = amount.unit.startsWith('m') ? M2_PER_HA : 1;
      return { ...amount, label, shown: amount.value / perHa, grain: amount.tolerance / perHa };
    }),
  );
}

/** "14,8 ha đã được phê duyệt" */
const STOOD =
  /^\s*(da (duoc )?(phe duyet|thanh lap|chap thuan)|theo quyet dinh|truoc (day|khi)|hien (co|trang|huu))/;

const NAMED = { before: LABELS.before, after: LABELS.after, added: LABELS.added } as const;

function turned(amount: Amount, own: Label | null, heading: string): Label | null {
  // "… diện tích 25,3 ha (sau mở rộng)", "25,3 ha sau khi mở rộng"
  if (/^\s*[(,]?\s*sau (khi )?(duoc )?mo rong/.test(amount.after)) return 'after';
  // "417.000 m2 (41,7 ha)": the bracket repeats what stands before it.
  if (own === null && /^\s*[(=~]|tuong duong|tuc/.test(amount.before) && amount.before.length < 25)
    return 'total';
  if (own === null) return null;
  if (STOOD.test(amount.after)) return 'before';
  return nearest(heading, NAMED) ?? own;
}

const isExpansion = (subject: string): boolean => /mo rong/.test(folded(subject));
const isChange = (subject: string): boolean => /dieu chinh|bo sung|thay doi|sua doi/.test(folded(subject));

export function areaOf(articles: readonly Flow[], subject: string): Found<number> | undefined {
  const said = saidIn(articles).filter(({ shown }) => shown >= SMALLEST && shown <= LARGEST);
  const of = (label: Label) => said.filter((one) => one.label === label);
  const changed = isExpansion(subject) || of('after').length > 0 || of('added').length > 0;
  if (!changed && isChange(subject) && of('before').length > 0) return undefined;
  const best = agreed(changed ? [...of('after'), ...sums(said)] : of('total'));
  return best ? found(best.flow, rounded(best.shown), best.from, best.to) : undefined;
}

/** A plain area of an expansion is the whole after it where it is the sum of what was and what is added. */
function sums(said: readonly Said[]): Said[] {
  const before = said.filter(({ label }) => label === 'before');
  const added = said.filter(({ label }) => label === 'added');
  return said.filter(
    (one) =>
      one.label === 'total' &&
      before.some((b) => added.some((a) => Math.abs(a.shown + b.shown - one.shown) <= one.grain + a.grain)),
  );
}

/** 171234 m² are 17.1234 ha, whatever a division makes of them. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
