import { z } from 'zod';
import type { Facet } from '../log/facet.ts';
import { groundSchema } from '../register/ground.ts';
import { IMPORT_KINDS, type ImportKind } from '../tables/fields.ts';
import { columnSchema } from './asked.ts';

/** A file that was entered as one act: what it was, how it was read, what it touched; and whether it was undone. */

/** What it touched: the subject, the row of the sheet, the first and the last event of it. */
const touchedSchema = z.object({
  code: z.string(),
  row: z.int(),
  from: z.int(),
  to: z.int(),
  isNew: z.boolean(),
});
export type Touched = z.infer<typeof touchedSchema>;

const importEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('import.applied'),
    /** What its rows spoke of. */
    kind: z.enum(IMPORT_KINDS).default('clusters'),
    file: z.object({ name: z.string(), sha256: z.string(), bytes: z.int() }),
    sheet: z.string(),
    /** By what the layout is known again, and how it was read. */
    layout: z.string(),
    columns: z.array(columnSchema),
    /** Records of the sheet, of which `touched` changed something. */
    rows: z.int(),
    touched: z.array(touchedSchema),
    /** Organisations that it named for the first time. */
    begun: z.array(z.object({ id: z.string(), seq: z.int() })).default([]),
    ground: groundSchema,
  }),
  z.object({ type: z.literal('import.undone'), note: z.string() }),
]);
export type ImportEvent = z.infer<typeof importEvent>;
export type Applied = Extract<ImportEvent, { type: 'import.applied' }>;

export interface ImportState {
  applied: Applied | null;
  undone: boolean;
  version: number;
}

export interface ImportDay {
  kind: ImportKind;
  file: string;
  sha256: string;
  sheet: string;
  layout: string;
  rows: number;
  entered: number;
  changed: number;
  undone: boolean;
}

export const imports: Facet<ImportEvent, ImportState, ImportDay> = {
  name: 'import',
  stream: 'import',
  event: importEvent,
  empty: { applied: null, undone: false, version: 0 },
  evolve: (state, event, { seq: version }) =>
    event.type === 'import.applied'
      ? { applied: event, undone: false, version }
      : { ...state, undone: true, version },
  day: ({ applied, undone }) => ({
    kind: applied?.kind ?? 'clusters',
    file: applied?.file.name ?? '',
    sha256: applied?.file.sha256 ?? '',
    sheet: applied?.sheet ?? '',
    layout: applied?.layout ?? '',
    rows: applied?.rows ?? 0,
    entered: applied?.touched.filter(({ isNew }) => isNew).length ?? 0,
    changed: applied?.touched.filter(({ isNew }) => !isNew).length ?? 0,
    undone,
  }),
  version: (state) => state.version,
};
