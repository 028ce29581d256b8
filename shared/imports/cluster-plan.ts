import { codeForm, isCode } from '../register/code.ts';
import { decideCorrect, decideEnter, type EntryEvent, refusedArea, sizedAs } from '../register/command.ts';
import { decideFacts } from '../register/facts-command.ts';
import type { IdentitySaid } from '../register/identity.ts';
import { type RegisterState, register } from '../register.ts';
import type { ImportField } from '../tables/fields.ts';
import { clusterOf, factsOf, type Identified, identityFrom, type Said, unitsSaid } from './cluster-said.ts';
import { decideDates } from './dates-said.ts';
import { matchOf, type Named } from './match.ts';
import { decideParty } from './party-said.ts';
import { type Following, isOfOne, placed } from './placing.ts';
import {
  type Around,
  blankPlan,
  type Change,
  type ClusterStates,
  NOTHING_STANDS,
  type RowFault,
  type RowPlan,
  standsAt,
} from './plan.ts';
import type { SheetRecord } from './records.ts';
import { faultOf } from './refused.ts';
import { unitKey } from './units-asked.ts';
import { type NamedUnit, OR } from './words.ts';

/** What becomes of each record of a sheet of clusters: nothing, a new cluster, a change; or why it cannot be said. */

export function* planRows(records: readonly SheetRecord[], around: Around): Generator<undefined, RowPlan[]> {
  const seen = new Map<string, number>();
  const plans: RowPlan[] = [];
  for (const record of records) {
    const plan = planRow(record, around);
    yield;
    const first = plan.code === null ? undefined : seen.get(plan.code);
    if (first !== undefined && plan.is !== 'asked') {
      const fault: RowFault = { field: null, issue: 'twice', detail: String(first + 1) };
      plans.push({ ...plan, is: 'wrong', events: [], changes: [], faults: [fault] });
      continue;
    }
    if (plan.code !== null) seen.set(plan.code, record.row);
    plans.push(plan);
  }
  return plans;
}

function planRow(record: SheetRecord, around: Around): RowPlan {
  const said = clusterOf(record, around);
  const named: Named = { code: said.code, name: said.name ?? '', place: said.place ?? '', units: said.near };
  const blank: RowPlan = {
    ...blankPlan(record.row, record.faults),
    code: said.code,
    name: said.name ?? said.code ?? '',
  };
  const choice = around.choices.get(record.row);
  const refused = refusedCode(said.code, choice, around);
  if (refused) return { ...blank, faults: [refused] };
  if (said.name === null && (said.code === null || !around.index.get(said.code))) {
    return { ...blank, faults: [{ field: 'name', issue: 'no_name' }] };
  }
  const match = choice === undefined ? matchOf(named, around.index) : chosenMatch(choice);
  if (match.is === 'asked') {
    return {
      ...blank,
      is: 'asked',
      suspects: match.suspects,
      faults: [{ field: 'name', issue: 'which_cluster' }],
    };
  }
  return match.is === 'new'
    ? entering(blank, said, around)
    : changing({ ...blank, code: match.code }, said, around);
}

const chosenMatch = (choice: string) =>
  choice === 'new' ? ({ is: 'new' } as const) : ({ is: 'known', code: choice } as const);

/**
 * Why nothing can be said under the code that the row has, or that was chosen for it: it has another form, it is another
 * cluster's second entry, it is there and was chosen to be new, or there is none.
 */
function refusedCode(code: string | null, choice: string | undefined, around: Around): RowFault | null {
  const { index, states, codePrefix } = around;
  if (code !== null && !index.get(code) && !isCode(code, codePrefix))
    return { field: 'code', issue: 'code_form', detail: codeForm(codePrefix) };
  for (const named of [code, choice ?? null]) {
    const into = (named !== null && states.get(named)?.register.mergedInto) || null;
    if (into !== null) return { field: 'code', issue: 'merged', detail: into };
  }
  if (choice === 'new') {
    return code !== null && index.get(code) ? { field: 'code', issue: 'taken', detail: code } : null;
  }
  if (choice !== undefined && !index.get(choice))
    return { field: 'code', issue: 'not_a_choice', detail: choice };
  return null;
}

const AMBIGUOUS: RowFault = { field: 'unit', issue: 'ambiguous_unit' };

