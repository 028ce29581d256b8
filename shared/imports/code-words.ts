import { MESSAGES } from '../i18n/messages.ts';
import { ROLES, type Role } from '../roles.ts';
import { COMPONENT_NAMES } from '../tables/figure-heads.ts';
import type { CellProblem } from '../tables/read.ts';
import { foldVietnamese } from '../text.ts';
import { COMPONENTS, type Component } from '../works/components.ts';

/** Components and roles in the words of cells: our own in each language, and those that tables have. */

const plain = (text: string): string => foldVietnamese(text).replace(/\s+/g, ' ').trim();

export function componentNamed(text: string): Component | CellProblem {
  const said = plain(text).replace(/^(he thong|hang muc|ha tang) /, '');
  const found = COMPONENTS.find(
    (code) =>
      COMPONENT_NAMES[code].includes(said) ||
      COMPONENT_NAMES[code].includes(plain(text)) ||
      Object.values(MESSAGES).some(({ works }) => plain(works.component[code]) === plain(text)),
  );
  return found ?? 'not_a_component';
}

const ROLE_NAMES: Partial<Record<Role, readonly string[]>> = {
  administrator: ['quan tri', 'admin'],
  department: ['so', 'so cong thuong', 'chuyen vien so', 'chuyen vien'],
  leadership: ['lanh dao'],
  area_committee: ['ubnd xa', 'ubnd phuong', 'ubnd huyen', 'cap xa', 'dia phuong'],
  project_manager: ['quan ly du an', 'chu dau tu', 'can bo quan ly cum'],
};

export function roleNamed(text: string): Role | CellProblem {
  const said = plain(text);
  const found = ROLES.find(
    (role) =>
      role !== 'public' &&
      (ROLE_NAMES[role]?.includes(said) ||
        Object.values(MESSAGES).some(({ role: words }) => plain(words[role]) === said)),
  );
  return found ?? 'not_a_role';
}
