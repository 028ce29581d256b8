import { addDays, type Day } from '../shared/day.ts';
import { type Edtf, lastDay, spanOf } from '../shared/edtf.ts';
import type { MilestoneCode } from '../shared/lifecycle.ts';
import type { Entry } from '../shared/milestone.ts';
import { type Course, courseOf } from './cohort43.ts';
import { ladderChapters } from './procedure.ts';
import { type RegisterRow, readPromise, type Statement } from './register.ts';
import { type Chapter, DEMO_START, type Taken } from './reports.ts';
import { storyOf } from './story.ts';

/** All that is recorded about one cluster, and from which day the register knows it. */
export interface Chronicle {
  registeredOn: Day;
  chapters: Chapter[];
  course: Course | null;
}

/** The last day on which something was reported to have happened and was not returned. */
export function happenedOn({ chapters }: Pick<Chronicle, 'chapters'>, milestone: MilestoneCode): Day | null {
  const entries = chapters.flatMap(({ entries: said }) => said).filter((e) => e.milestone === milestone);
  const last = entries.findLast(({ kind }) => kind === 'actual' || kind === 'return');
  return last?.kind === 'actual' ? lastDay(last.date) : null;
}

/** Decision 1292/QĐ-UBND lists the clusters planned to 2020. */
const PLAN_LISTED: Day = '2018-03-15';
/** The first public list of the operating clusters; earlier days know nothing of them. */
const EXISTING_LISTED: Day = '2020-03-02';
const PLAN_2025: Day = '2025-01-15';

export function chronicleOf(row: RegisterRow, statements: readonly Statement[]): Chronicle {
  switch (row.reading) {
    case 'established_2018_2020':
      return cohortChronicle(row, statements);
    case 'existing_operating':
      return existingChronicle(row, statements);
    case 'later_2021_plus':
    case 'proposed':
      return laterChronicle(row, statements);
  }
}

export const sourced = (row: RegisterRow, note?: string) => ({
  provenance:
    row.confidence === 'unsourced' || row.confidence === 'placeholder'
      ? ('illustrative' as const)
      : ('sourced' as const),
  ...(row.source ? { source: row.source } : {}),
  ...(note ? { note } : {}),
});

function cohortChronicle(row: RegisterRow, statements: readonly Statement[]): Chronicle {
  const course = courseOf(row, statements);
  const said = [...statedChapters(row, statements, course), ...columnChapters(row, statements, course)];
  const taken: Taken = (milestone, kind) =>
    said
      .flatMap(({ entries }) => entries)
      .find((entry) => entry.milestone === milestone && entry.kind === kind)?.date;
  const inPlan: Chapter = {
    day: PLAN_LISTED,
    by: 'department',
    entries: [
      {
        milestone: 'in_plan',
        kind: 'actual',
        date: '2018-03',
        provenance: 'illustrative',
      },
    ],
  };
  const chapters = [inPlan, ...said, ...storyOf(course, taken)];
  return { registeredOn: PLAN_LISTED, chapters: inOrder(chapters), course };
}

/** Decision, ground-breaking and promised completion from the register's own columns. */
function columnChapters(row: RegisterRow, statements: readonly Statement[], course: Course): Chapter[] {
  const has = (milestone: MilestoneCode) =>
    statements.some((s) => s.code === row.code && s.milestone === milestone && s.kind === 'actual');
  const chapters: Chapter[] = [];
  const add = (day: Day, by: Chapter['by'], entry: Entry) => chapters.push({ day, by, entries: [entry] });
  const decided = lastDay(course.established.date);
  if (row.decisionDate && !has('established')) {
    const note = row.decisionNo ? `Quyết định ${row.decisionNo}` : undefined;
    add(decided, 'department', {
      milestone: 'established',
      kind: 'actual',
      date: row.decisionDate,
      ...sourced(row, note),
    });
  }
  if (row.groundbreaking && !has('construction_started')) {
    const known = knownOn(row.groundbreaking, row.statusAsOf);
    add(known, 'department', {
      milestone: 'construction_started',
      kind: 'actual',
      date: row.groundbreaking,
      ...sourced(row),
    });
  }
  const promise = row.expectedCompletion ? readPromise(row.expectedCompletion) : null;
  if (promise?.ofDecision) {
    add(decided, 'department', {
      milestone: 'infrastructure_completed',
      kind: 'baseline',
      date: promise.date,
      ...sourced(row),
    });
  }
  return chapters;
}

