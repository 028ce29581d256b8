import './letters.ts';
import './no-eval.ts';
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
import './styles/top-bar.css';
import './styles/frame.css';
import './styles/filters.css';
import './styles/pages.css';
import './styles/fold.css';
import './styles/download.css';
import './styles/forms.css';
import './styles/said.css';
import './styles/bar.css';
import './styles/away.css';
import './styles/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
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
