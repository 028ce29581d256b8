import { lazy, Suspense } from 'react';
import type { CityMapProps } from './city-map.tsx';

const Map = lazy(() => import('./city-map.tsx').then(({ CityMap }) => ({ default: CityMap })));

/** The map, which comes after the finding and the list: they are read while it is on its way. */
export const CityMap = (props: CityMapProps) => (
  <Suspense fallback={null}>
    <Map {...props} />
  </Suspense>
);