/** A date becomes known when its source appears, and never before it can have happened. */
function knownOn(date: Edtf, statusAsOf: Edtf | null): Day {
  const first = spanOf(date).first ?? lastDay(date);
  const appeared = statusAsOf ? (spanOf(statusAsOf).first ?? lastDay(statusAsOf)) : addDays(first, 3);
  return appeared < first ? first : appeared;
}

function statedChapters(
  row: RegisterRow,
  statements: readonly Statement[],
  course: Course | null,
): Chapter[] {
  const decided = course ? lastDay(course.established.date) : DEMO_START;
  return statements
    .filter((statement) => statement.code === row.code)
    .map(({ milestone, kind, date, recordedOn, source, note, ground }) => ({
      day: recordedOn ?? decided,
      // Taken over from the press or a plan: nobody here has reported it.
      by: 'department' as const,
      entries: [
        {
          milestone,
          kind,
          date,
          provenance: ground,
          source: source === 'clusters.csv' ? (row.source ?? source) : source,
          ...(note ? { note } : {}),
        },
      ],
    }));
}

/** Its source doubts that it operates, or that it is a cluster: it stands among the 70 so that their number holds. */
const isDoubtful = ({ status }: RegisterRow) =>
  /có thể chưa thuộc nhóm đang hoạt động|có thể không được tính/.test(status ?? '');

/** No source dates the beginning: that a cluster is counted among those operating by March 2020 is all that is known. */
export function operatingBy2020(row: RegisterRow) {
  if (row.source === null || isDoubtful(row)) return { ...sourced(row), provenance: 'illustrative' as const };
  const said = row.status?.startsWith('Đang hoạt động')
    ? 'nguồn nêu cụm đang hoạt động, không nêu từ ngày nào'
    : 'nguồn của cụm không nêu việc hoạt động';
  return {
    provenance: 'derived' as const,
    source: row.source,
    note: `Suy ra: xếp vào 70 cụm đang hoạt động theo số liệu công bố tháng 3/2020; ${said}.`,
  };
}

/** The 70: operating by the time of the public count; the decision of those that have one. */
function existingChronicle(row: RegisterRow, statements: readonly Statement[]): Chronicle {
  const entries: Entry[] = [];
  if (row.decisionDate) {
    const note = row.decisionNo ? `Quyết định ${row.decisionNo}` : undefined;
    entries.push({ milestone: 'established', kind: 'actual', date: row.decisionDate, ...sourced(row, note) });
  }
  entries.push({ milestone: 'first_tenant', kind: 'actual', date: '../2020-02', ...operatingBy2020(row) });
  const listed: Chapter = { day: EXISTING_LISTED, by: 'department', entries };
  return {
    registeredOn: EXISTING_LISTED,
    chapters: inOrder([listed, ...statedChapters(row, statements, null)]),
    course: null,
  };
}

function laterChronicle(row: RegisterRow, statements: readonly Statement[]): Chronicle {
  const chapters = [...statedChapters(row, statements, null), ...ladderChapters(row.code)];
  if (row.decisionDate) {
    const day = row.statusAsOf ? lastDay(row.statusAsOf) : lastDay(row.decisionDate);
    chapters.push({
      day,
      by: 'department',
      entries: [{ milestone: 'established', kind: 'actual', date: row.decisionDate, ...sourced(row) }],
    });
  }
  const stated = row.statusAsOf ? knownOn(row.statusAsOf, row.statusAsOf) : PLAN_2025;
  const days = [stated, ...chapters.map((chapter) => chapter.day)].sort();
  return { registeredOn: days[0] ?? stated, chapters: inOrder(chapters), course: null };
}

/** By day; of one day the decision first, so that a baseline never precedes the establishment it belongs to. */
function inOrder(chapters: readonly Chapter[]): Chapter[] {
  const rank = (chapter: Chapter) => (chapter.entries.some((entry) => entry.kind === 'actual') ? 0 : 1);
  return [...chapters].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rank(a) - rank(b)));
}
