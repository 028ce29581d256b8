import type { HandoverEvent } from '../people/handover.ts';
import type { PersonEvent } from '../people/person.ts';
import type { ReorganisationEvent } from '../people/reorganisation.ts';
import { formatDay, inLanguage, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import type { Said } from './said.ts';

/** What is said of people, and of whose a cluster is. */
const NOTHING_MORE = { date: null, why: null, note: null, document: null, source: null };

export function handoverSaid(event: HandoverEvent, t: Messages, lang: Lang): Said[] {
  const { kind, passed, given, since: sinceDay, area, areaBack, by } = t.assign.said;
  const told = { ...NOTHING_MORE, provenance: 'reported' as const, tone: 'baseline' };
  if (event.type === 'handover.succession_cancelled')
    return [{ ...told, kind: areaBack, title: '', note: event.note, tone: 'return' }];
  if (event.type === 'handover.succeeded') {
    const { number, issuer, paper } = event.document;
    const [title, date] = [passed(event.from, event.to), sinceDay(formatDay(event.since, lang))];
    const document = t.cluster.document(number, issuer);
    return [{ ...told, kind: area, title, date, note: by(event.person.name), document, paper }];
  }
  const { from, to, since, note } = event;
  const title = from === null ? given(to.name) : passed(from.name, to.name);
  const date = sinceDay(formatDay(since, lang));
  return [{ ...told, kind, title, date, note }];
}

export function reorganisationSaid(event: ReorganisationEvent, t: Messages, lang: Lang): Said[] {
  const { plan, planBack, counts, since } = t.assign.said;
  const told = { ...NOTHING_MORE, title: '', provenance: 'reported' as const, tone: 'baseline' };
  if (event.type === 'reorganisation.cancelled')
    return [{ ...told, kind: planBack, note: event.note, tone: 'return' }];
  const { passings, accounts, document, since: from } = event.signing;
  return [
    {
      ...told,
      kind: plan,
      title: counts(passings.length, accounts.length),
      date: since(formatDay(from, lang)),
      document: t.cluster.document(document.number, document.issuer),
      paper: document.paper,
    },
  ];
}

export function personSaid(event: PersonEvent, t: Messages, lang: Lang): Said[] {
  const { kind, ...said } = t.assign.personSaid;
  const told = { ...NOTHING_MORE, kind, provenance: 'reported' as const, tone: 'baseline' };
  switch (event.type) {
    case 'person.recorded': {
      const { name, role } = event.person;
      const note = [name, inLanguage(event.person, 'title', lang), t.role[role]].filter(Boolean).join(' · ');
      return [{ ...told, title: said.recorded, note }];
    }
    case 'person.assigned':
      return [{ ...told, title: said.assigned }];
    case 'person.account':
      return [{ ...told, title: said[event.change] }];
    case 'person.term': {
      const days = [event.from, event.until].map((day) => (day === null ? '…' : formatDay(day, lang)));
      return [{ ...told, title: said.term, date: days.join(' – ') }];
    }
    case 'person.leave':
    case 'person.stands_in': {
      const date = `${formatDay(event.from, lang)} – ${formatDay(event.until, lang)}`;
      if (event.type === 'person.stands_in')
        return [{ ...told, title: said.standsIn(event.absent.name), date }];
      return [{ ...told, title: said.leave(event.substitute.name), date, note: event.note || null }];
    }
    case 'person.leave_ended':
      return [{ ...told, title: said.leaveEnded, date: said.until(formatDay(event.until, lang)) }];
  }
}
