import { useEffect, useState } from 'react';
import { useMap } from 'react-leaflet';
import { CanvasLayer } from './canvas-layer.ts';

/** A canvas of a pane of the map, for as long as the component is there. */
export function useCanvas(pane: string, isFleeting = false): CanvasLayer {
  const map = useMap();
  const [layer] = useState(() => new CanvasLayer(pane, () => undefined, isFleeting));
  useEffect(
    function standOnMap() {
      layer.addTo(map);
      return () => {
        layer.remove();
      };
    },
    [layer, map],
  );
  return layer;
}