function entering(blank: RowPlan, said: Said, around: Around): RowPlan {
  const { today, units, ground, index } = around;
  const code = said.code ?? around.nextCode();
  const stream = `cluster:${code}` as const;
  if (said.near.length > 1) return { ...blank, faults: [AMBIGUOUS] };
  const named = identityFrom(said, null, units);
  const wrong = wrongIdentity(named);
  if (wrong) return { ...blank, faults: [wrong] };
  const chosen = (place: string) => around.unitChoices.get(unitKey(place)) ?? [];
  const { identity, follows } = placed(named as IdentitySaid, units, { today, chosen });
  const command = {
    stream,
    said: { ...identity, areaHa: null, investor: null, establishes: false, ...ground },
  };
  // Of an act that was undone a state is left in which nothing stands: its code can be entered again.
  const stood = around.states.get(code) ?? NOTHING_STANDS;
  const before = stood.register;
  const decided = decideEnter(before, command, { today, units, register: [], investors: [] });
  if ('refused' in decided) return { ...blank, faults: [faultOf(decided.refused)] };
  const entered = decided.events.reduce(
    (state, event) => (event.type.startsWith('register.') ? evolved(state, event) : state),
    before,
  );
  const facts = factEvents(entered, said, around);
  const party = decideParty(entered, said.investor, around);
  const dates = datesOf(said, stood, around);
  index.add({ code, name: said.name ?? '', place: said.place ?? '', units: unitsIn(entered) });
  return {
    ...blank,
    is: 'new',
    code,
    stands: standsAt(stood),
    changes: [...newLines(said), ...unitLine(follows), ...facts.changes, ...party.changes, ...dates.changes],
    faults: [
      ...unitRemark(follows),
      ...facts.faults,
      ...party.faults,
      ...dates.faults,
      ...areaRemark(facts, identity, around),
    ],
    events: [...decided.events, ...facts.events, ...party.events, ...dates.events],
    begins: party.begins,
    investor: party.asks,
    unit: askedPlace(said, follows),
  };
}

/** What it says of its steps, on the decision that the row itself names or on that of the file. */
const datesOf = (
  { dates, stage, texts }: Said,
  { milestones, procedure }: ClusterStates,
  { today, ground, statedFor, codes }: Around,
) =>
  decideDates(
    milestones,
    { dates, stage, decisionNo: texts.decision_no ?? null },
    { today, document: ground.document ?? null, statedFor, procedure, codes },
  );

const unitLine = (follows: Following | null): Change[] =>
  follows === null || !isOfOne(follows)
    ? []
    : follows.units.map(({ nameVi }) => ({ field: 'unit', from: null, to: nameVi }));
/** Which of several communes its place is in; where none is known there is nothing to choose from. */
const askedPlace = ({ place }: Said, follows: Following | null): RowPlan['unit'] =>
  place === null || follows === null || isOfOne(follows) || follows.units.length === 0
    ? null
    : { name: place, among: follows.units.map(({ code }) => code) };

const FOLLOWS = {
  name: 'unit_from_name',
  former: 'unit_from_former',
  several: 'unit_of_several',
  many: 'unit_of_many',
  none: 'unit_not_known',
} as const;
const unitRemark = (follows: Following | null): RowFault[] =>
  follows === null || follows.by === 'chosen'
    ? []
    : [
        {
          field: 'unit',
          issue: FOLLOWS[follows.by],
          detail: follows.units.map(({ nameVi }) => nameVi).join(', '),
          isRemark: true,
        },
      ];

const unitsIn = ({ units }: RegisterState) => units.map(({ unitCode }) => unitCode);
const evolved = (state: RegisterState, event: EntryEvent): RegisterState =>
  register.evolve(state, event as Parameters<typeof register.evolve>[1], {
    seq: 1,
    at: '',
    on: '',
    by: null,
  });

const newLines = (said: Said): Change[] =>
  (['name', 'kind', 'place', 'unit', 'lat', 'lon'] as const).flatMap((field) => {
    const to = said.shown[field];
    return to === undefined ? [] : [{ field, from: null, to }];
  });

