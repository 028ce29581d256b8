import type { RouteObject } from 'react-router';
import { NotFound } from './routes/not-found.tsx';
import { RootError, ScreenError } from './routes/root-error.tsx';
import { Loading, Shell } from './routes/shell.tsx';
import { isSomebody } from './session.ts';

/** Every URL of the product. The map comes with the first load; the others when they are asked for. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <RootError />,
    hydrateFallbackElement: <Loading />,
    children: [
      {
        // A screen that fails leaves the frame standing.
        errorElement: <ScreenError />,
        children: [
          { path: '/', lazy: async () => ({ Component: (await import('./routes/home.tsx')).Home }) },
          {
            path: '/clusters/:code',
            lazy: async () => {
              const [{ ClusterRoute, fetchInside }] = await Promise.all([
                import('./routes/cluster.tsx'),
                isSomebody() && import('./routes/cluster-inside.tsx'),
              ]);
              if (isSomebody()) await fetchInside();
              return { Component: ClusterRoute };
            },
          },
          {
            path: '/areas/:code',
            lazy: async () => ({ Component: (await import('./routes/area.tsx')).AreaRoute }),
          },
          {
            path: '/delays',
            lazy: async () => ({ Component: (await import('./routes/delays.tsx')).DelaysRoute }),
          },
          {
            path: '/changes',
            lazy: async () => ({ Component: (await import('./routes/changes.tsx')).ChangesRoute }),
          },
          {
            path: '/programmes',
            lazy: async () => ({ Component: (await import('./routes/programmes.tsx')).ProgrammesRoute }),
          },
          {
            path: '/reports',
            lazy: async () => ({ Component: (await import('./routes/reports.tsx')).ReportsRoute }),
          },
          {
            path: '/outbox',
            lazy: async () => ({ Component: (await import('./routes/outbox.tsx')).OutboxRoute }),
          },
          {
            path: '/assignments',
            lazy: async () => ({ Component: (await import('./routes/assignments.tsx')).AssignmentsRoute }),
          },
          {
            path: '/manage',
            lazy: async () => ({ Component: (await import('./routes/manage.tsx')).ManageRoute }),
          },
          {
            path: '/manage/audit',
            lazy: async () => ({ Component: (await import('./routes/audit.tsx')).AuditRoute }),
          },
          {
            path: '/procedure',
            lazy: async () => ({ Component: (await import('./routes/procedure.tsx')).ProcedureRoute }),
          },
          {
            path: '/manage/programmes',
            lazy: async () => ({
              Component: (await import('./routes/manage-programmes.tsx')).ManageProgrammesRoute,
            }),
          },
          {
            path: '/manage/settings',
            lazy: async () => ({ Component: (await import('./routes/settings.tsx')).SettingsRoute }),
          },
          {
            path: '/manage/calendar',
            lazy: async () => ({
              Component: (await import('./routes/work-calendar.tsx')).WorkCalendarRoute,
            }),
          },
          {
            path: '/manage/lists',
            lazy: async () => ({ Component: (await import('./routes/code-lists.tsx')).CodeListsRoute }),
          },
          {
            path: '/manage/register',
            lazy: async () => ({ Component: (await import('./routes/register.tsx')).RegisterRoute }),
          },
          {
            path: '/manage/import',
            lazy: async () => ({ Component: (await import('./routes/imports.tsx')).ImportsRoute }),
          },
          {
            path: '/manage/handover',
            lazy: async () => ({
              Component: (await import('./routes/reorganisation.tsx')).ReorganisationRoute,
            }),
          },
          {
            path: '/manage/people',
            lazy: async () => ({ Component: (await import('./routes/people.tsx')).PeopleRoute }),
          },
          {
            path: '/manage/agencies',
            lazy: async () => ({ Component: (await import('./routes/agencies.tsx')).AgenciesRoute }),
          },
          {
            path: '/manage/documents',
            lazy: async () => ({ Component: (await import('./routes/papers.tsx')).PapersRoute }),
          },
          {
            path: '/reminders',
            lazy: async () => ({ Component: (await import('./routes/reminders.tsx')).RemindersRoute }),
          },
          { path: '/work', lazy: async () => ({ Component: (await import('./routes/work.tsx')).WorkRoute }) },
          {
            path: '/sign-in',
            lazy: async () => ({ Component: (await import('./routes/sign-in.tsx')).SignInRoute }),
          },
          {
            path: '/second-factor',
            lazy: async () => ({
              Component: (await import('./routes/second-factor.tsx')).SecondFactorRoute,
            }),
          },
          {
            path: '/welcome',
            lazy: async () => ({ Component: (await import('./routes/welcome.tsx')).WelcomeRoute }),
          },
          {
            path: '/password',
            lazy: async () => ({ Component: (await import('./routes/password.tsx')).PasswordRoute }),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];
