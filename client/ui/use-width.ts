import { type RefObject, useEffect, useState } from 'react';

/** How wide an element is, in whole pixels; `before` until it has been measured. */
export function useWidth(element: RefObject<HTMLElement | null>, before: number): number {
  const [width, setWidth] = useState(before);
  useEffect(
    function followWidth() {
      const observed = element.current;
      if (!observed) return undefined;
      const observer = new ResizeObserver(([entry]) => {
        const now = Math.round(entry?.contentRect.width ?? 0);
        // Hidden it has no width, and nothing to draw.
        if (now > 0) setWidth(now);
      });
      observer.observe(observed);
      return () => observer.disconnect();
    },
    [element],
  );
  return width;
}
