import { decideReport as decideClearance, reportClearanceInput } from '../clearance/command.ts';
import { clearance } from '../clearance/facet.ts';
import { FIGURES as CLEARED, type Figure as Cleared, clusterHaOf } from '../clearance/figures.ts';
import { standingOf as clearedOn } from '../clearance/standing.ts';
import { refusedComponent } from '../codes/known.ts';
import { isDay } from '../day.ts';
import type { FieldError, FieldIssue } from '../errors.ts';
import { citationOf, type Ground } from '../register/ground.ts';
import { clearanceField, clearedIn, type ImportField, worksField } from '../tables/fields.ts';
import { decideReport as decideWorks, reportWorksInput } from '../works/command.ts';
import {
  BUILT_COMPONENTS,
  type Figure as Built,
  type Component,
  componentOf,
  type Figures,
} from '../works/components.ts';
import { planOf, type WorksState, works } from '../works/facet.ts';
import { standingOn } from '../works/standing.ts';
import type { ClusterRule, RowDecided } from './of-clusters.ts';
import type { Around, Change, ClusterStates, RowFault } from './plan.ts';
import type { SheetRecord } from './records.ts';

/** Tables of figures for a day: a row is a report, by the rules by which the forms of clearance and of works are reported. */

const STAMP = { seq: Number.MAX_SAFE_INTEGER, at: '', by: null };
const dayIn = ({ values }: SheetRecord): string => String(values.reported_for ?? '');

const faultAt = (
  field: ImportField | null,
  { issue, detail }: Pick<FieldError, 'issue' | 'detail'>,
): RowFault => ({
  field,
  issue,
  ...(detail === undefined ? {} : { detail }),
});
const wrong = (stood: ClusterStates, fault: RowFault): RowDecided => ({
  events: [],
  changes: [],
  faults: [fault],
  after: stood,
});

/** The day for which the row is true: its own, else the one of the table. */
function dayOf(record: SheetRecord, { statedFor }: Around): { day: string } | { fault: RowFault } {
  const said = dayIn(record) || statedFor;
  if (said === null) return { fault: { field: 'reported_for', issue: 'required' } };
  return isDay(said) ? { day: said } : { fault: { field: 'reported_for', issue: 'whole_day' } };
}

/** On what a report rests: the document, else the file from which it was taken. */
const restOf = ({ document, note }: Ground) =>
  document
    ? { provenance: 'sourced' as const, source: citationOf(document) }
    : { provenance: 'reported' as const, ...(note === undefined ? {} : { source: note }) };

const remarkOf = ({ values: { remark } }: SheetRecord) =>
  remark === undefined ? {} : { note: String(remark) };

export const clearanceRule: ClusterRule = {
  order: dayIn,
  decide(stood, record, around) {
    const on = dayOf(record, around);
    if ('fault' in on) return wrong(stood, on.fault);
    const said = figuresIn(record, CLEARED, clearanceField);
    const state = stood.clearance ?? clearance.empty;
    const parsed = reportClearanceInput.shape.said.safeParse({
      date: on.day,
      figures: said,
      ...remarkOf(record),
    });
    if (!parsed.success) return wrong(stood, unread(parsed.error.issues, clearedAt));
    const known = { today: around.today, clusterHa: clusterHaOf(stood.register.facts) };
    // A remark alone makes nothing new of what was said before.
    const { note, ...bare } = parsed.data;
    const first = decideClearance(state, { said: bare }, known);
    if (isUnchanged(first)) return wrong0(stood);
    const decided = note === undefined ? first : decideClearance(state, { said: parsed.data }, known);
    if ('refused' in decided) return wrong(stood, faultAt(clearedAt(decided.refused.field), decided.refused));
    const event = { ...decided.event, ...restOf(around.ground) };
    const before = clearedOn(state.reports.filter(({ date }) => date <= on.day)).figures;
    return {
      events: [event],
      changes: changesOf(said, before, clearanceField),
      faults: [],
      after: { ...stood, clearance: clearance.evolve(state, event, { ...STAMP, on: around.today }) },
    };
  },
};

