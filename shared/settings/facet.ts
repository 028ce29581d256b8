import { z } from 'zod';
import type { Facet } from '../log/facet.ts';
import { groundsRecorded } from './document.ts';
import { THRESHOLD_PARTS } from './parts.ts';
import { THRESHOLDS, type Thresholds, thresholdsSchema } from './thresholds.ts';

/** What an installation is, decided once when it is filled: real, or the demonstration with its clock moved. */
export const identitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('real') }),
  z.object({ kind: z.literal('demonstration'), shiftDays: z.int() }),
]);
export type InstallationIdentity = z.infer<typeof identitySchema>;

const settingsEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('settings.installed'), identity: identitySchema }),
  z.object({
    type: z.literal('settings.thresholds'),
    thresholds: thresholdsSchema,
    /** Which part of them was set; not said at the installation. */
    part: z.enum(THRESHOLD_PARTS).exactOptional(),
    ...groundsRecorded,
  }),
]);
export type SettingsEvent = z.infer<typeof settingsEvent>;

export interface SettingsDay {
  identity: InstallationIdentity | null;
  thresholds: Thresholds;
}
export interface SettingsState extends SettingsDay {
  version: number;
}

export const settings: Facet<SettingsEvent, SettingsState, SettingsDay> = {
  name: 'settings',
  stream: 'settings',
  event: settingsEvent,
  empty: { identity: null, thresholds: THRESHOLDS, version: 0 },
  evolve: (state, event, { seq: version }) =>
    event.type === 'settings.installed'
      ? { ...state, version, identity: event.identity }
      : { ...state, version, thresholds: event.thresholds },
  day: ({ identity, thresholds }) => ({ identity, thresholds }),
  version: (state) => state.version,
};
