import { z } from 'zod';
import { storedEdtf } from '../fields.ts';
import type { Facet } from '../log/facet.ts';

export const FIGURE_UNITS = ['clusters', 'ha', 'plants', 'vnd_bn_per_ha'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/**
 * A figure about all clusters of the city as a source has published it: quoted, never computed and never added to. Two
 * sources that disagree are two figures, both shown.
 */
const figureSchema = z.object({
  position: z.int(),
  /** What is counted or measured. */
  nameVi: z.string(),
  nameEn: z.string(),
  value: z.number(),
  /** The other end, where the source gives a range. */
  upTo: z.number().nullable(),
  /** Of how many, where the source says so. */
  of: z.number().nullable(),
  unit: z.enum(FIGURE_UNITS),
  /** The date the source speaks of. */
  statedFor: storedEdtf,
  noteVi: z.string().nullable(),
  noteEn: z.string().nullable(),
  source: z.string(),
});
export type FigureDay = z.infer<typeof figureSchema>;

const figureEvent = z.object({ type: z.literal('figure.recorded'), figure: figureSchema });
export type FigureEvent = z.infer<typeof figureEvent>;

interface State {
  said: FigureDay | null;
  version: number;
}

const NOTHING: FigureDay = {
  position: 0,
  nameVi: '',
  nameEn: '',
  value: 0,
  upTo: null,
  of: null,
  unit: 'clusters',
  statedFor: '1900',
  noteVi: null,
  noteEn: null,
  source: '',
};

export const figures: Facet<FigureEvent, State, FigureDay> = {
  name: 'figure',
  stream: 'figure',
  event: figureEvent,
  empty: { said: null, version: 0 },
  evolve: (_state, event, { seq }) => ({ said: event.figure, version: seq }),
  day: ({ said }) => said ?? NOTHING,
  version: (state) => state.version,
};
