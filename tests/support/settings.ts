import { v7 as uuidv7 } from 'uuid';
import { PROVINCE } from '../../server/province.ts';
import { CALENDAR_KEY } from '../../shared/calendar/command.ts';
import { AS_BUILT } from '../../shared/codes/facet.ts';
import { streamOf } from '../../shared/log/stream.ts';
import { THRESHOLDS_KEY } from '../../shared/settings/command.ts';
import { say } from './log.ts';
import { sayPaper } from './papers.ts';
import type { Caller, TestServices } from './services.ts';

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
  'settings.calendar': (c) => c.settings.calendar({}),
  'settings.changeCalendar': (c) =>
    c.settings.changeCalendar({
      ...command(),
      key: CALENDAR_KEY,
      said: { spans: [{ from: '2025-06-02', to: '2025-06-02', kind: 'off' }], ...GROUNDS },
    }),
  'settings.codes': (c) => c.settings.codes(),
  'settings.setCode': (c) =>
    c.settings.setCode({
      ...command(),
      key: 'cause.permits',
      said: { ...AS_BUILT, like: null, nameVi: 'x', reason: 'y' },
    }),
};

/** The demonstration sets nothing beyond its thresholds; tests of what every facet has in common need that somebody does. */
export const saySettings = (services: TestServices): Promise<unknown> =>
  say(services, SETTINGS, {
    type: 'calendar.changed',
    days: [{ day: '2025-06-02', kind: 'off' }],
    ...GROUNDS,
  })
    .then(() =>
      say(services, SETTINGS, {
        type: 'codes.set',
        list: 'milestone',
        code: 'site_cleared',
        entry: { ...AS_BUILT, nameVi: 'Bàn giao mặt bằng sạch', nameEn: 'Clean land handed over' },
        reason: 'Thống nhất tên gọi',
      }),
    )
    .then(() =>
      say(services, streamOf('import', '0197c6d2-0000-7000-8000-000000000001'), {
        type: 'import.applied',
        file: { name: 'danh-muc.xlsx', sha256: '0'.repeat(64), bytes: 1 },
        sheet: 'Trang 1',
        layout: 'code|name',
        columns: [],
        rows: 1,
        touched: [],
        ground: { note: 'Danh mục của Sở' },
      }),
    )
    .then(() => sayPaper(services));
