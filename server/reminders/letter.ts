import { createHash } from 'node:crypto';
import { type Day, isoInstant } from '../../shared/day.ts';
import { formatDay, type Lang } from '../../shared/i18n/format.ts';
import { MESSAGES } from '../../shared/i18n/messages.ts';
import { type CodeName, named } from '../../shared/i18n/named.ts';
import { noticeWords, waitsWords } from '../../shared/i18n/notice-words.ts';
import { groupBy } from '../../shared/lists.ts';
import { type Digest, NOTICE_KINDS, type Notice } from '../../shared/reminders/digest.ts';
import { shortName } from '../../shared/text.ts';

/** A letter as it is handed to a mail server. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The same for the same person and day, so that a repeated one can be recognised. */
  messageId: string;
  /** ISO 8601. */
  date: string;
}

interface About {
  provinceId: string;
  person: string;
  day: Day;
  lang: Lang;
  address: string;
  said: Digest;
  /** What codes are called here; as the dictionary does where nothing is said. */
  names?: readonly CodeName[];
  /** Epoch ms. */
  now: number;
}

/** So many of one kind are told in a letter; all of them are in the app. */
const TOLD = 20;

/** The person is not named in it, nor is anybody else; remarks stay in the app. */
export function letterOf(about: About, publicUrl: string): Letter {
  const { lang, said, day, now, address } = about;
  const { reminder } = MESSAGES[lang];
  const parts = partsOf(about, publicUrl);
  return {
    to: address,
    subject: reminder.letter.subject(said.notices.length, formatDay(day, lang)),
    text: asText(parts),
    html: asHtml(parts, lang),
    messageId: messageIdOf(about, publicUrl),
    date: isoInstant(now),
  };
}

export function messageIdOf(
  { provinceId, person, day }: Pick<About, 'provinceId' | 'person' | 'day'>,
  publicUrl: string,
): string {
  const name = createHash('sha256').update(`${provinceId} ${person} ${day}`).digest('hex').slice(0, 32);
  return `<reminder.${day}.${name}@${new URL(publicUrl).hostname}>`;
}

/** A line of a letter: plain words, with a door before them. */
interface Line {
  door: string;
  url: string;
  words: string;
}
/** A cluster with what is said of it. */
interface Lines {
  door: string;
  url: string;
  words: string[];
}
interface Parts {
  head: string;
  groups: { title: string; lines: Lines[]; more: string | null }[];
  tail: Line | null;
  foot: Line;
}

function partsOf({ lang, said, day, names = [] }: About, publicUrl: string): Parts {
  const t = named(MESSAGES[lang], names, lang);
  const { reminder } = t;
  const toLines = (notices: readonly Notice[]): Lines[] =>
    [...groupBy(notices, ({ code }) => code)].map(([code, of]) => ({
      door: shortName(of[0]?.name ?? code, lang),
      url: `${publicUrl}/clusters/${encodeURIComponent(code)}`,
      words: of.map((notice) => noticeWords(notice, t, lang)),
    }));
  const groups = NOTICE_KINDS.flatMap((kind) => {
    const of = said.notices.filter((notice) => notice.kind === kind);
    const more = of.length > TOLD ? reminder.more(of.length - TOLD) : null;
    return of.length === 0
      ? []
      : [{ title: reminder.kind[kind](of.length), lines: toLines(of.slice(0, TOLD)), more }];
  });
  const waits = waitsWords(said.waits, t, lang);
  const head = reminder.letter.head(formatDay(day, lang));
  return {
    head: groups.length === 0 ? `${head} ${reminder.letter.nothingNew}` : head,
    groups,
    tail: waits === null ? null : { door: reminder.letter.work, url: `${publicUrl}/work`, words: waits },
    foot: { door: reminder.nav, url: `${publicUrl}/reminders`, words: reminder.letter.foot },
  };
}

function asText({ head, groups, tail, foot }: Parts): string {
  const blocks = groups.map(({ title, lines, more }) =>
    [
      title,
      ...lines.flatMap(({ door, words, url }) => [`- ${door}: ${words.join('; ')}`, `  ${url}`]),
      ...(more === null ? [] : [`- ${more}`]),
    ].join('\n'),
  );
  const end = tail === null ? [] : [`${tail.words}\n${tail.url}`];
  return [head, ...blocks, ...end, `${foot.words}\n${foot.url}`, ''].join('\n\n');
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const inHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
const link = ({ url, door }: Pick<Line, 'url' | 'door'>) => `<a href="${inHtml(url)}">${inHtml(door)}</a>`;

/** Headings, lists and links: what every program for letters can show, and nothing that is fetched. */
function asHtml({ head, groups, tail, foot }: Parts, lang: Lang): string {
  const blocks = groups.map(({ title, lines, more }) => {
    const items = lines.map((line) => `<li>${link(line)}: ${inHtml(line.words.join('; '))}</li>`);
    if (more !== null) items.push(`<li>${inHtml(more)}</li>`);
    return `<h3>${inHtml(title)}</h3><ul>${items.join('')}</ul>`;
  });
  const end = tail === null ? '' : `<p>${inHtml(tail.words)} ${link(tail)}</p>`;
  const last = `<p><small>${inHtml(foot.words)} ${link(foot)}</small></p>`;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"></head><body><p>${inHtml(head)}</p>${blocks.join('')}${end}${last}</body></html>`;
}
