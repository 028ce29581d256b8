import type { LatLngBoundsExpression, Map as LeafletMap } from 'leaflet';
import { useEffect, useLayoutEffect } from 'react';
import { useMap, useMapEvents } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import type { View } from './view-url.ts';

/** Maps that are being fitted by us just now: such a move is not the user's and is not remembered. */
const fitting = new WeakSet<LeafletMap>();

export function fitQuietly(map: LeafletMap, bounds: LatLngBoundsExpression, padding: [number, number]): void {
  fitting.add(map);
  map.fitBounds(bounds, { padding, animate: false });
  fitting.delete(map);
}

/** Tells where the user has moved the map to. */
export function Remember({ onView }: { onView: (view: View) => void }) {
  const map = useMap();
  const tell = () => {
    if (fitting.has(map)) return;
    const { lat, lng } = map.getCenter();
    onView({ lat, lon: lng, zoom: map.getZoom() });
  };
  useMapEvents({
    dragend: tell,
    zoomend: () => map.getContainer().matches(':hover, :focus-within') && tell(),
  });
  return null;
}

/** A cluster that is chosen in the list comes into sight; the map stays where it is when it already shows it. */
export function FollowSelection({
  rows,
  selected,
}: {
  rows: readonly ClusterRow[];
  selected: string | null;
}) {
  const map = useMap();
  const row = selected === null ? undefined : rows.find((candidate) => candidate.code === selected);
  const lat = row?.lat ?? null;
  const lon = row?.lon ?? null;
  useEffect(
    function bringIntoSight() {
      if (lat === null || lon === null) return;
      if (!map.getBounds().contains([lat, lon])) map.panTo([lat, lon]);
    },
    [map, lat, lon],
  );
  return null;
}

/** The map on paper has a size of its own: what `bounds` or else the user's view shows is fitted into it, for the while. */
export function FitOnPaper({ bounds }: { bounds: LatLngBoundsExpression | null }) {
  const map = useMap();
  useLayoutEffect(
    function fitPaper() {
      const [shown, centre, zoom] = [bounds ?? map.getBounds(), map.getCenter(), map.getZoom()];
      map.invalidateSize({ animate: false, pan: false });
      fitQuietly(map, shown, [0, 0]);
      return () => {
        fitting.add(map);
        map.setView(centre, zoom, { animate: false });
        fitting.delete(map);
      };
    },
    [map, bounds],
  );
  return null;
}
