import { z } from 'zod';
import type { Facet } from '../log/facet.ts';

/** The lists of which an installation may say something. What their codes mean to the rules stays with the program. */
export const CODE_LISTS = ['cause', 'component', 'milestone'] as const;
export type CodeList = (typeof CODE_LISTS)[number];

export const MOVERS = ['investor', 'local_committee', 'department', 'city_committee'] as const;

const entry = {
  /** Of an entry that the installation has added: the built-in one that it counts as, everywhere. */
  like: z.string().nullable(),
  /** Null: as the program names it. */
  nameVi: z.string().nullable(),
  nameEn: z.string().nullable(),
  /** Whether it can be chosen for something new; what it was chosen for keeps it. */
  offered: z.boolean(),
  /** Its place among those of its kind; null: as the program has it. */
  position: z.int().nullable(),
  /** Of a component: what it weighs in a new plan, per cent. */
  weight: z.number().nullable(),
  /** Of a milestone: whose move it is; null: as the program has it. */
  mover: z.enum(MOVERS).nullable(),
};
const entrySchema = z.object(entry);
export type CodeEntry = z.infer<typeof entrySchema>;

export const AS_BUILT: CodeEntry = {
  like: null,
  nameVi: null,
  nameEn: null,
  offered: true,
  position: null,
  weight: null,
  mover: null,
};

const codesEvent = z.object({
  type: z.literal('codes.set'),
  list: z.enum(CODE_LISTS),
  code: z.string(),
  entry: entrySchema,
  reason: z.string(),
});
export type CodesEvent = z.infer<typeof codesEvent>;

/** By 'cause.permits'; only what the installation has said something of. */
export type CodeEntries = Record<string, CodeEntry>;

export interface CodesDay {
  entries: CodeEntries;
}
export interface CodesState extends CodesDay {
  versions: Record<string, number>;
}

export const keyOf = (list: CodeList, code: string): string => `${list}.${code}`;

/** A part of the settings' stream: how the codes of the program are named and offered here. */
export const codes: Facet<CodesEvent, CodesState, CodesDay> = {
  name: 'codes',
  stream: 'settings',
  event: codesEvent,
  empty: { entries: {}, versions: {} },
  evolve: ({ entries, versions }, { list, code, entry: said }, { seq }) => ({
    entries: { ...entries, [keyOf(list, code)]: said },
    versions: { ...versions, [keyOf(list, code)]: seq },
  }),
  day: ({ entries }) => ({ entries }),
  version: ({ versions }, key) => versions[key] ?? 0,
};
