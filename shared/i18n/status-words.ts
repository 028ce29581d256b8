import type { ForecastMove } from '../milestones/moves.ts';
import type { Finding, Status, Why } from '../status.ts';
import { formatDay, formatEdtf, formatLength, formatNumber, formatSlip, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import { causeWord } from './named.ts';

/** A beginning of a sentence within one: 'Giá bồi thường' → 'giá bồi thường', but 'ĐTM …' stays. */
export function lowerFirst(text: string): string {
  const second = text.charAt(1);
  const abbreviated = second !== second.toLowerCase();
  return abbreviated ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** 'Đang hoạt động · lấp đầy 87 %' */
export function stageWords({ stage, occupancy }: Status, t: Messages, lang: Lang): string {
  if (occupancy === null) return t.stage[stage];
  return `${t.stage[stage]} · ${t.status.occupied(formatNumber(occupancy, lang))}`;
}

/** What is next and how late, as a sentence with its full stop. */
export function findingWords(finding: Finding, t: Messages, lang: Lang): string {
  const words = t.status;
  const date = (value: string) => formatEdtf(value, lang);
  if (finding.is === 'completed') return `${words.completed(date(finding.date))}.`;
  if (finding.is === 'ended') return `${words.ended(t.milestone[finding.how], date(finding.date))}.`;
  const gate = t.ahead[finding.gate];
  switch (finding.is) {
    case 'unscheduled': {
      const { forecast } = finding;
      return `${words.unscheduled(gate)}${forecast === null ? '' : `; ${words.expected(date(forecast))}`}.`;
    }
    case 'against': {
      const schedule = date(finding.schedule);
      const head =
        finding.days === 0
          ? words.onSchedule(gate, schedule)
          : words.vsSchedule(gate, formatSlip(finding.days, lang), schedule);
      return `${head}; ${expectation(finding, t, lang)}.`;
    }
    case 'overdue':
      return `${words.overdue(gate, formatLength(finding.days, lang), date(finding.schedule))}.`;
    case 'due': {
      const { lapsed, schedule, lateness } = finding;
      const rest = lapsed === null ? lowerFirst(t.lateness[lateness]) : words.lapsed(date(lapsed));
      return `${words.due(gate, date(schedule), rest)}.`;
    }
  }
}

function expectation(
  { forecast, lapsed }: Extract<Finding, { is: 'against' }>,
  { status: words }: Messages,
  lang: Lang,
): string {
  if (forecast === null) return words.notExpected;
  const date = formatEdtf(forecast, lang);
  return lapsed ? words.lapsed(date) : words.expected(date);
}

/** Why: the cause, and what that follows from. */
export function whyWords(why: Why, t: Messages, lang: Lang): { cause: string; from: string | null } {
  const words = t.status;
  switch (why.by) {
    case 'obstacle': {
      const day = formatDay(why.due, lang);
      const from = why.overdue ? words.obstacleOverdue(day) : words.obstacleDue(day);
      return {
        cause: causeWord(t, why.cause),
        from: why.others > 0 ? `${from}, ${words.moreObstacles(why.others)}` : from,
      };
    }
    case 'move': {
      const { from, to } = why.move;
      const dates = from === null ? null : words.putOff(formatEdtf(from, lang), formatEdtf(to, lang));
      return { cause: causeWord(t, why.reason, why.move.as), from: dates };
    }
    case 'nobody':
      return { cause: words.noCause, from: null };
  }
}

/** A move of a forecast: '06/2025 → 12/2025', then 'lùi 6 tháng, vì …'. */
export function moveWords(move: ForecastMove, t: Messages, lang: Lang): { dates: string; rest: string } {
  const words = t.status;
  const to = formatEdtf(move.to, lang);
  const from = move.from === null ? '' : formatEdtf(move.from, lang);
  const after = move.adjustedTo === null ? [] : [words.afterAdjustment(formatEdtf(move.adjustedTo, lang))];
  const length = formatLength(move.days, lang);
  const why = reasonWords(move, t);
  switch (move.kind) {
    case 'first':
      return { dates: to, rest: [words.first, ...why, ...after].join(', ') };
    case 'unchanged':
      return { dates: words.unchanged(to), rest: after.join(', ') };
    case 'reworded':
      return { dates: words.moved(from, to), rest: [words.reworded, ...why, ...after].join(', ') };
    case 'later':
      return { dates: words.moved(from, to), rest: [words.later(length), ...why, ...after].join(', ') };
    case 'earlier':
      return { dates: words.moved(from, to), rest: [words.earlier(length), ...why, ...after].join(', ') };
  }
}

/** A date that is put off without a reason says that it has none; one brought forward needs none. */
function reasonWords({ kind, reason, as }: ForecastMove, t: Messages): string[] {
  if (reason !== null && reason !== 'unchanged')
    return [t.status.because(lowerFirst(causeWord(t, reason, as)))];
  return kind === 'later' ? [t.status.noReason] : [];
}
