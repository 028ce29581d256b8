import { addWorkdays } from '../shared/calendar/workdays.ts';
import type { Cause } from '../shared/cause.ts';
import type { Day } from '../shared/day.ts';
import type { Decided, DisciplineEvent } from '../shared/discipline/facet.ts';
import { type MissedDate, missedDates } from '../shared/discipline/missed.ts';
import { type ForecastRequest, requestsOf } from '../shared/discipline/request.ts';
import { type Edtf, lastDay } from '../shared/edtf.ts';
import type { MilestoneCode, Mover } from '../shared/lifecycle.ts';
import { applyEntry, EMPTY_STANDING, type Standing } from '../shared/milestone.ts';
import { THRESHOLDS } from '../shared/settings/thresholds.ts';
import { deriveState } from '../shared/state.ts';
import { openMilestones } from '../shared/update.ts';
import type { Chronicle } from './chronicle.ts';
import { isWorkday } from './holidays.ts';
import { type Random, randomFrom } from './random.ts';
import { type Chapter, DEMO_START, illustrative } from './reports.ts';

/**
 * What was decided on the forecasts of the demonstration, how missed dates were explained, and what stood still: made up,
 * and marked so. It follows the dates that are told elsewhere and never changes one.
 */
export interface DisciplineChapter {
  day: Day;
  by: Mover;
  event: DisciplineEvent;
}

/** From here on it is asked who approves; Decision 33/2022 has been in force since. */
const IN_USE_FROM: Day = '2023-01-03';

/** What nobody has decided on yet, of those whose forecast has stood for long: cluster and milestone. */
const UNDECIDED = new Set([
  'HN-058 infrastructure_completed',
  'HN-063 construction_started',
  'HN-P04 infrastructure_completed',
]);
const REFUSED: Readonly<Record<string, string>> = {
  'HN-058 component_works':
    'Chưa nêu được phần việc nào phụ thuộc giải phóng mặt bằng. Chủ đầu tư lập lại tiến độ theo từng hạng mục.',
  'HN-064 construction_started':
    'Tiến độ đã được điều chỉnh một lần đến quý I/2025; chưa có căn cứ mới để tiếp tục lùi.',
};

type Words = readonly (readonly [Cause, string])[];
const ON_LAND: Words = [
  ['compensation_price', 'Một số hộ chưa nhận tiền bồi thường, phương án đợt cuối phải niêm yết lại.'],
  ['land_title', 'Hồ sơ nguồn gốc đất của các thửa cuối chưa được xác nhận.'],
  ['resettlement_graves', 'Chưa có nghĩa trang để di chuyển số mộ còn lại.'],
];
const ON_WORKS: Words = [
  ['outside_infrastructure', 'Chưa có điểm đấu nối ngoài hàng rào nên chưa nghiệm thu được.'],
  ['investor_capacity', 'Nhà thầu thi công chậm, đã thay nhà thầu hạng mục thoát nước.'],
];
const LAND: readonly MilestoneCode[] = ['site_cleared', 'land_allocated', 'construction_started'];

export function disciplineOf(code: string, { chapters }: Chronicle): DisciplineChapter[] {
  const random = randomFrom(`discipline ${code}`);
  const inOrder = [...chapters].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return [...decisions(code, inOrder, random), ...explanations(inOrder, random), ...pausesOf(code)].filter(
    ({ day }) => day < DEMO_START,
  );
}

interface Asked {
  milestone: MilestoneCode;
  date: Edtf;
  on: Day;
}

/** Each forecast that needs it is decided on some days after it was said, if it still stands then. */
function decisions(code: string, chapters: readonly Chapter[], random: Random): DisciplineChapter[] {
  const told: DisciplineChapter[] = [];
  const decided: Decided[] = [];
  let asked: Asked[] = [];
  let standing = EMPTY_STANDING;
  const requests = (): ForecastRequest[] =>
    requestsOf(standing, { decided, thresholds: THRESHOLDS, open: openMilestones(standing) });
  const decideBefore = (day: Day) => {
    for (const { milestone, date, on } of asked.filter((one) => one.on < day)) {
      const request = requests().find((one) => one.milestone === milestone && one.state === 'waiting');
      if (request?.date !== date) continue;
      const said = {
        milestone,
        date,
        original: request.original,
        verdict: 'approved',
        ...illustrative,
      } as const;
      const by = request.approver === 'department' ? 'department' : 'city_committee';
      decided.push({ ...said, seq: decided.length, on, by: null });
      told.push({ day: on, by, event: { type: 'discipline.decided', ...said } });
    }
    asked = asked.filter((one) => one.on >= day);
  };
  for (const chapter of chapters) {
    decideBefore(chapter.day);
    standing = after(standing, chapter);
    for (const { milestone, date, state } of requests()) {
      if (state !== 'waiting' || asked.some((one) => one.milestone === milestone && one.date === date))
        continue;
      asked.push({ milestone, date, on: decidedOn(chapter.day, chapters, random) });
    }
  }
  decideBefore(DEMO_START);
  return told.flatMap((chapter) => settled(code, chapter, standing));
}

