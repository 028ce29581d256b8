import type { RegisterEvent } from '../register.ts';
import { factValue } from './fact-words.ts';
import { formatEdtf, type Lang } from './format.ts';
import type { Messages } from './messages.ts';
import type { Said } from './said.ts';

/**
 * What was said of the register itself. Of what was taken over from published sources only corrections: its facts stand
 * on the page with their day.
 */
export function registerSaid(event: RegisterEvent, t: Messages, lang: Lang): Said[] {
  const { ground } = event;
  if (ground === undefined && event.type !== 'register.corrected') return [];
  const document = ground?.document ?? null;
  const said: Said = {
    kind: t.cluster.registered[event.type],
    title: '',
    date: null,
    why: null,
    note: ground?.note ?? null,
    document: document ? t.cluster.document(document.number, document.issuer) : null,
    paper: document?.paper,
    source: null,
    provenance: 'reported',
    tone: 'baseline',
  };
  switch (event.type) {
    case 'register.entered':
    case 'register.corrected':
      return [{ ...said, title: event.identity.nameVi }];
    case 'register.restored':
      return [{ ...said, title: event.identity?.nameVi ?? t.cluster.notEntered, tone: 'return' }];
    case 'register.parties':
      return [{ ...said, title: event.named ?? t.cluster.nobodyBuilds, date: startCorrected(event, lang) }];
    case 'register.facts':
      return event.facts.map(({ field, value, statedFor, provenance, source }, i) => ({
        ...said,
        // What they rest on is told once, under the last of them.
        ...(i < event.facts.length - 1 ? { note: null, document: null, paper: undefined } : {}),
        title: `${t.cluster.fact[field]}: ${factValue(field, value, t, lang)}`,
        date: statedFor && formatEdtf(statedFor, lang),
        provenance,
        source,
      }));
    case 'register.fact_withdrawn': {
      const { field, value, statedFor, source } = event.fact;
      const date = statedFor && formatEdtf(statedFor, lang);
      const title = `${t.cluster.fact[field]}: ${factValue(field, value, t, lang)}`;
      return [{ ...said, title, date, source, tone: 'return' }];
    }
    case 'register.phased':
      return [{ ...said, title: event.phases.map(({ name }) => name).join('; ') }];
    case 'register.merged':
      return [{ ...said, title: event.into ?? t.cluster.notMerged, tone: 'return' }];
    case 'register.absorbed': {
      const title = `${event.code} ${event.nameVi}`;
      return [{ ...said, title, why: event.undone ? t.cluster.notMerged : null, tone: 'return' }];
    }
  }
}

/** The day from which who builds does so, where that is what was corrected. */
function startCorrected(
  { instead, parties }: Extract<RegisterEvent, { type: 'register.parties' }>,
  lang: Lang,
): string | null {
  const [gone] = instead ?? [];
  const stands = gone && parties.find(({ organisationId }) => organisationId === gone.organisationId);
  return stands ? formatEdtf(stands.validFrom, lang) : null;
}
