import { join } from 'node:path';
import Sheets from 'pdfkit';
import { ROOT } from '../../../server/root.ts';
import type { Place } from '../../../shared/reading/flow.ts';

/** Made documents, laid out as Decree 30/2020 asks, with the places of their marked values. */

export interface Style {
  font: 'tinos' | 'arimo' | 'noto-serif';
  size: number;
  justified: boolean;
  /** How a program writes its text: whole lines, words, or words in pieces. */
  drawn: 'lines' | 'words' | 'pieces';
  spacing: number;
  left: number;
  right: number;
}

/** Values stand in marks, "[[area|41,7 ha]]"; a line in "**" is bold. */
export interface Content {
  left: readonly string[];
  right: readonly string[];
  title: string | null;
  subject: readonly string[];
  authority: readonly string[];
  body: readonly string[];
  signed: readonly [string, string];
}

export interface Made {
  pdf: Buffer;
  /** Every place at which a value stands, by its field. */
  places: Readonly<Record<string, readonly Place[]>>;
}

const [WIDTH, HEIGHT] = [595.28, 841.89];
const TOP = 62;
const BOTTOM = 70;

const FACES = {
  tinos: ['tinos', 'Tinos'],
  arimo: ['arimo', 'Arimo'],
  'noto-serif': ['noto-serif', 'NotoSerif'],
} as const;
const file = (font: Style['font'], face: string): string => {
  const [folder, name] = FACES[font];
  return join(ROOT, 'node_modules/@expo-google-fonts', folder, face, `${name}_${face}.ttf`);
};

interface Token {
  text: string;
  field: string | null;
  glued: boolean;
}

/** Words with the field each belongs to; a word may hold a value and what stands right after it. */
function tokensOf(marked: string): Token[] {
  const parts = [...marked.matchAll(/\[\[(\w+)\|([^\]]*)\]\]|[^[]+/g)];
  let open = false;
  return parts.flatMap(([all, field, value]) => {
    const text = value ?? all;
    const words = text.split(/\s+/).filter(Boolean);
    const tokens = words.map((word, at) => ({
      text: word,
      field: field ?? null,
      glued: at === 0 && open && !/^\s/.test(text),
    }));
    open = !/\s$/.test(text);
    return tokens;
  });
}

