import { z } from 'zod';
import { isDay } from '../day.ts';
import type { Facet } from '../log/facet.ts';
import { UNIT_LEVELS } from '../unit.ts';

const day = z.string().refine(isDay);

/** A district, commune or ward with the days on which it exists, and whose area it took over. */
const unitSchema = z.object({
  level: z.enum(UNIT_LEVELS),
  kind: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  validFrom: day,
  validTo: day.nullable(),
  areaKm2: z.number(),
  labelLon: z.number(),
  labelLat: z.number(),
  /** The units before it; `share` is the part of its own area, 0 to 1, that came from each. */
  predecessors: z.array(z.object({ code: z.string(), share: z.number() })),
});
export type Unit = z.infer<typeof unitSchema>;

const unitEvent = z.object({ type: z.literal('unit.recorded'), unit: unitSchema });
export type UnitEvent = z.infer<typeof unitEvent>;

interface State {
  said: Unit | null;
  version: number;
}

const NOWHERE: Unit = {
  level: 'commune',
  kind: '',
  nameVi: '',
  nameEn: '',
  validFrom: '1900-01-01',
  validTo: '1900-01-01',
  areaKm2: 0,
  labelLon: 0,
  labelLat: 0,
  predecessors: [],
};

export const units: Facet<UnitEvent, State, Unit> = {
  name: 'unit',
  stream: 'unit',
  event: unitEvent,
  empty: { said: null, version: 0 },
  evolve: (_state, event, { seq }) => ({ said: event.unit, version: seq }),
  day: ({ said }) => said ?? NOWHERE,
  version: (state) => state.version,
};
