import { v7 as uuidv7 } from 'uuid';
import { PROVINCE } from '../../server/province.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { THRESHOLDS_KEY } from '../../shared/settings/command.ts';
import type { Caller } from './services.ts';

export const SETTINGS = streamOf('settings', PROVINCE);

/** Why something is set, and by which document. */
export const GROUNDS = {
  reason: 'Kết luận họp giao ban',
  document: { number: '12/TB-SCT', day: '2025-03-28', issuer: 'Sở Công Thương' },
};

/** About the settings, over a version that never stands. */
const command = () => ({ stream: SETTINGS, expected: 999_999, request: uuidv7() });

const BASIS = { basisVi: 'Thông báo 12/TB-SCT', basisEn: 'Notice 12/TB-SCT' };
export const thresholdSaid = (days: number) => ({
  part: 'atRisk' as const,
  numbers: { days },
  ...BASIS,
  ...GROUNDS,
});

/** Everything about the settings: no cluster and no person is named in it. */
export const SETTING: Record<string, (caller: Caller) => Promise<unknown>> = {
  'settings.thresholds': (c) => c.settings.thresholds(),
  'settings.effect': (c) => c.settings.effect({ part: 'atRisk', numbers: { days: 60 } }),
  'settings.setThresholds': (c) =>
    c.settings.setThresholds({ ...command(), key: THRESHOLDS_KEY, said: thresholdSaid(60) }),
};