export const worksRule: ClusterRule = {
  order: dayIn,
  decide(stood, record, around) {
    const on = dayOf(record, around);
    if ('fault' in on) return wrong(stood, on.fault);
    const said = builtIn(record);
    const state = stood.works ?? works.empty;
    const retired = retiredIn(said, state, around);
    if (retired) return wrong(stood, retired);
    const parsed = reportWorksInput.shape.said.safeParse({
      date: on.day,
      figures: said,
      ...remarkOf(record),
    });
    if (!parsed.success) return wrong(stood, unread(parsed.error.issues, builtAt));
    // A remark alone makes nothing new of what was said before.
    const { note, ...bare } = parsed.data;
    const first = decideWorks(state, { said: bare }, around);
    if (isUnchanged(first)) return wrong0(stood);
    const decided = note === undefined ? first : decideWorks(state, { said: parsed.data }, around);
    if ('refused' in decided) return wrong(stood, faultAt(builtAt(decided.refused.field), decided.refused));
    const event = { ...decided.event, ...restOf(around.ground) };
    const before = standingOn(state.reports, on.day).figures;
    return {
      events: [event],
      changes: changesOf(said, before, fieldOfBuilt),
      faults: [],
      after: { ...stood, works: works.evolve(state, event, { ...STAMP, on: around.today }) },
    };
  },
};

/** Of a component that is retired nothing new is said, except in a plan that stands: that is reported on to its end. */
function retiredIn(said: Figures, state: WorksState, { codes }: Around): RowFault | null {
  const planned = planOf(state)?.components.map(({ component }) => component) ?? [];
  for (const figure of Object.keys(said) as Built[]) {
    const component = componentOf(figure);
    const refused =
      component !== null && !planned.includes(component) && refusedComponent(codes, component, figure);
    if (refused) return faultAt(fieldOfBuilt(figure), refused.refused);
  }
  return null;
}

const wrong0 = (stood: ClusterStates): RowDecided => ({ events: [], changes: [], faults: [], after: stood });
const isUnchanged = (decided: object): boolean =>
  'refused' in decided && (decided.refused as FieldError).issue === 'unchanged';

const unread = (
  issues: readonly { path: PropertyKey[]; message: string }[],
  at: (field: string) => ImportField | null,
): RowFault => {
  const [first] = issues;
  return faultAt(at(first?.path.map(String).join('.') ?? ''), {
    issue: (first?.message ?? 'malformed') as FieldIssue,
  });
};

function figuresIn<F extends string>(
  { values }: SheetRecord,
  figures: readonly F[],
  fieldOf: (figure: F) => ImportField,
): Partial<Record<F, number>> {
  const found: Partial<Record<F, number>> = {};
  for (const figure of figures) {
    const value = values[fieldOf(figure)];
    if (typeof value === 'number') found[figure] = value;
  }
  return found;
}

function changesOf<F extends string>(
  said: Partial<Record<F, number>>,
  before: Partial<Record<F, number>>,
  fieldOf: (figure: F) => ImportField,
): Change[] {
  return (Object.entries(said) as [F, number][]).flatMap(([figure, value]) =>
    before[figure] === value
      ? []
      : [{ field: fieldOf(figure), from: before[figure]?.toString() ?? null, to: String(value) }],
  );
}

/** One component in a row, or a column for each. */
function builtIn(record: SheetRecord): Figures {
  const { component, progress, disbursed } = record.values;
  const found: Figures = {};
  for (const one of BUILT_COMPONENTS) {
    const percent = record.values[worksField(one)];
    if (typeof percent === 'number') found[`${one}.progress`] = percent;
  }
  const part = component === undefined ? null : (component as Component);
  if (part !== null && typeof progress === 'number') found[`${part}.progress`] = progress;
  if (typeof disbursed === 'number') {
    if (part === null) found.disbursed = disbursed;
    else found[`${part}.disbursed`] = disbursed;
  }
  return found;
}

const fieldOfBuilt = (figure: Built): ImportField =>
  figure.endsWith('disbursed') ? 'disbursed' : 'progress';

/** Where a refusal of the form stands in the sheet. */
function clearedAt(field: string): ImportField | null {
  const figure = field.split('.')[1];
  if (figure !== undefined && clearedIn(clearanceField(figure as Cleared)))
    return clearanceField(figure as Cleared);
  return field === 'date' ? 'reported_for' : field === 'note' ? 'remark' : null;
}
function builtAt(field: string): ImportField | null {
  if (field.startsWith('figures.')) return fieldOfBuilt(field.slice('figures.'.length) as Built);
  return field === 'date' ? 'reported_for' : field === 'note' ? 'remark' : null;
}
