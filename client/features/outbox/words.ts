import { parseEdtf } from '../../../shared/edtf.ts';
import { formatEdtf, type Lang } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import type { Kept } from '../../outbox/kept.ts';

/** Fields that hold what a person typed; the others hold choices and ids. */
const TYPED = [
  'date',
  'title',
  'words',
  'note',
  'reason',
  'caption',
  'done',
  'difficulties',
  'proposals',
  'next',
];

/** What was said, in words: what it is, of which milestone, and what was typed. */
export function saidWords({ path, command }: Pick<Kept, 'path' | 'command'>, t: Messages, lang: Lang) {
  const kind = t.outbox.way[path] ?? t.outbox.other;
  const milestone = t.ahead[command.key as keyof Messages['ahead']] as string | undefined;
  const said = Object.entries((command.said ?? {}) as Record<string, unknown>);
  const typed = said.flatMap(([name, value]) => {
    if (typeof value !== 'string' || value === '' || !TYPED.includes(name)) return [];
    return [name === 'date' && parseEdtf(value) ? formatEdtf(value, lang) : value];
  });
  return { title: milestone ? `${kind}: ${milestone}` : kind, words: typed.join(' · ') };
}
