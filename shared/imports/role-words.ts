import { MESSAGES } from '../i18n/messages.ts';
import { ROLES, type Role } from '../roles.ts';
import type { CellProblem } from '../tables/read.ts';
import { foldVietnamese } from '../text.ts';

type Held = Exclude<Role, 'public'>;

/**
 * Roles as lists of people write them. A post is no role: "Giám đốc", "Chuyên viên", "Phó Chủ tịch" may be any of them and
 * are told, for a role is what somebody may see and do.
 */
const WRITTEN: Record<Held, readonly string[]> = {
  project_manager: ['quan ly du an', 'quan ly du an cum', 'chu dau tu', 'project manager', 'investor'],
  area_committee: [
    'ubnd',
    'ubnd xa',
    'ubnd phuong',
    'ubnd xa phuong',
    'ubnd cap xa',
    'ubnd dia ban',
    'uy ban nhan dan',
    'uy ban nhan dan cap xa',
    'dia ban',
    'committee',
    'area committee',
    'local committee',
  ],
  department: ['so', 'so cong thuong', 'can bo so', 'can bo so cong thuong', 'department'],
  leadership: ['lanh dao', 'lanh dao thanh pho', 'lanh dao ubnd thanh pho', 'leadership', 'leader'],
  administrator: ['quan tri', 'quan tri vien', 'quan tri he thong', 'admin', 'administrator'],
};

const byName = new Map<string, Held>();

const keyOf = (text: string): string =>
  foldVietnamese(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function names(): ReadonlyMap<string, Held> {
  if (byName.size > 0) return byName;
  for (const role of ROLES) {
    if (role === 'public') continue;
    for (const words of Object.values(MESSAGES)) byName.set(keyOf(words.role[role]), role);
    for (const written of [role.replaceAll('_', ' '), ...WRITTEN[role]]) byName.set(written, role);
  }
  return byName;
}

/** The role that a cell names, in our own words or in those of lists. */
export const roleIn = (text: string): Held | CellProblem => names().get(keyOf(text)) ?? 'not_a_role';
