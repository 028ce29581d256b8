import { isDay } from '../day.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../lifecycle.ts';
import type { GroundDocument } from '../register/ground.ts';
import type { ImportField } from '../tables/fields.ts';
import { decideDates } from './dates-said.ts';
import type { ClusterRule } from './of-clusters.ts';
import type { RowFault } from './plan.ts';
import type { DateSaid, SheetRecord } from './records.ts';

/** A table of milestones: a row says of one cluster when one of them happened or is due, and may bring its own document. */
export const milestoneRule: ClusterRule = {
  order: ({ values: { milestone } }) =>
    String(MILESTONE_CODES.indexOf(milestone as MilestoneCode) + 1).padStart(3, '0'),
  decide(stood, record, around) {
    const own = ownDocument(record);
    if ('wrong' in own) return { events: [], changes: [], faults: [own.wrong], after: stood };
    const { dates, faults } = datesIn(record);
    const found = decideDates(
      stood.milestones,
      { dates, stage: null, decisionNo: null },
      {
        today: around.today,
        document: own.document ?? around.ground.document ?? null,
        statedFor: around.statedFor,
        procedure: stood.procedure,
        codes: around.codes,
      },
    );
    return {
      events: found.events,
      changes: found.changes,
      faults: [...faults, ...found.faults],
      after: { ...stood, milestones: found.after },
    };
  },
};

const DATES = [
  ['date_done', 'done'],
  ['date_due', 'schedule'],
] as const;

function datesIn({ values, dates, faults: cells }: SheetRecord): { dates: DateSaid[]; faults: RowFault[] } {
  const milestone = values.milestone as MilestoneCode | undefined;
  const own = DATES.flatMap(([field, means]): DateSaid[] => {
    const date = values[field];
    return date === undefined || milestone === undefined
      ? []
      : [{ milestone, means, date: String(date), field }];
  });
  const all = [...dates, ...own];
  const isUnread = milestone === undefined && cells.length === 0 && dates.length === 0;
  const faults: RowFault[] = isUnread ? [{ field: 'milestone', issue: 'required' }] : [];
  return { dates: all, faults };
}

/** The document of the row: its number, its day and who issued it, or none. A part of one is none. */
function ownDocument({ values }: SheetRecord): { document: GroundDocument | null } | { wrong: RowFault } {
  const { document_no: number, document_day: day, document_issuer: issuer } = values;
  if (number === undefined && day === undefined && issuer === undefined) return { document: null };
  const missing = (field: ImportField): { wrong: RowFault } => ({ wrong: { field, issue: 'required' } });
  if (day === undefined) return missing('document_day');
  if (!isDay(String(day))) return { wrong: { field: 'document_day', issue: 'date_impossible' } };
  if (issuer === undefined) return missing('document_issuer');
  const kind = 'decision' as const;
  return {
    document: {
      kind,
      number: number === undefined ? null : String(number),
      day: String(day),
      issuer: String(issuer),
    },
  };
}
