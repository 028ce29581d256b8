import { addDays, type Day } from '../shared/day.ts';
import { MILESTONES, type MilestoneCode } from '../shared/lifecycle.ts';
import type { Entry } from '../shared/milestone.ts';
import { workday, workdayFrom } from './holidays.ts';
import type { Random } from './random.ts';
import { type Chapter, illustrative } from './reports.ts';

/**
 * What the demonstration's people do with something that has happened: the manager reports it, the committee confirms
 * it or returns it with a reason, the manager reports it again.
 */
const WHY_RETURNED = [
  'Biên bản thiếu chữ ký của tư vấn giám sát.',
  'Chưa kèm văn bản chứng minh.',
  'Ngày nêu trong báo cáo không khớp với văn bản kèm theo.',
  'Diện tích nêu trong báo cáo chưa khớp với trích đo.',
] as const;

const actual = (milestone: MilestoneCode, day: Day, random: Random): Entry => ({
  milestone,
  kind: 'actual',
  date: day,
  // Said to be made up in the number itself: nobody may take it for a real document.
  document: { number: `Minh họa ${random.between(3, 240)}`, day, issuer: 'Chủ đầu tư hạ tầng (minh họa)' },
  ...illustrative,
  report: true,
});

/** As `actual` is reported on `told`, and returned after some days. */
function returned(
  milestone: MilestoneCode,
  day: Day,
  {
    told,
    back,
    random,
  }: {
    told: Day;
    back: Day;
    random: Random;
  },
): Chapter[] {
  const why: Entry = {
    milestone,
    kind: 'return',
    date: day,
    note: random.pick(WHY_RETURNED),
    ...illustrative,
  };
  return [
    { day: told, by: 'manager', entries: [actual(milestone, day, random)] },
    { day: back, by: 'committee', entries: [why] },
  ];
}

/** Reported within days and confirmed within two weeks; one of eight is returned first, but for what programmes count. */
export function reportOf(milestone: MilestoneCode, day: Day, random: Random): Chapter[] {
  const isGate = MILESTONES[milestone].gate === true;
  const chapters: Chapter[] = [];
  let told = workday(addDays(day, random.between(1, isGate ? 3 : 7)));
  if (!isGate && random.chance(0.13)) {
    const back = workday(addDays(told, random.between(3, 9)));
    chapters.push(...returned(milestone, day, { told, back, random }));
    told = workday(addDays(back, random.between(4, 20)));
  }
  const confirmed = workday(addDays(told, random.between(3, isGate ? 6 : 14)));
  const yes: Entry = { milestone, kind: 'confirmation', date: day, ...illustrative };
  chapters.push(
    { day: told, by: 'manager', entries: [actual(milestone, day, random)] },
    { day: confirmed, by: 'committee', entries: [yes] },
  );
  return chapters;
}

/** What lies before the committee, or came back to the manager, on the demonstration's first day. */
export function openReport(
  milestone: MilestoneCode,
  { today, isReturned, random }: { today: Day; isReturned: boolean; random: Random },
): Chapter[] {
  if (!isReturned) {
    const told = workdayFrom(addDays(today, -random.between(2, 10)));
    const day = workdayFrom(addDays(told, -random.between(1, 6)));
    return [{ day: told, by: 'manager', entries: [actual(milestone, day, random)] }];
  }
  const told = workdayFrom(addDays(today, -random.between(16, 34)));
  const back = workdayFrom(addDays(today, -random.between(5, 12)));
  return returned(milestone, workdayFrom(addDays(told, -4)), { told, back, random });
}
