import type { Actor } from '../shared/roles.ts';

/** The URLs of the product, in one place. Query parameters that travel along are added by useGo(). */
export const paths = {
  home: '/',
  cluster: (code: string) => `/clusters/${encodeURIComponent(code)}`,
  unit: (code: string) => `/areas/${encodeURIComponent(code)}`,
  delays: '/delays',
  changes: '/changes',
  programmes: '/programmes',
  reports: '/reports',
  reminders: '/reminders',
  assignments: '/assignments',
  manage: '/manage',
  audit: '/manage/audit',
  procedure: '/procedure',
  manageProgrammes: '/manage/programmes',
  settings: '/manage/settings',
  workCalendar: '/manage/calendar',
  codeLists: '/manage/lists',
  register: '/manage/register',
  imports: '/manage/import',
  people: '/manage/people',
  reorganisation: '/manage/handover',
  agencies: '/manage/agencies',
  papers: '/manage/documents',
  welcome: '/welcome',
  password: '/password',
  work: '/work',
  outbox: '/outbox',
  signIn: '/sign-in',
  secondFactor: '/second-factor',
};

/** The map with a filter: where a number opens to its clusters. */
export const mapOf = (params: Record<string, string>): string => `/?${new URLSearchParams(params)}`;

/** Only a page of this site may be gone to: not //elsewhere, nor what a browser reads as that; and not back to the door. */
function isPlace(next: string): boolean {
  const here = 'https://here.invalid';
  if (!next.startsWith('/') || !URL.canParse(next, here)) return false;
  const { origin, pathname } = new URL(next, here);
  return origin === here && pathname !== paths.signIn && pathname !== paths.welcome;
}

/** Where somebody goes after signing in: back to the page that asked for it, else to the home of their role. */
export function afterSignIn(actor: Actor, next: string | null): string {
  if (next !== null && next !== paths.home && isPlace(next)) return next;
  if (actor.role === 'leadership') return paths.delays;
  if (actor.role === 'administrator') return paths.manage;
  if (actor.unit !== null) return paths.unit(actor.unit);
  return actor.role === 'project_manager' ? paths.work : paths.home;
}
