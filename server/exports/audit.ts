import { readAudit } from '../../shared/audit/ask.ts';
import { AUDIT_WORDS } from '../../shared/i18n/audit.ts';
import { formatInstant } from '../../shared/i18n/format.ts';
import { saidIn } from '../../shared/i18n/said.ts';
import { idOf, kindOf } from '../../shared/log/stream.ts';
import { can } from '../../shared/roles.ts';
import { type Table, type Telling, tableOf } from '../../shared/tables/table.ts';
import { type AuditLine, audit } from '../audit/read.ts';
import type { Context } from '../context.ts';
import { assertMay } from '../trpc.ts';
import { type Asked, asOfLine, sourceLine, tellingOf } from './asked.ts';

/** More are no list any more: who asks for them narrows the days. */
const MOST = 20_000;

/** The audit trail as it is asked for, the newest first; of more than can be taken away at once it says so. */
export async function auditTable(ctx: Context, asked: Asked): Promise<Table> {
  assertMay(can(ctx.actor, 'audit.read'));
  const { lang } = asked;
  const words = AUDIT_WORDS[lang];
  const told = await tellingOf(ctx, await ctx.days.at(asked.asOf), asked);
  const { lines, more } = await audit(ctx, readAudit(asked.params), MOST);
  const text = (head: string, width: number, of: Telling<AuditLine>['of']): Telling<AuditLine> => ({
    head,
    kind: 'text',
    width,
    of,
  });
  const columns = [
    text(words.when, 24, ({ recordedAt }) => formatInstant(recordedAt, lang)),
    text(words.who, 26, ({ by, byId }) => by ?? byId ?? words.system),
    text(words.kind, 22, ({ stream }) => kindWord(stream, words)),
    text(words.about, 36, ({ stream, subject }) => subject ?? idOf(stream)),
    text(words.code, 14, ({ stream }) => idOf(stream)),
    text(words.what, 70, (line) => saidOf(line, told.t, asked)),
  ];
  return tableOf(lines, columns, {
    title: words.title,
    about: [
      asOfLine(told, asked),
      sourceLine(ctx, told, asked),
      ...(more ? [[words.title, words.cutAt(MOST)] as [string, string]] : []),
    ],
  });
}

type Words = (typeof AUDIT_WORDS)['vi'];

function kindWord(stream: string, words: Words): string {
  const kind = kindOf(stream);
  return kind === null ? '' : words.kinds[kind];
}

function saidOf({ event }: AuditLine, t: Parameters<typeof saidIn>[1], { lang }: Asked): string {
  const words = AUDIT_WORDS[lang];
  const said = saidIn(event, t, lang);
  if (said.length === 0) return words.event[event.type] ?? words.other;
  return said
    .map(({ kind, title, date, why, note, document }) =>
      [kind, title, date, why, note, document].filter((part) => part !== null && part !== '').join(' · '),
    )
    .join('; ');
}
