import { type ComponentProps, lazy, Suspense } from 'react';
import type { PaperField } from './paper-field.tsx';

const Field = lazy(async () => ({ default: (await import('./paper-field.tsx')).PaperField }));

/** The same field, on a page that most open who file nothing: it comes when its form is opened. */
export const LaterPaperField = (props: ComponentProps<typeof PaperField>) => (
  <Suspense fallback={null}>
    <Field {...props} />
  </Suspense>
);
