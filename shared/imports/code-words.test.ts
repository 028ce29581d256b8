import { expect, test } from 'vitest';
import { AS_BUILT } from '../codes/facet.ts';
import { namesIn } from '../codes/known.ts';
import { componentNamed } from './code-words.ts';
import { milestoneNamed } from './milestone-words.ts';

test('names that are given here, and components of one’s own, were known to no table', () => {
  const names = namesIn({
    'component.own_1': { ...AS_BUILT, nameVi: 'Hồ điều hòa', nameEn: 'Retention pond' },
    'component.roads': { ...AS_BUILT, nameVi: 'Đường trục chính' },
    'milestone.ceremony': { ...AS_BUILT, nameVi: 'Lễ ra quân' },
  });
  expect(componentNamed('HỒ  ĐIỀU HOÀ', names)).toBe('own_1');
  expect(componentNamed('retention pond', names)).toBe('own_1');
  expect(componentNamed('đường trục chính', names)).toBe('roads');
  expect(componentNamed('Đường giao thông', names)).toBe('roads');
  expect(componentNamed('Hồ điều hòa')).toBe('not_a_component');
  expect(milestoneNamed('Lễ ra quân', names)).toBe('ceremony');
  expect(milestoneNamed('Khởi công', names)).toBe('construction_started');
});
