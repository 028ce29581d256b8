import { hasMarkup } from '../text.ts';

/**
 * What may be attached as evidence. The content decides what a file is (server/evidence/inspect.ts); its name is only
 * shown, and never the name under which anything is stored.
 */
export const EVIDENCE_KINDS = ['photo', 'document'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

interface FileType {
  kind: EvidenceKind;
  mime: string;
  /** How the name of such a file ends; the first is ours. */
  endings: readonly [string, ...string[]];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
export const FILE_TYPES = {
  jpeg: { kind: 'photo', mime: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { kind: 'photo', mime: 'image/png', endings: ['png'] },
  webp: { kind: 'photo', mime: 'image/webp', endings: ['webp'] },
  pdf: { kind: 'document', mime: 'application/pdf', endings: ['pdf'] },
  docx: { kind: 'document', mime: `${OFFICE}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { kind: 'document', mime: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { kind: 'document', mime: `${OFFICE}.presentationml.presentation`, endings: ['pptx'] },
} as const satisfies Record<string, FileType>;

export const FILE_FORMATS = ['jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx', 'pptx'] as const;
export type FileFormat = keyof typeof FILE_TYPES;

export const typeOf = (format: FileFormat): FileType => FILE_TYPES[format];

/** For a browser's choice of files. HEIC is named so that a phone offers it, and is told why it is refused. */
export const ACCEPTED = [
  'image/*',
  ...FILE_FORMATS.flatMap((format) => typeOf(format).endings.map((end) => `.${end}`)),
].join(',');

const endingOf = (name: string): string | null =>
  /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? null;

/**
 * A name that says another kind of file than the content is. Photographs among themselves are let pass: programs that
 * pass them on save WebP as .jpg every day, and nobody is misled by it.
 */
export function namesAnother(name: string, format: FileFormat): boolean {
  const ending = endingOf(name);
  if (ending === null) return false;
  const named = FILE_FORMATS.find((other) => typeOf(other).endings.includes(ending));
  if (named === undefined) return true;
  return named !== format && !(typeOf(named).kind === 'photo' && typeOf(format).kind === 'photo');
}

const LONGEST_NAME = 120;
/** Separators of folders, what file systems forbid, and what cannot be seen or turns the direction of text. */
const UNSAFE =
  /\u034f|["*:<>?|%\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e007f}]/gu;

/** Of Windows, whatever the ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * What is left of a name that a device gave: no folders, nothing unseen, one ending, and that the true one. Empty names
 * and reserved ones become a plain word.
 */
export function cleanName(given: string, format: FileFormat): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const bare = last
    .replace(UNSAFE, '')
    .replace(/\s+/gu, ' ')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/\p{M}{4,}/gu, '')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const short = [...bare].slice(0, LONGEST_NAME).join('').trim();
  const [ending] = typeOf(format).endings;
  const isUsable = short !== '' && !hasMarkup(`${short}.${ending}`) && !RESERVED.test(short);
  return `${isUsable ? short : typeOf(format).kind}.${ending}`;
}

/** A file as an address names it: the cluster is in it, so that whoever asks is judged by one look. */
export const FILE_VARIANTS = ['thumb', 'view', 'original'] as const;
export type FileVariant = (typeof FILE_VARIANTS)[number];

export const fileUrl = (code: string, id: string, variant: FileVariant): string =>
  `/api/files/${code}.${id}/${variant}`;

/** The cluster and the id that such an address names; null where it names none. */
export function readFileAddress(address: string): { code: string; id: string } | null {
  const [, code, id] = /^([A-Z]{2,4}-[A-Z0-9]{1,12})\.([0-9a-f-]{36})$/.exec(address) ?? [];
  return code !== undefined && id !== undefined ? { code, id } : null;
}

export const SHA256 = /^[0-9a-f]{64}$/;
