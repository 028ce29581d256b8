import { useNavigate, useRouteError } from 'react-router';
import { errorOf, isAway, isLostPart, isServers } from '../failure.ts';
import { BareFrame } from '../features/frame/bare-frame.tsx';
import { useServerBack } from '../features/frame/server-back.ts';
import { useHere } from '../go.tsx';
import { useLanguage } from '../i18n.tsx';
import { Notice } from '../ui/parts.tsx';
import { useTitle } from '../ui/use-title.ts';

/** When not even the frame could be shown. */
export const RootError = () => (
  <BareFrame>
    <ScreenError />
  </BareFrame>
);

/** When a screen fails: say so, offer to load it again; where the server was the cause, go on when it answers. */
export function ScreenError() {
  const { t } = useLanguage();
  const error = useRouteError();
  const here = useHere();
  const navigate = useNavigate();
  const reload = () => window.location.reload();
  const ofServer = isServers(error);
  useServerBack(ofServer, () => {
    // A part of the program that did not come may have another name by now: only a new page knows it.
    if (isLostPart(error)) reload();
    else void navigate(here, { replace: true });
  });
  const title = isAway(error) ? t.app.away : ofServer ? t.error[errorOf(error).code] : t.app.broken;
  useTitle(t.app.name);
  return (
    <Notice
      tone="error"
      title={title}
      action={
        <button type="button" className="button" onClick={reload}>
          {t.app.retry}
        </button>
      }
    />
  );
}
