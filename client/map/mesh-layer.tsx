import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useMemo } from 'react';
import { useMap } from 'react-leaflet';
import type { Area } from './areas.ts';
import type { Sheet } from './canvas-layer.ts';
import { usePalette } from './palette.ts';
import { useCanvas } from './use-canvas.ts';

/** The mesh of 1 km² cells, barely visible. On a canvas: as one line of a drawing it made every zoom stutter. */
export function MeshLayer({ areas }: { areas: readonly Area[] }) {
  const map = useMap();
  const { mesh: colour } = usePalette();
  const lines = useMemo(() => linesOf(map, areas), [map, areas]);
  const layer = useCanvas('mesh', true);
  useEffect(
    function showMesh() {
      layer.show((sheet) => paintMesh(sheet, lines, colour));
    },
    [layer, lines, colour],
  );
  return null;
}

/** Ends of all lines as x, y, x, y in projected pixels of zoom 0; each zoom is twice the one before. */
function linesOf(map: LeafletMap, areas: readonly Area[]): Float64Array {
  const ends = areas.flatMap(({ mesh }) => mesh.flat());
  return Float64Array.from(
    ends.flatMap(([lon, lat]) => {
      const { x, y } = map.project([lat, lon], 0);
      return [x, y];
    }),
  );
}

function paintMesh({ context, zoom, left, top }: Sheet, lines: Float64Array, colour: string): void {
  const scale = 2 ** zoom;
  const at = (i: number, off: number) => (lines[i] ?? 0) * scale - off;
  context.beginPath();
  for (let i = 0; i < lines.length; i += 4) {
    context.moveTo(at(i, left), at(i + 1, top));
    context.lineTo(at(i + 2, left), at(i + 3, top));
  }
  context.strokeStyle = colour;
  context.lineWidth = 0.6;
  context.stroke();
}