class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly places: Record<string, Place[]> = {};
  page = 1;
  y = TOP;
  readonly style: Style;
  constructor(style: Style, options: PDFKit.PDFDocumentOptions) {
    this.style = style;
    this.doc = new Sheets({
      size: 'A4',
      margin: 0,
      info: { CreationDate: new Date('2026-01-01T00:00:00Z') },
      ...options,
    });
    for (const face of ['400Regular', '700Bold', '400Regular_Italic']) {
      this.doc.registerFont(face, file(style.font, face));
    }
  }

  /** Lines that fit a width. */
  wrap(tokens: readonly Token[], width: number, indent = 0): Token[][] {
    const lines: Token[][] = [[]];
    let used = indent;
    const space = this.doc.widthOfString(' ');
    for (const token of tokens) {
      const wide = this.doc.widthOfString(token.text);
      const lead = token.glued || (lines.at(-1)?.length ?? 0) === 0 ? 0 : space;
      if (used + lead + wide > width && (lines.at(-1)?.length ?? 0) > 0 && !token.glued) {
        lines.push([]);
        used = 0;
      }
      used += ((lines.at(-1)?.length ?? 0) === 0 ? 0 : lead) + wide;
      lines.at(-1)?.push(token);
    }
    return lines;
  }

  widthOf(line: readonly Token[]): number {
    const space = this.doc.widthOfString(' ');
    return line.reduce(
      (sum, { text, glued }, at) => sum + this.doc.widthOfString(text) + (at > 0 && !glued ? space : 0),
      0,
    );
  }

  line(line: readonly Token[], x: number, y: number, stretch = 0): void {
    const space = this.doc.widthOfString(' ') + stretch;
    const size = (this.doc as unknown as { _fontSize: number })._fontSize;
    const whole = this.style.drawn === 'lines' && stretch === 0;
    if (whole)
      this.draw(line.map(({ text, glued }, at) => (at > 0 && !glued ? ` ${text}` : text)).join(''), x, y);
    let at = x;
    line.forEach(({ text, field, glued }, i) => {
      if (i > 0 && !glued) at += space;
      const wide = this.doc.widthOfString(text);
      if (!whole) this.draw(text, at, y);
      if (field !== null) this.mark(field, { x: at, y: y + size * 0.1, width: wide, height: size });
      at += wide;
    });
  }

  draw(text: string, x: number, y: number): void {
    if (this.style.drawn !== 'pieces' || text.length < 4) {
      this.doc.text(text, x, y, { lineBreak: false });
      return;
    }
    const cut = Math.ceil(text.length / 2);
    const [a, b] = [text.slice(0, cut), text.slice(cut)];
    this.doc.text(a, x, y, { lineBreak: false });
    this.doc.text(b, x + this.doc.widthOfString(a), y, { lineBreak: false });
  }

  /** Words of a value on one line are one place. */
  mark(field: string, box: Place['box']): void {
    const places = (this.places[field] ??= []);
    const last = places.at(-1);
    const isSame =
      last &&
      last.page === this.page &&
      Math.abs(last.box.y - box.y) < 1 &&
      box.x - (last.box.x + last.box.width) < 12;
    if (isSame) last.box.width = box.x + box.width - last.box.x;
    else places.push({ page: this.page, box });
  }

  centred(text: string, middle: number, y: number): void {
    const tokens = tokensOf(text);
    this.line(tokens, middle - this.widthOf(tokens) / 2, y);
  }

  face(face: string, size: number): void {
    this.doc.font(face).fontSize(size);
  }

  room(height: number): void {
    if (this.y + height < HEIGHT - BOTTOM) return;
    this.doc.addPage({ size: 'A4', margin: 0 });
    this.page += 1;
    this.face('400Regular', this.style.size);
    this.centred(String(this.page), WIDTH / 2, 34);
    this.y = TOP;
  }

  paragraph(marked: string): void {
    const { left, right, justified, size, spacing } = this.style;
    const width = WIDTH - left - right;
    this.face('400Regular', size);
    const indent = 28;
    const lines = this.wrap(tokensOf(marked), width, indent);
    lines.forEach((line, at) => {
      this.room(size * spacing);
      const start = at === 0 ? indent : 0;
      const gaps = line.filter(({ glued }, i) => i > 0 && !glued).length;
      const over = width - start - this.widthOf(line);
      const stretch = justified && at < lines.length - 1 && gaps > 0 ? over / gaps : 0;
      this.line(line, left + start, this.y, stretch);
      this.y += size * spacing;
    });
    this.y += 5;
  }

  heading({ left, right, title, subject, authority }: Content): void {
    const { size } = this.style;
    const [leftMiddle, rightMiddle] = [170, 410];
    left.forEach((line, at) => {
      const isSmall = /số|v\/v/i.test(line) || at > 3;
      this.face(isSmall ? '400Regular' : '700Bold', isSmall ? 13 : 12);
      this.centred(line, leftMiddle, TOP + at * 17 + (isSmall ? 8 : 0));
    });
    right.forEach((line, at) => {
      const face = at === right.length - 1 ? '400Regular_Italic' : '700Bold';
      this.face(face, at === 0 ? 11.5 : 13);
      this.centred(line, rightMiddle, TOP + at * 17 + (at === right.length - 1 ? 10 : 0));
    });
    this.doc
      .moveTo(340, TOP + 35)
      .lineTo(480, TOP + 35)
      .lineWidth(0.7)
      .stroke();
    this.y = TOP + Math.max(left.length, right.length) * 17 + 34;
    if (title !== null) {
      this.face('700Bold', 14);
      this.centred(title, WIDTH / 2, this.y);
      this.y += 20;
    }
    for (const line of subject) {
      this.face('700Bold', size);
      this.centred(line, WIDTH / 2, this.y);
      this.y += size * 1.3;
    }
    this.y += 14;
    for (const line of authority) {
      this.face('700Bold', 13);
      this.centred(line, WIDTH / 2, this.y);
      this.y += 20;
    }
    this.y += 6;
  }

  ending([office, name]: readonly [string, string]): void {
    this.room(110);
    this.y += 10;
    this.face('700Bold', 12);
    this.doc.text('Nơi nhận:', this.style.left, this.y, { lineBreak: false });
    this.face('700Bold', 13);
    this.centred(office, 430, this.y);
    this.face('400Regular', 11);
    this.doc.text('- Như trên;', this.style.left, this.y + 16, { lineBreak: false });
    this.doc.text('- Lưu: VT.', this.style.left, this.y + 30, { lineBreak: false });
    this.face('700Bold', 13);
    this.centred(name, 430, this.y + 80);
  }
}

export async function made(
  content: Content,
  style: Style,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Made> {
  const sheet = new Sheet(style, options);
  const chunks: Buffer[] = [];
  sheet.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => {
    sheet.doc.on('end', resolve);
  });
  sheet.heading(content);
  for (const paragraph of content.body) {
    const centred = paragraph.startsWith('**');
    if (centred) {
      sheet.face('700Bold', 14);
      sheet.centred(paragraph.slice(2), WIDTH / 2, sheet.y);
      sheet.y += 24;
    } else sheet.paragraph(paragraph);
  }
  sheet.ending(content.signed);
  sheet.doc.end();
  await ended;
  return { pdf: Buffer.concat(chunks), places: sheet.places };
}