function changing(blank: RowPlan & { code: string }, said: Said, around: Around): RowPlan {
  const { today, units, ground, states } = around;
  const stood = states.get(blank.code) ?? NOTHING_STANDS;
  const state = stood.register;
  if (!state.identity)
    return { ...blank, faults: [{ field: 'code', issue: 'not_a_choice', detail: blank.code }] };
  if (state.mergedInto)
    return { ...blank, faults: [{ field: 'code', issue: 'merged', detail: state.mergedInto }] };
  const identity = identityFrom(said, state, units);
  const wrong = wrongIdentity(identity);
  if (wrong) return { ...blank, faults: [wrong] };
  const faults: RowFault[] = [];
  const events: EntryEvent[] = [];
  const changes = identityChanges(said, state, units);
  if (said.near.length > 1 && changes.some(({ field }) => field === 'unit')) faults.push(AMBIGUOUS);
  if (changes.length > 0) {
    const command = {
      stream: `cluster:${blank.code}` as const,
      said: { ...(identity as IdentitySaid), ...ground },
    };
    const decided = decideCorrect(state, command, { today, units, register: [] });
    if ('refused' in decided) faults.push(faultOf(decided.refused));
    else events.push(decided.event);
  }
  const facts = factEvents(state, said, around);
  const dates = datesOf(said, stood, around);
  const party = decideParty(state, said.investor, around);
  const all = [...changes, ...facts.changes, ...party.changes, ...dates.changes];
  const more = [...facts.events, ...party.events, ...dates.events];
  const is = faults.length > 0 ? 'wrong' : all.length === 0 ? 'same' : 'change';
  return {
    ...blank,
    is: more.length === 0 && events.length === 0 && is === 'change' ? 'wrong' : is,
    name: state.identity.nameVi,
    stands: standsAt(stood),
    changes: all,
    faults: [
      ...faults,
      ...facts.faults,
      ...party.faults,
      ...dates.faults,
      ...areaRemark(facts, identity as IdentitySaid, around),
    ],
    events: faults.length > 0 ? [] : [...events, ...more],
    begins: faults.length > 0 ? [] : party.begins,
    investor: party.asks,
  };
}

/** What of a row is other than what stands. A name in another spelling is the same name. */
function identityChanges(
  said: Said,
  { identity, units }: RegisterState,
  known: readonly NamedUnit[],
): Change[] {
  if (!identity) return [];
  const changes: Change[] = [];
  const add = (field: ImportField, from: string | number | null) => {
    const to = said.shown[field];
    if (to !== undefined)
      changes.push({ field, from: from === null || from === '' ? null : String(from), to });
  };
  if (said.isRenamed(identity.nameVi)) add('name', identity.nameVi);
  if (said.isElsewhere(identity.place)) add('place', identity.place);
  if (said.kind !== null && said.kind !== identity.kind) add('kind', identity.kind);
  const lies = units.map(({ unitCode }) => unitCode);
  if (said.unit !== null && !said.unit.split(OR).some((code) => lies.includes(code)))
    add('unit', unitsSaid(lies, known));
  if (said.position && (said.position.lat !== identity.lat || said.position.lon !== identity.lon)) {
    add('lat', identity.lat);
    add('lon', identity.lon);
  }
  return changes;
}

function factEvents(state: RegisterState, said: Said, { today, ground, statedFor }: Around) {
  const { facts, changes } = factsOf(said, state, { ground, statedFor });
  if (facts.length === 0) return { events: [], changes, faults: [] as RowFault[] };
  const decided = decideFacts(state, { said: { facts, ...ground } }, today);
  if ('refused' in decided) {
    const { field, issue, detail } = decided.refused;
    const at = facts[Number(field.split('.')[1])]?.field;
    const fault: RowFault = {
      field: (at as ImportField | undefined) ?? null,
      issue,
      ...(detail ? { detail } : {}),
    };
    return { events: [], changes: [], faults: [fault] };
  }
  return { events: [decided.event], changes, faults: [] as RowFault[] };
}

/** A new area outside the limits of its day is entered, because the file says so; and it is told. */
function areaRemark({ changes }: { changes: Change[] }, of: IdentitySaid, around: Around): RowFault[] {
  const ha = Number(changes.find(({ field }) => field === 'area_ha')?.to);
  if (Number.isNaN(ha)) return [];
  const on = around.ground.document?.day ?? around.today;
  const refused = refusedArea(ha, { ...sizedAs(of), on });
  return refused ? [{ ...faultOf(refused.refused), isRemark: true }] : [];
}

function wrongIdentity(identity: Identified): RowFault | null {
  return 'wrong' in identity ? { field: identity.wrong, issue: identity.issue } : null;
}
