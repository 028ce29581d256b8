import { type Flow, flowOf, type Piece } from './flow.ts';
import { folded } from './letters.ts';
import { around, bottom, centre, columnsOf, type Line, type Page, textOf } from './page.ts';
import type { DocumentKind } from './reading.ts';

/** A document taken apart after the layout of Decree 30/2020: two columns of heading, title, subject, body. */
export interface Parts {
  kind: DocumentKind | null;
  /** Left of the heading: who issues it, the number. */
  left: readonly Piece[];
  /** Right of it: the motto, the date. */
  right: readonly Piece[];
  /** Below the title, down to who decides. */
  subject: readonly Piece[];
  /** What is decided, without its grounds: one text for each paragraph. */
  articles: readonly Flow[];
}

const TITLES: readonly [RegExp, DocumentKind][] = [
  [/^quyet dinh\W*$/, 'decision'],
  [/^nghi quyet\W*$/, 'resolution'],
  [/^ke hoach\W*$/, 'plan'],
  [/^thong bao\W*$/, 'notice'],
  [/^bao cao\W*$/, 'report'],
  [/^to trinh\W*$/, 'submission'],
  [/^(giay moi|giay moi hop)\W*$/, 'invitation'],
  [/^bien ban\W*$/, 'minutes'],
];

/** How much of the first page a heading may take. */
const HEADING = 0.36;
/** The columns of a heading part left of the middle. */
const LEFT_COLUMN = 0.46;

const MOTTO = /doc lap.{1,4}tu do|cong hoa xa hoi/;
/** "CHỦ TỊCH ỦY BAN NHÂN DÂN …", in capitals: who decides. */
const AUTHORITY =
  /^(chu tich|pho chu tich|uy ban nhan dan|ubnd|hoi dong nhan dan|giam doc|chanh van phong|truong ban)\b/;
const GROUNDS = /^(can cu|xet de nghi|xet to trinh|theo de nghi|thuc hien|kinh gui)\b/;

export function partsOf(pages: readonly Page[]): Parts {
  const first = pages[0];
  const none: Parts = { kind: null, left: [], right: [], subject: [], articles: [] };
  if (!first) return none;
  const lines = first.lines.map((line) => ({ line, text: folded(textOf(line)) }));
  const { width, height: upright } = first.upright;
  const titleAt = lines.findIndex(
    ({ line, text }) => kindOfTitle(text) !== null && (line[0]?.box.y ?? 0) < upright * 0.5,
  );
  const isHeaded = lines.some(
    ({ text, line }) => MOTTO.test(text) && (line[0]?.box.y ?? 0) < upright * HEADING,
  );
  if (!isHeaded) return none;
  const heading = lines.slice(0, titleAt === -1 ? headingEnd(lines, upright) : titleAt);
  const pieces = heading
    .flatMap(({ line }) => columnsOf(line))
    .map((words): Piece => ({ page: first, words }));
  const isLeft = ({ words }: Piece) => middleOf(words) < width * LEFT_COLUMN;
  const left = byHeight(pieces.filter(isLeft));
  const parts = { left, right: byHeight(pieces.filter((piece) => !isLeft(piece))) };
  if (titleAt === -1) {
    return { ...parts, kind: isLetter(left) ? 'letter' : null, subject: letterSubject(left), articles: [] };
  }
  const kind = kindOfTitle(lines[titleAt]?.text ?? '');
  return {
    ...parts,
    kind,
    subject: subjectBelow(first, titleAt),
    articles: kind === 'decision' ? articlesOf(pages) : [],
  };
}

/** Without a title the heading ends where somebody is addressed, or the body begins. */
function headingEnd(lines: readonly { line: Line; text: string }[], height: number): number {
  const end = lines.findIndex(
    ({ line, text }) => GROUNDS.test(text) || (line[0]?.box.y ?? 0) > height * HEADING,
  );
  return end === -1 ? lines.length : end;
}

const kindOfTitle = (text: string): DocumentKind | null =>
  TITLES.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null;

const middleOf = (words: Line): number => {
  const [from, to] = [words[0], words.at(-1)];
  return from && to ? (centre(from.box) + centre(to.box)) / 2 : 0;
};

const byHeight = (pieces: Piece[]): Piece[] =>
  pieces.sort((a, b) => (a.words[0]?.box.y ?? 0) - (b.words[0]?.box.y ?? 0));

/** "V/v …" under the number: only letters have it there. */
const REGARDING = /^v\s*[/i|l]\s*v\b/;

const isLetter = (left: readonly Piece[]): boolean =>
  left.some(({ words }) => REGARDING.test(folded(textOf(words))));

function letterSubject(left: readonly Piece[]): Piece[] {
  const at = left.findIndex(({ words }) => REGARDING.test(folded(textOf(words))));
  return at === -1 ? [] : left.slice(at);
}

/** Lines of strokes under a title are no words. */
const isWords = (text: string): boolean => /\p{L}{2}/u.test(text);
const MOST_SUBJECT_LINES = 7;

function subjectBelow(page: Page, titleAt: number): Piece[] {
  const subject: Piece[] = [];
  for (const line of page.lines.slice(titleAt + 1, titleAt + 1 + MOST_SUBJECT_LINES)) {
    const text = textOf(line);
    if (GROUNDS.test(folded(text)) || isAuthority(text)) return subject;
    if (isWords(text)) subject.push({ page, words: line });
  }
  // Without an end it is not known how much of it is the subject.
  return [];
}

const isAuthority = (text: string): boolean => {
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  const capitals = letters.filter((letter) => letter === letter.toUpperCase()).length;
  return AUTHORITY.test(folded(text)) && capitals > letters.length * 0.8;
};

const ARTICLE = /^dieu\s+\d+\s*[.:]/;
const ENDS = /^(noi nhan|tm\s*[.,]|kt\s*[.,]|luu\s*:)/;
/** What begins a paragraph, however its line is set. */
const BEGINS =
  /^(dieu\s+\d+\s*[.:]|\d{1,2}(\.\d{1,2})*\s*[.)]\s|[a-z]\s*\)|[-+*•–]\s?|can cu|xet |theo de nghi|chuong )/;

/** The paragraphs from "Điều 1" on. The grounds before it cite other decisions; nothing of them is this one's. */
function articlesOf(pages: readonly Page[]): Flow[] {
  const pieces = pages.flatMap((page) => page.lines.map((words): Piece => ({ page, words })));
  const from = pieces.findIndex(({ words }) => ARTICLE.test(folded(textOf(words))));
  if (from === -1) return [];
  const paragraphs: Piece[][] = [];
  for (const piece of pieces.slice(from)) {
    const text = folded(textOf(piece.words));
    if (ENDS.test(text)) break;
    // The number at the top of a page.
    if (/^\d{1,3}$/.test(text.trim())) continue;
    const paragraph = paragraphs.at(-1);
    if (paragraph && !BEGINS.test(text) && !isFarBelow(paragraph.at(-1), piece)) paragraph.push(piece);
    else paragraphs.push([piece]);
  }
  return paragraphs.map(flowOf);
}

/** A gap of more than this many heights ends a paragraph. */
const PARAGRAPH_GAP = 2.5;

function isFarBelow(before: Piece | undefined, piece: Piece): boolean {
  if (before?.page !== piece.page) return false;
  // The whole of each line: the stroke before a point is lower than any letter.
  const [above, below] = [before, piece].map(({ words }) => around(words.map(({ box }) => box)));
  return above && below ? below.y - bottom(above) > PARAGRAPH_GAP * above.height : false;
}
