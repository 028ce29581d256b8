import { type Flow, flowOf } from './flow.ts';
import { found } from './found.ts';
import { folded, plain } from './letters.ts';
import type { Parts } from './parts.ts';
import type { Found, Known, NamedCluster } from './reading.ts';

/** Which clusters a document is about: those its subject names, else those its first article names. */

/** One name of a cluster, as it is compared: words, with the phase as a number of its own. */
interface Name {
  cluster: Known['clusters'][number];
  words: string;
  /** A place that must be named too, where several clusters bear the name. */
  hint: string | null;
}

const TYPE = /^(cụm công nghiệp|điểm công nghiệp|cụm sản xuất|ccn)( tập trung)?( làng nghề)?\s+/;
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** 'Chàng Sơn - giai đoạn II', 'Chàng Sơn (giai đoạn 2)' and 'Chàng Sơn 2' are one name. */
const compared = (text: string): string =>
  plain(text)
    .replace(/[-,()"“”]/g, ' ')
    .replace(/\b(?:giai đoạn|gđ)\s*(\d|i{1,3}|iv)(?!\p{L})/gu, (_all, n: string) => ` ${ROMAN[n] ?? n} `)
    .replace(/(?<!\p{L})(i{1,3}|iv)(?!\p{L})/gu, (n) => ROMAN[n] ?? n)
    .replace(/\s+/g, ' ')
    .trim();

function namesOf(known: Known): Name[] {
  return known.clusters.flatMap((cluster) => {
    const [outside = '', inside = ''] = plain(cluster.nameVi).split(/[()]/);
    const isPhase = inside.startsWith('giai đoạn');
    const isPlace = cluster.places.some((place) => plain(place) === inside.trim());
    const main = `${outside} ${isPhase ? inside : ''}`.replace(TYPE, '');
    const names: Name[] = [{ cluster, words: compared(main), hint: isPlace ? inside.trim() : null }];
    if (inside.startsWith('ccn '))
      names.push({ cluster, words: compared(inside.replace(TYPE, '')), hint: null });
    return names;
  });
}

const MENTION = /(?:cum|diem) cong nghiep|\bccn\b|cum san xuat/g;
/** How far after a mention its name and the place it lies in are looked for. */
const NAME_REACH = 70;
const PLACE_REACH = 160;

interface Mention {
  cluster: Known['clusters'][number] | null;
  from: number;
  to: number;
}

/** A word that goes on with a name: capital, or number. "Phú Thịnh 2" is not "Phú Thịnh". */
const goesOn = (rest: string): boolean =>
  /^\s*(\p{Lu}|\d|[-–(]?\s*(giai đoạn|gđ|Giai đoạn|mở rộng)(?!\p{L}))/u.test(rest);

function mentionsIn(flow: Flow, names: readonly Name[]): Mention[] {
  return [...flow.folded.matchAll(MENTION)].flatMap((match): Mention[] => {
    const start = match.index + match[0].length;
    const rest = flow.text.slice(start, start + NAME_REACH);
    const lead = /^(\s+(tập trung|làng nghề))*\s*/u.exec(rest)?.[0].length ?? 0;
    // "các cụm công nghiệp trên địa bàn": no name follows.
    if (!/^["“]?\p{Lu}/u.test(rest.slice(lead)) && !namesFollow(rest.slice(lead), names)) return [];
    const best = longest(flow, start + lead, names);
    return [best ?? { cluster: null, from: match.index, to: start + lead }];
  });
}

/** Some names begin with a small letter: "thị trấn Phùng", "đồ mộc dân dụng Phùng Xá". */
const namesFollow = (rest: string, names: readonly Name[]): boolean =>
  names.some(({ words }) => compared(rest).startsWith(words));

/** The longest name that stands at a place; null where none does, several do, or the text goes on with the name. */
function longest(flow: Flow, from: number, names: readonly Name[]): Mention | null {
  const place = plain(flow.text.slice(from, from + PLACE_REACH));
  for (const fold of isRecognised(flow) ? [plain, folded] : [plain]) {
    const stretches = ends(flow.text, from);
    for (const to of stretches) {
      const said = fold(compared(flow.text.slice(from, to)));
      const same = names.filter(({ words }) => fold(words) === said);
      if (same.length === 0) continue;
      if (goesOn(flow.text.slice(to))) return null;
      const placed = same.filter(({ hint }) => hint === null || fold(place).includes(fold(hint)));
      // Without its accents a name counts only beside a place that the register names too.
      const sure =
        fold === plain
          ? placed
          : placed.filter(({ cluster }) => cluster.places.some((p) => fold(place).includes(folded(p))));
      const clusters = [...new Set(sure.map(({ cluster }) => cluster))];
      const [cluster, other] = clusters.length > 1 ? nearby(clusters, place) : clusters;
      return cluster && !other ? { cluster, from, to } : null;
    }
  }
  return null;
}

const isRecognised = (flow: Flow): boolean => flow.pieces.some(({ page }) => page.how === 'recognised');

/** Of several that bear a name those whose place is named. */
const nearby = (clusters: Known['clusters'][number][], place: string) =>
  clusters.filter(({ places }) => places.some((name) => place.includes(plain(name))));

/** Where words end after a place, the farthest first. */
const ends = (text: string, from: number): number[] =>
  [...text.slice(from, from + NAME_REACH).matchAll(/[\p{L}\p{N}]+\)?/gu)]
    .map((match) => from + match.index + match[0].length)
    .reverse();

/** Letters and numbers alone, so that "X." and "X" end alike. */
export function clustersOf({ subject, articles }: Parts, known: Known): Found<NamedCluster>[] {
  const names = namesOf(known).filter(({ words }) => words !== '' && !words.startsWith('chưa công bố tên'));
  for (const flow of [flowOf(subject), ...articles.slice(0, 3)]) {
    const mentions = mentionsIn(flow, names);
    if (mentions.length === 0) continue;
    // A cluster that the register does not know makes the document one about it too.
    if (mentions.some(({ cluster }) => cluster === null)) return [];
    const seen = new Set<string>();
    return mentions.flatMap(({ cluster, from, to }) => {
      if (!cluster || seen.has(cluster.code)) return [];
      seen.add(cluster.code);
      return [found(flow, { code: cluster.code, name: cluster.nameVi }, from, to)];
    });
  }
  return [];
}

/** How many different clusters are named in the subject, known to the register or not. */
export const isOfSeveral = (subject: string): boolean =>
  /\b(cac|0?[2-9]|\d{2}|hai|ba|bon|nam|sau) (cum|diem) cong nghiep/.test(folded(subject));
