import 'leaflet/dist/leaflet.css';
import '../styles/map.css';
import { type LatLngBoundsExpression, latLngBounds } from 'leaflet';
import { useEffect, useMemo } from 'react';
import { MapContainer, Pane, TileLayer, useMap, ZoomControl } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { usePrinting } from '../ui/printing.ts';
import type { Area } from './areas.ts';
import { AreasLayer, MeshLayer } from './areas-layer.tsx';
import { ClustersLayer } from './clusters-layer.tsx';
import { LabelsLayer } from './labels-layer.tsx';
import { type AreaLabel, usePlaces } from './places.ts';
import { FitOnPaper, FollowSelection, fitQuietly, Remember, type View } from './view.tsx';

/** Shown while a register has no areas yet: south-west and north-east, latitude first. */
const HANOI: [[number, number], [number, number]] = [
  [20.56, 105.28],
  [21.39, 106.02],
];
const PADDING: [number, number] = [10, 10];

export interface CityMapProps {
  areas: readonly Area[];
  classes: ReadonlyMap<string, number>;
  labels: ReadonlyMap<string, AreaLabel>;
  rows: readonly ClusterRow[];
  selected: string | null;
  chosenArea: string | null;
  label: string;
  tiles: { url: string; attribution: string } | null;
  view: View | null;
  /** Area to show first; all of them when null. */
  focus: string | null;
  nameOf: (row: ClusterRow) => string;
  onSelect: (code: string) => void;
  onArea: (code: string) => void;
  onView?: (view: View) => void;
}

/** The map. The only door to Leaflet: everything outside this folder speaks of areas, rows and codes. */
export function CityMap(props: CityMapProps) {
  const { areas, rows, focus, view } = props;
  const printing = usePrinting();
  const home = useMemo(
    () => boundsOf(focus ? areas.filter((area) => area.code === focus) : areas),
    [areas, focus],
  );
  const start = view
    ? { center: [view.lat, view.lon] as [number, number], zoom: view.zoom }
    : { bounds: home };
  return (
    <section className={printing ? 'map-frame map-on-paper' : 'map-frame'} aria-label={props.label}>
      <MapContainer
        {...start}
        className="map"
        zoomSnap={0.25}
        zoomDelta={0.5}
        minZoom={8}
        maxZoom={16}
        maxBounds={latLngBounds(boundsOf(areas)).pad(0.6)}
        zoomControl={false}
        attributionControl={props.tiles !== null}
        boundsOptions={{ padding: PADDING }}
      >
        <ZoomControl position="bottomright" />
        {props.tiles && <TileLayer url={props.tiles.url} attribution={props.tiles.attribution} />}
        <AreasLayer areas={areas} classes={props.classes} chosen={props.chosenArea} onArea={props.onArea} />
        <MeshLayer areas={areas} />
        <Pane name="labels" style={{ zIndex: 590, pointerEvents: 'none' }} />
        <Signs {...props} />
        <FollowSelection rows={rows} selected={props.selected} />
        {props.onView && <Remember onView={props.onView} />}
        {printing && <FitOnPaper bounds={view === null ? home : null} />}
        <FitOnResize home={home} free={view !== null} />
      </MapContainer>
    </section>
  );
}

function boundsOf(areas: readonly Area[]): [[number, number], [number, number]] {
  if (areas.length === 0) return HANOI;
  const side = (i: 0 | 1 | 2 | 3) => areas.map((area) => area.bounds[i]);
  return [
    [Math.min(...side(1)), Math.min(...side(0))],
    [Math.max(...side(3)), Math.max(...side(2))],
  ];
}

/** Markers and names, placed together so that they keep out of each other's way. */
function Signs({ areas, rows, labels, selected, nameOf, onSelect }: CityMapProps) {
  const places = usePlaces(areas, rows, labels);
  return (
    <>
      <LabelsLayer places={places} labels={labels} />
      <ClustersLayer places={places} rows={rows} selected={selected} nameOf={nameOf} onSelect={onSelect} />
    </>
  );
}

/** The frame may change its size under the map (a drawer, a turned phone): fit again unless the user has moved it. */
function FitOnResize({ home, free }: { home: LatLngBoundsExpression; free: boolean }) {
  const map = useMap();
  useEffect(
    function followFrame() {
      const observer = new ResizeObserver(() => {
        map.invalidateSize({ animate: false });
        if (!free) fitQuietly(map, home, PADDING);
      });
      observer.observe(map.getContainer());
      return () => observer.disconnect();
    },
    [map, home, free],
  );
  return null;
}
