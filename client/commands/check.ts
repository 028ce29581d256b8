import type { z } from 'zod';
import { isDay } from '../../shared/day.ts';
import { type ErrorShape, fieldOf, isFieldIssue } from '../../shared/errors.ts';
import { formatDay, type Lang } from '../../shared/i18n/format.ts';
import type { Messages } from '../../shared/i18n/messages.ts';
import { numberText } from '../../shared/number-text.ts';

/** The problem that the shared schema finds, in the shape in which the server would tell it; null when it is fine. */
export function checked(schema: z.ZodType, input: unknown): ErrorShape | null {
  const result = schema.safeParse(input);
  if (result.success) return null;
  const fields = result.error.issues.map((issue) => ({
    field: fieldOf(issue.path),
    issue: isFieldIssue(issue.message) ? issue.message : ('malformed' as const),
  }));
  return { code: 'INVALID', fields };
}

/** What is wrong with one field, in words; the detail names the milestone, the figure or the day that is meant. */
export function issueOf(
  problem: ErrorShape | null,
  field: string,
  t: Messages,
  lang: Lang,
): string | undefined {
  const found = problem?.fields.find((error) => error.field === field);
  if (!found) return undefined;
  const words = t.issue[found.issue];
  if (!found.detail) return words;
  const names: Record<string, string> = {
    ...t.milestone,
    ...t.ladder.rung,
    ...t.clearance.figure,
    ...t.works.component,
    disbursed: t.works.disbursedTotal,
  };
  const named = names[found.detail] ?? found.detail;
  if (/^\d+\.\d+$/.test(named)) return `${words} ${numberText(Number(named), lang)}`;
  const said = named.split('/').map((part) => (isDay(part) ? formatDay(part, lang) : null));
  return `${words} ${said.includes(null) ? named : said.join(' – ')}`;
}

/** All that is wrong, in one sentence: for a screen that has no fields to put it beside. */
export function problemWords(problem: ErrorShape, t: Messages, lang: Lang): string {
  const told = problem.fields.map(({ field }) => issueOf(problem, field, t, lang)).filter(Boolean);
  return told.length > 0 ? told.join(' ') : t.error[problem.code];
}
