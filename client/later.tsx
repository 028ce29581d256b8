import { Component, type ComponentType, type ReactNode, Suspense, use } from 'react';
import { useLanguage } from './i18n.tsx';
import { Notice, Skeleton } from './ui/parts.tsx';

interface Later<P> {
  (props: P): React.JSX.Element;
  /** Have it before it is drawn: then nothing is waited for, not even a moment. */
  ahead(): Promise<void>;
}

const parts = new Set<() => Promise<void>>();

/** Have all that the screens read so far may still ask for, and what that may ask for: before it is wanted, where it will be. */
export async function fetchParts(): Promise<void> {
  for (let known = 0; known < parts.size; ) {
    known = parts.size;
    await Promise.all([...parts].map((fetch) => fetch()));
  }
}

/**
 * A part of a screen that is wanted once somebody acts, most of all a form: it comes then, or is there by then
 * (fetchParts), and nobody's first screen waits for it. One that cannot be had says so in its place: what is typed
 * around it stays. `beside`: what it stands in is whole without it, and is shown before it (yieldToProgram).
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { lines = 4, beside = false } = {},
): Later<P> {
  let part: ComponentType<P> | null = null;
  let coming: Promise<void> | null = null;
  const take = async () => {
    try {
      part = await load();
    } catch (error) {
      throw new LostPart('part of a screen', { cause: error });
    }
  };
  // What failed stays so while a screen waits for it: asked for anew while it is drawn, it would be asked for without end.
  const fetch = () => (coming ??= take());
  const forget = () => {
    coming = null;
  };
  // What did not come ahead of time is asked for again when it is wanted.
  const ahead = () =>
    fetch().catch((error: unknown) => {
      forget();
      throw error;
    });
  parts.add(ahead);

  function Part(props: P) {
    // Where it is here already nothing is waited for, not even a moment.
    if (part === null) use(fetch());
    const Here = part;
    return Here && <Here {...props} />;
  }
  function Later(props: P) {
    const { t } = useLanguage();
    return (
      <InPlace onLost={forget}>
        <Suspense fallback={<Skeleton lines={lines} label={t.app.loading} beside={beside} />}>
          <Part {...props} />
        </Suspense>
      </InPlace>
    );
  }
  return Object.assign(Later, { ahead });
}

class LostPart extends Error {}

interface InPlaceProps {
  onLost: () => void;
  children: ReactNode;
}

/** A part that could not be had, and no more than that: what fails within one that is here fails as its screen does. */
class InPlace extends Component<InPlaceProps, { error: unknown; tries: number }> {
  override state = { error: null, tries: 0 };

  static getDerivedStateFromError = (error: unknown) => ({ error });

  override componentDidCatch(error: unknown): void {
    if (error instanceof LostPart) this.props.onLost();
  }

  again = () => this.setState(({ tries }) => ({ error: null, tries: tries + 1 }));

  override render(): ReactNode {
    const { error, tries } = this.state;
    if (error === null) return this.props.children;
    if (!((error as unknown) instanceof LostPart)) throw error;
    return <Lost onAgain={this.again} isInVain={tries > 0} />;
  }
}

/** A part that did not come twice may have another name by now: only a new page knows it. */
function Lost({ onAgain, isInVain }: { onAgain: () => void; isInVain: boolean }) {
  const { t } = useLanguage();
  return (
    <Notice
      tone="error"
      title={t.readError.UNAVAILABLE}
      action={
        <>
          <button type="button" className="button" onClick={onAgain}>
            {t.app.retry}
          </button>{' '}
          {isInVain && (
            <button type="button" className="button" onClick={() => window.location.reload()}>
              {t.app.reload}
            </button>
          )}
        </>
      }
    />
  );
}