const after = (standing: Standing, { day, entries }: Chapter): Standing =>
  entries.reduce((before, entry) => applyEntry(before, entry, day, 1), standing);

/** A working day on which nothing else is said of the cluster: who came first is plain. */
function decidedOn(said: Day, chapters: readonly Chapter[], random: Random): Day {
  let day = addWorkdays(said < IN_USE_FROM ? IN_USE_FROM : said, random.between(4, 14));
  while (!isWorkday(day) || chapters.some((chapter) => chapter.day === day)) day = addWorkdays(day, 1);
  return day;
}

/** Of the forecast that stands in the end some are not decided yet, and some were refused. */
function settled(code: string, chapter: DisciplineChapter, standing: Standing): DisciplineChapter[] {
  const { event } = chapter;
  if (event.type !== 'discipline.decided') return [chapter];
  const key = `${code} ${event.milestone}`;
  const forecast = standing.milestones[event.milestone]?.forecast ?? event.date;
  // An approval of a later date would cover it.
  if (UNDECIDED.has(key) && lastDay(event.date) >= lastDay(forecast)) return [];
  if (forecast !== event.date) return [chapter];
  const note = REFUSED[key];
  return note ? [{ ...chapter, event: { ...event, verdict: 'refused', note } }] : [chapter];
}

/** Missed dates are explained in time by whoever still reports; whoever does not report explains nothing either. */
function explanations(chapters: readonly Chapter[], random: Random): DisciplineChapter[] {
  const standing = chapters.reduce(after, EMPTY_STANDING);
  const { stage, gate } = deriveState(standing);
  const open = openMilestones(standing);
  const known = { explained: [], pauses: [], open, stage, gate, thresholds: THRESHOLDS };
  const lastWord = chapters.findLast(({ by }) => by === 'manager')?.day ?? '';
  return missedDates(standing, known, DEMO_START)
    .map((missed) => ({ missed, day: explainedOn(missed, random) }))
    .filter(({ missed, day }) => missed.owed && day <= lastWord)
    .map(({ missed: { milestone, of, date }, day }) => {
      const [cause, note] = random.pick(LAND.includes(milestone) ? ON_LAND : ON_WORKS);
      const event = {
        type: 'discipline.explained',
        milestone,
        of,
        date,
        cause,
        note,
        ...illustrative,
      } as const;
      return { day, by: 'investor', event };
    });
}

function explainedOn({ date }: MissedDate, random: Random): Day {
  const passed = lastDay(date);
  return passed < IN_USE_FROM
    ? addWorkdays(IN_USE_FROM, random.between(3, 15))
    : addWorkdays(passed, random.between(1, 5));
}

/** One that is over its expected end, and one that ended in time. */
function pausesOf(code: string): DisciplineChapter[] {
  const by = 'department';
  if (code === 'HN-P06') {
    const note = 'Dừng thi công chuẩn bị để chờ điều chỉnh cục bộ quy hoạch phân khu (minh họa).';
    const said = { cause: 'planning', note, from: '2025-01-13', until: '2025-02', ...illustrative } as const;
    return [{ day: '2025-01-14', by, event: { type: 'discipline.paused', ...said } }];
  }
  if (code !== 'HN-065') return [];
  const note = 'Khu vực dự án ngập sau bão số 3 (minh họa).';
  const said = {
    cause: 'force_majeure',
    note,
    from: '2024-09-11',
    until: '2024-10',
    ...illustrative,
  } as const;
  return [
    { day: '2024-09-12', by, event: { type: 'discipline.paused', ...said } },
    { day: '2024-10-21', by, event: { type: 'discipline.resumed', on: '2024-10-21', ...illustrative } },
  ];
}
