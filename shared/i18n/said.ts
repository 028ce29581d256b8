import type { CalendarEvent } from '../calendar/facet.ts';
import type { ClearanceLogged } from '../clearance/events.ts';
import type { CodesEvent } from '../codes/facet.ts';
import type { DisciplineEvent } from '../discipline/facet.ts';
import type { EvidenceEvent } from '../evidence/facet.ts';
import type { FacetEvent } from '../log/event.ts';
import { facetOfType } from '../log/event.ts';
import type { DocumentReference } from '../milestone.ts';
import type { MilestonesLogged } from '../milestones/facet.ts';
import type { ObstaclesEvent } from '../obstacles/facet.ts';
import type { OrganisationEvent } from '../people/organisation.ts';
import type { ProcedureEvent } from '../procedure/facet.ts';
import type { TargetEvent } from '../programmes/facet.ts';
import type { Provenance } from '../register.ts';
import type { ReportsEvent } from '../reports/facet.ts';
import { REPORT_TEXTS } from '../reports/texts.ts';
import type { Grounds } from '../settings/document.ts';
import type { SettingsEvent } from '../settings/facet.ts';
import { valuesOf } from '../settings/parts.ts';
import type { WorksLogged } from '../works/events.ts';
import { amountWords } from './amount-words.ts';
import { clearanceWords } from './clearance-words.ts';
import { formatDay, formatEdtf, inLanguage, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import { causeWord } from './named.ts';
import { handoverSaid, personSaid, reorganisationSaid } from './people-said.ts';
import { periodNameOf } from './period-words.ts';
import { registerSaid } from './register-words.ts';
import { worksWords } from './works-words.ts';

/** An event in words: for the history, for a conflict, and wherever else it is told what somebody said. */
export interface Said {
  /** What kind of thing was said: 'forecast', 'obstacle opened'. */
  kind: string;
  /** What it is about; empty where the kind says it. */
  title: string;
  date: string | null;
  why: string | null;
  note: string | null;
  document: string | null;
  /** The id of its file, where it is among the documents on file. */
  paper?: string | undefined;
  provenance: Provenance;
  source: string | null;
  /** For its colour. */
  tone: string;
}

type Teller = (event: never, t: Messages, lang: Lang) => Said[];

const NOTHING_MORE = { date: null, why: null, note: null, document: null, source: null };

/** An act that was undone: of what, and why. */
function undoneSaid(title: string, { note }: { note: string }, t: Messages): Said[] {
  const kind = t.cluster.registered['register.restored'];
  return [{ ...NOTHING_MORE, kind, title, note, provenance: 'reported', tone: 'return' }];
}

function milestonesSaid(event: MilestonesLogged, t: Messages, lang: Lang): Said[] {
  if (event.type === 'milestones.restored') return undoneSaid(t.cluster.milestone, event, t);
  return event.entries.map(({ kind, milestone, date, reason, as, note, document, provenance, source }) => ({
    kind: t.entryKind[kind],
    title: t.milestone[milestone],
    date: formatEdtf(date, lang),
    why: reason ? causeWord(t, reason, as) : null,
    note: note ?? null,
    document: document ? t.cluster.document(document.number, document.issuer) : null,
    paper: document?.paper,
    provenance,
    source: source ?? null,
    tone: kind,
  }));
}

function obstaclesSaid(event: ObstaclesEvent, t: Messages, lang: Lang): Said[] {
  const said = {
    ...NOTHING_MORE,
    kind: t.obstacle.said[event.type],
    title: '',
    provenance: event.provenance,
    tone: event.type === 'obstacles.resolved' ? 'confirmation' : 'return',
  };
  switch (event.type) {
    case 'obstacles.opened':
      return [
        {
          ...said,
          title: t.milestone[event.milestone],
          date: t.obstacle.by(formatDay(event.due, lang)),
          why: causeWord(t, event.cause, event.as),
          note: event.what,
        },
      ];
    case 'obstacles.handed_on':
    case 'obstacles.reopened':
      return [{ ...said, date: t.obstacle.by(formatDay(event.due, lang)), note: event.note }];
    case 'obstacles.answered':
      return [{ ...said, note: event.note }];
    case 'obstacles.resolved':
      return [{ ...said, note: event.result }];
  }
}

function clearanceSaid(event: ClearanceLogged, t: Messages, lang: Lang): Said[] {
  if (event.type === 'clearance.withdrawn') return undoneSaid(t.clearance.title, event, t);
  return [
    {
      kind: t.clearance.said[event.type],
      ...clearanceWords(event, t, lang),
      note: event.note ?? null,
      provenance: event.provenance,
      source: event.source ?? null,
      tone: 'actual',
    },
  ];
}
function evidenceSaid(event: EvidenceEvent, t: Messages): Said[] {
  const { type, provenance } = event;
  const said = { ...NOTHING_MORE, kind: t.evidence.said[type], title: '', provenance };
  if (event.type === 'evidence.withdrawn') return [{ ...said, note: event.reason, tone: 'return' }];
  const { milestone, caption, name } = event;
  return [
    {
      ...said,
      title: milestone === null ? t.evidence.noMilestone : t.milestone[milestone],
      document: name,
      note: caption,
      tone: 'confirmation',
    },
  ];
}

function disciplineSaid(event: DisciplineEvent, t: Messages, lang: Lang): Said[] {
  const words = t.discipline.said;
  const { provenance, note = null } = event;
  const said = { ...NOTHING_MORE, title: '', provenance, note };
  const by = (document: DocumentReference | undefined) =>
    document ? { document: t.cluster.document(document.number, document.issuer), paper: document.paper } : {};
  switch (event.type) {
    case 'discipline.decided': {
      const { milestone, verdict, date, original } = event;
      const why = words.against(formatEdtf(original, lang));
      const tone = verdict === 'approved' ? 'confirmation' : 'return';
      return [
        {
          ...said,
          kind: words[verdict],
          title: t.milestone[milestone],
          date: formatEdtf(date, lang),
          why,
          tone,
        },
      ];
    }
    case 'discipline.explained': {
      const { milestone, date, cause, as } = event;
      const about = {
        title: t.milestone[milestone],
        date: formatEdtf(date, lang),
        why: causeWord(t, cause, as),
      };
      return [{ ...said, ...about, kind: words.explained, tone: 'forecast' }];
    }
    case 'discipline.paused': {
      const until = `${formatDay(event.from, lang)} – ${formatEdtf(event.until, lang)}`;
      return [
        {
          ...said,
          kind: words.paused,
          ...by(event.document),
          date: until,
          why: causeWord(t, event.cause, event.as),
          tone: 'return',
        },
      ];
    }
    case 'discipline.extended':
      return [{ ...said, kind: words.extended, date: formatEdtf(event.until, lang), tone: 'return' }];
    case 'discipline.resumed': {
      const date = formatDay(event.on, lang);
      return [{ ...said, ...by(event.document), kind: words.resumed, date, tone: 'confirmation' }];
    }
  }
}

function worksSaid(event: WorksLogged, t: Messages, lang: Lang): Said[] {
  if (event.type === 'works.withdrawn') return undoneSaid(t.works.title, event, t);
  return [
    {
      kind: t.works.said[event.type],
      ...worksWords(event, t, lang),
      note: event.note ?? null,
      provenance: event.provenance,
      source: event.source ?? null,
      tone: event.type === 'works.planned' ? 'baseline' : 'actual',
    },
  ];
}

/** A rung by its name; what is taken back by the name of what it was. */
function procedureSaid(event: ProcedureEvent, t: Messages, lang: Lang): Said[] {
  const { said: words, rung } = t.ladder;
  const { type, provenance, note = null } = event;
  const about = { ...NOTHING_MORE, kind: words[type], provenance, note };
  if (type === 'procedure.taken_back') {
    const { what } = event;
    const isAct = what === 'returned' || what === 'supplemented';
    return [{ ...about, title: isAct ? words[`procedure.${what}`] : rung[what], tone: 'return' }];
  }
  const { date, document, source = null } = event;
  return [
    {
      ...about,
      title: 'rung' in event ? rung[event.rung] : '',
      date: formatDay(date, lang),
      document: document ? t.cluster.document(document.number, document.issuer) : null,
      source,
      tone: type === 'procedure.returned' ? 'return' : 'actual',
    },
  ];
}

function agencySaid({ organisation }: OrganisationEvent, t: Messages): Said[] {
  const { agency, closed } = t.assign.personSaid;
  const title = organisation.closed ? closed : '';
  const { nameVi: note, provenance } = organisation;
  return [{ ...NOTHING_MORE, kind: agency, title, note, provenance, tone: 'baseline' }];
}

function reportsSaid(event: ReportsEvent, t: Messages, lang: Lang): Said[] {
  const told = REPORT_TEXTS.flatMap((name) => {
    const text = event[name];
    return text === null ? [] : [`${t.report.text[name]}: ${text}`];
  });
  const note = event.nothing ? t.report.nothingTold : told.join('\n');
  const { provenance, period } = event;
  return [
    {
      ...NOTHING_MORE,
      kind: t.report.said(periodNameOf(period, t, lang)),
      title: '',
      note,
      provenance,
      tone: 'confirmation',
    },
  ];
}

function targetSaid({ target, reason }: TargetEvent, t: Messages, lang: Lang): Said[] {
  const { recorded, closed } = t.programmes.said;
  const kind = target.closed ? closed : recorded;
  const aim =
    target.min === null || target.max === null
      ? null
      : amountWords(target, [target.min, target.max], t, lang);
  return [
    {
      ...NOTHING_MORE,
      kind,
      title: inLanguage(target, 'name', lang),
      date: target.dueOn && t.programmes.due(formatDay(target.dueOn, lang)),
      why: aim,
      note: reason,
      document: inLanguage(target, 'source', lang),
      paper: target.papers?.source ?? undefined,
      provenance: 'reported',
      tone: 'baseline',
    },
  ];
}

function settingsSaid(event: SettingsEvent, t: Messages): Said[] {
  if (event.type !== 'settings.thresholds') return [];
  const date = event.part ? valuesOf(event.thresholds, event.part).join(' · ') : null;
  return [{ ...NOTHING_MORE, ...setSaid(event, t), kind: t.set.thresholds, title: '', date }];
}

function calendarSaid({ days, ...grounds }: CalendarEvent, t: Messages, lang: Lang): Said[] {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const date =
    first === last ? formatDay(first, lang) : `${formatDay(first, lang)} – ${formatDay(last, lang)}`;
  return [{ ...NOTHING_MORE, ...setSaid(grounds, t), kind: t.set.calendar, title: '', date }];
}

function codesSaid({ entry, reason: note }: CodesEvent, t: Messages, lang: Lang): Said[] {
  const title = (lang === 'vi' ? entry.nameVi : entry.nameEn) ?? '';
  return [{ ...NOTHING_MORE, kind: t.set.entry, title, note, provenance: 'reported', tone: 'baseline' }];
}

/** What all settings have in common: why, and by which document. */
const setSaid = ({ reason, document }: { [K in keyof Grounds]?: Grounds[K] | undefined }, t: Messages) => ({
  note: reason ?? null,
  document: document ? t.cluster.document(document.number, document.issuer) : null,
  paper: document?.paper,
  provenance: 'reported' as const,
  tone: 'baseline',
});

/** By facet; a capability is one line here. */
const TELLERS: Record<string, Teller> = {
  discipline: disciplineSaid,
  milestones: milestonesSaid,
  obstacles: obstaclesSaid,
  clearance: clearanceSaid,
  evidence: evidenceSaid,
  works: worksSaid,
  procedure: procedureSaid,
  register: registerSaid,
  reports: reportsSaid,
  handover: handoverSaid,
  reorganisation: reorganisationSaid,
  target: targetSaid,
  settings: settingsSaid,
  calendar: calendarSaid,
  codes: codesSaid,
  person: personSaid,
  organisation: agencySaid,
};

export const saidIn = (event: FacetEvent, t: Messages, lang: Lang): Said[] =>
  TELLERS[facetOfType(event.type)]?.(event as never, t, lang) ?? [];
