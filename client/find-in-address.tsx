import { type ReactNode, useState } from 'react';
import { useUrlParams } from './go.tsx';
import { Find, MOST } from './ui/find.tsx';

/** What is looked for in a list, as the address has it. */
export function useLookedFor(): string {
  const [params] = useUrlParams();
  return (params.get('q') ?? '').slice(0, MOST);
}

/** The same, as it is typed: shown at once, and the address follows; it leads back to the first page. */
export function FindInAddress({ label, children }: { label: string; children?: ReactNode }) {
  const q = useLookedFor();
  const [, change] = useUrlParams();
  const [text, setText] = useState(q);
  const find = (typed: string) => {
    setText(typed);
    change({ q: typed || null, page: null }, true);
  };
  return (
    <Find label={label} value={text} onChange={find}>
      {children}
    </Find>
  );
}
