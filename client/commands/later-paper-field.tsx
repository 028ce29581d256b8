import { later } from '../later.tsx';

/** The same field, on a page that most open who file nothing: it comes when its form is opened. */
export const LaterPaperField = later(async () => (await import('./paper-field.tsx')).PaperField, {
  lines: 2,
});
