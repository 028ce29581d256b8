import { z } from 'zod';
import { CALENDAR_KEY } from '../../../shared/calendar/command.ts';
import { DAY_KINDS } from '../../../shared/calendar/facet.ts';
import { type GroundsTyped, noGrounds } from '../../commands/ground-fields.tsx';
import { type Kept, useDraft } from '../../commands/use-draft.tsx';
import { useSession } from '../../session.ts';
import type { SpanTyped } from './spans.ts';

const NO_SPAN: SpanTyped = { from: '', to: '', kind: 'off' };
const typed = z.array(z.object({ from: z.string(), to: z.string(), kind: z.enum(DAY_KINDS) })).min(1);

export interface CalendarDraft {
  kept: Kept<GroundsTyped & { spans: string }>;
  spans: SpanTyped[];
  setSpans: (spans: readonly SpanTyped[]) => void;
}

/** What is typed into the form, kept on the device; the spans of days as one text. */
export function useCalendarDraft(
  { stream, version }: { stream: string; version: number },
  chosen: SpanTyped | null,
): CalendarDraft {
  const { today } = useSession();
  const about = { stream, key: CALENDAR_KEY, version };
  const empty = { spans: JSON.stringify([chosen ?? NO_SPAN]), ...noGrounds(today) };
  const kept = useDraft('settings.calendar', about, empty);
  return {
    kept,
    spans: spansIn(kept.fields.spans),
    setSpans: (spans) => kept.change({ spans: JSON.stringify(spans) }),
  };
}

function spansIn(text: string): SpanTyped[] {
  try {
    return typed.parse(JSON.parse(text));
  } catch {
    // Kept by an earlier release in another shape.
    return [NO_SPAN];
  }
}
