import { useRouteError } from 'react-router';
import { errorOf, isLostPart, isServers } from '../failure.ts';
import { BareFrame } from '../features/frame/bare-frame.tsx';
import { useOnline } from '../features/frame/connection.tsx';
import { useServerBack } from '../features/frame/server-back.ts';
import { useLanguage } from '../i18n.tsx';
import { Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** When not even the frame could be shown. */
export const RootError = () => (
  <BareFrame>
    <Failed />
  </BareFrame>
);

/** When a screen fails: the frame around it stands. */
export const ScreenError = () => (
  <div className="page page-narrow">
    <Failed />
  </div>
);

/** Says what failed, and offers to load the page again. What only the server lacked is waited for elsewhere. */
function Failed() {
  const { t } = useLanguage();
  const error = useRouteError();
  const online = useOnline();
  const reload = () => window.location.reload();
  const isLost = isLostPart(error);
  // A part of the program that did not come may have another name by now: only a new page knows it.
  useServerBack(isLost, reload);
  useTitle(t.app.name);
  const title = isLost ? t.app.away : isServers(error) ? t.readError[errorOf(error).code] : t.app.broken;
  return (
    <Notice
      tone="error"
      title={title}
      action={
        // Loading it again without a network would put the browser's own page in the place of this one.
        online && (
          <button type="button" className="button" onClick={reload}>
            {t.app.retry}
          </button>
        )
      }
    />
  );
}
