import { expect, test } from 'vitest';
import { THRESHOLDS } from '../settings/thresholds.ts';
import { MESSAGES } from './messages.ts';
import { saidIn } from './said.ts';

test('regression: of two who changed one thing at once, each was told that it was changed, and not to what', () => {
  const thresholds = { ...THRESHOLDS, report: { ...THRESHOLDS.report, construction: 14, preparation: 28 } };
  const set = { type: 'settings.thresholds', thresholds, part: 'report' } as const;
  expect(saidIn(set, MESSAGES.vi, 'vi').map(({ date }) => date)).toEqual(['14 · 28']);
  const person = {
    name: 'Trần Thị Lan',
    titleVi: 'Phó trưởng ban',
    titleEn: '',
    organisationId: 'o',
    role: 'project_manager',
    unitCode: null,
    provenance: 'reported',
  } as const;
  const [said] = saidIn({ type: 'person.recorded', person }, MESSAGES.vi, 'vi');
  expect(said?.note).toBe('Trần Thị Lan · Phó trưởng ban · Quản lý dự án');
});
