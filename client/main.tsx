import './letters.ts';
import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import './styles/letters.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/parts.css';
import './styles/tables.css';
import './styles/factor.css';
import './styles/frame.css';
import './styles/home.css';
import './styles/map-tools.css';
import './styles/pages.css';
import './styles/cluster-page.css';
import './styles/cluster.css';
import './styles/timeline.css';
import './styles/area.css';
import './styles/dues.css';
import './styles/obstacles.css';
import './styles/chart.css';
import './styles/clearance.css';
import './styles/evidence.css';
import './styles/discipline.css';
import './styles/download.css';
import './styles/works.css';
import './styles/delays.css';
import './styles/delays-why.css';
import './styles/projector.css';
import './styles/programmes.css';
import './styles/forms.css';
import './styles/work.css';
import './styles/reading.css';
import './styles/reports.css';
import './styles/outbox.css';
import './styles/reminders.css';
import './styles/assignments.css';
import './styles/targets.css';
import './styles/settings.css';
import './styles/calendar.css';
import './styles/register.css';
import './styles/papers.css';
import './styles/people.css';
import './styles/leave.css';
import './styles/reorganisation.css';
import './styles/manage.css';
import './styles/audit.css';
import './styles/procedure.css';
import './styles/imports.css';
import './styles/time.css';
import './styles/changes.css';
import './styles/away.css';
import './styles/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { z } from 'zod';
import { queryClient } from './api.ts';
import { firstScreenOf, takeFirstAnswers, yieldToProgram } from './first.ts';
import { initialLanguage, LanguageProvider } from './i18n.tsx';
import { holdInstallPrompt } from './offline/install.ts';
import { whenUsable } from './offline/usable.ts';
import { paths } from './paths.ts';
import { routes } from './router.tsx';
import { cellsQuery } from './session.ts';
import { restoreTheme } from './theme.ts';
import { fetchWords } from './words.ts';

// The page's security policy forbids building functions from text.
z.config({ jitless: true });
restoreTheme();
holdInstallPrompt();
const words = fetchWords(initialLanguage());
takeFirstAnswers(queryClient);
yieldToProgram(queryClient);

// Asked for before anybody is known: so the map can stand while the first of its clusters are on their way.
if (window.location.pathname === paths.home) void queryClient.prefetchQuery(cellsQuery);

const root = document.getElementById('root');
if (!root) throw new Error('no #root in index.html');
const router = createBrowserRouter(routes);
await Promise.all([words, firstScreenOf(router)]);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);

void whenUsable(queryClient)
  .then(() => import('./offline/start.ts'))
  .then(
    ({ startOffline }) => startOffline(queryClient),
    // A part that does not come: the pages work as long as there is a network.
    () => undefined,
  );
