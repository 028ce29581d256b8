import { type ComponentType, Suspense, use } from 'react';
import { useLanguage } from './i18n.tsx';
import { Skeleton } from './ui/parts.tsx';

const parts = new Set<() => Promise<void>>();

/** Have all that the screens read so far may still ask for: before it is wanted, where it will be. */
export async function fetchParts(): Promise<void> {
  await Promise.all([...parts].map((fetch) => fetch()));
}

/**
 * A part of a screen that is wanted once somebody acts, most of all a form: it comes then, or is there by then
 * (fetchParts), and nobody's first screen waits for it. One that cannot be had fails as its screen does (root-error.tsx).
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { lines = 4 } = {},
): (props: P) => React.JSX.Element {
  let part: ComponentType<P> | null = null;
  let coming: Promise<void> | null = null;
  const take = async () => {
    part = await load();
  };
  const fetch = () => (coming ??= take());
  // What did not come ahead of time is asked for again when it is wanted.
  parts.add(() =>
    fetch().catch((error: unknown) => {
      coming = null;
      throw error;
    }),
  );

  function Part(props: P) {
    // Where it is here already nothing is waited for, not even a moment.
    if (part === null) use(fetch());
    const Here = part;
    return Here && <Here {...props} />;
  }
  return function Later(props: P) {
    const { t } = useLanguage();
    return (
      <Suspense fallback={<Skeleton lines={lines} label={t.app.loading} />}>
        <Part {...props} />
      </Suspense>
    );
  };
}
