/** A subject of the log. Every stream has a chain of its own; each facet folds the streams of one kind. */
export const STREAM_KINDS = [
  'cluster',
  'unit',
  'organisation',
  'person',
  'target',
  'figure',
  'settings',
  'import',
  'reorganisation',
  'document',
] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** 'cluster:HN-058', 'person:p-city': the kind, and the subject's own id within it. */
export type StreamId = `${StreamKind}:${string}`;

export const streamOf = (kind: StreamKind, id: string): StreamId => `${kind}:${id}`;

const isKind = (text: string): text is StreamKind => (STREAM_KINDS as readonly string[]).includes(text);

/** The kind of a stream; null for what is not one. */
export function kindOf(stream: string): StreamKind | null {
  const kind = stream.slice(0, stream.indexOf(':'));
  return isKind(kind) ? kind : null;
}

export const idOf = (stream: string): string => stream.slice(stream.indexOf(':') + 1);

export const isStream = (text: string): text is StreamId =>
  kindOf(text) !== null && /^[A-Za-z0-9._-]{1,60}$/.test(idOf(text));
