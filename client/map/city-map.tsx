import 'leaflet/dist/leaflet.css';
import '../styles/map.css';
import { type LatLngBoundsExpression, latLngBounds } from 'leaflet';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { MapContainer, Pane, ScaleControl, TileLayer, useMap } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { usePrinting } from '../ui/printing.ts';
import type { Area } from './areas.ts';
import { AreasLayer } from './areas-layer.tsx';
import { MapCard } from './card.tsx';
import type { Ground } from './ground.ts';
import { LabelsLayer } from './labels-layer.tsx';
import { MeshLayer } from './mesh-layer.tsx';
import { PaperSigns } from './paper-signs.tsx';
import { type AreaLabel, usePlaces } from './places.ts';
import { type Pointed, Pointing, type Target, useComeNearer } from './pointing.tsx';
import { SignsLayer, useSigns } from './signs-layer.tsx';
import { FitOnPaper, FollowSelection, fitQuietly, Remember } from './view.tsx';
import type { View } from './view-url.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** Shown while a register has no areas yet: south-west and north-east, latitude first. */
const HANOI: [[number, number], [number, number]] = [
  [20.56, 105.28],
  [21.39, 106.02],
];
const PADDING: [number, number] = [10, 10];
/** Positions are known to a commune or worse: coming nearer would promise more than there is. */
const MAX_ZOOM = 12.5;

export interface CityMapProps {
  areas: readonly Area[];
  ground: Ground;
  /** Class 0–4 of each area; null where there is nothing to measure. */
  classes: ReadonlyMap<string, number | null>;
  labels: ReadonlyMap<string, AreaLabel>;
  /** The most urgent first: that one's sign a crowd is gathered on, and drawn over the others. */
  rows: readonly ClusterRow[];
  selected: string | null;
  chosenArea: string | null;
  label: string;
  tiles: { url: string; attribution: string } | null;
  view: View | null;
  /** Area to show first; all of them when null. */
  focus: string | null;
  /** Cluster that a pointer is on elsewhere, in the list. */
  lit?: string | null;
  nameOf: (row: ClusterRow) => string;
  /** What stands on the card of what a pointer is on. */
  cardOf: (target: Target) => ReactNode;
  /** Words of the buttons. */
  words: { zoomIn: string; zoomOut: string; home: string; choose: string };
  onSelect: (code: string) => void;
  onArea: (code: string) => void;
  /** A pointer has come to a cluster, or left it. */
  onLight?: (code: string | null) => void;
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
      <Hatch />
      <MapContainer
        {...start}
        className="map"
        zoomSnap={0.25}
        zoomDelta={0.5}
        wheelPxPerZoomLevel={120}
        minZoom={8}
        maxZoom={MAX_ZOOM}
        maxBounds={latLngBounds(boundsOf(areas)).pad(0.6)}
        zoomControl={false}
        // Two quick taps on two signs are two taps.
        doubleClickZoom={false}
        zoomAnimation={!matchMedia('(prefers-reduced-motion: reduce)').matches}
        attributionControl={props.tiles !== null}
        boundsOptions={{ padding: PADDING }}
      >
        <ZoomButtons words={props.words} onHome={(map) => fitQuietly(map, home, PADDING)} />
        <ScaleControl position="bottomright" imperial={false} />
        {props.tiles && <TileLayer url={props.tiles.url} attribution={props.tiles.attribution} />}
        <AreasLayer areas={areas} classes={props.classes} chosen={props.chosenArea} />
        <Pane name="mesh" style={{ zIndex: 410, pointerEvents: 'none' }} />
        <Pane name="signs" style={{ zIndex: 580, pointerEvents: 'none' }} />
        <Pane name="labels" style={{ zIndex: 570, pointerEvents: 'none' }} />
        <MeshLayer areas={areas} />
        <OnMap {...props} printing={printing} />
        <FollowSelection rows={rows} selected={props.selected} />
        {props.onView && <Remember onView={props.onView} />}
        {printing && <FitOnPaper bounds={view === null ? home : null} />}
        <FitOnResize home={home} free={view !== null} />
      </MapContainer>
    </section>
  );
}

/** What areas are filled with where there is nothing to measure. */
const Hatch = () => (
  <svg className="hatch" aria-hidden="true">
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="hatch-ground" width="6" height="6" />
      <line className="hatch-line" y2="6" />
    </pattern>
  </svg>
);

function boundsOf(areas: readonly Area[]): [[number, number], [number, number]] {
  if (areas.length === 0) return HANOI;
  const side = (i: 0 | 1 | 2 | 3) => areas.map((area) => area.bounds[i]);
  return [
    [Math.min(...side(1)), Math.min(...side(0))],
    [Math.max(...side(3)), Math.max(...side(2))],
  ];
}

/** Signs and names, placed together so that they keep out of each other's way, and what a pointer finds of them. */
function OnMap(props: CityMapProps & { printing: boolean }) {
  const { areas, rows, labels, selected, ground, onSelect, onArea, onLight, printing } = props;
  const signs = useSigns(rows, ground);
  // Names are placed once the signs are drawn: both in one frame are too much for it.
  const places = usePlaces({ areas, ground, signs: useDeferredValue(signs), labels });
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [offered, setOffered] = useState<(Pointed & { codes: string[] }) | null>(null);
  const map = useMap();
  const comeNearer = useComeNearer(rows);
  const point = (next: Pointed | null) => {
    setPointed(next);
    onLight?.(next?.target.kind === 'cluster' ? next.target.code : null);
  };
  const pick = (next: Pointed) => {
    const { target } = next;
    setOffered(null);
    if (target.kind === 'area') onArea(target.code);
    else if (target.kind === 'cluster') onSelect(target.code);
    else if (target.gathered && map.getZoom() < map.getMaxZoom()) comeNearer(target.codes);
    else setOffered({ ...next, codes: target.codes });
  };
  const choose = (code: string) => {
    setOffered(null);
    onSelect(code);
  };
  return (
    <>
      <LabelsLayer places={places} labels={labels} />
      {printing ? (
        <PaperSigns {...signs} />
      ) : (
        <SignsLayer {...signs} selected={selected} lit={props.lit ?? null} nameOf={props.nameOf} />
      )}
      <Pointing {...signs} ground={ground} onPoint={point} onPick={pick} />
      {offered ? (
        <MapCard at={offered} onClose={() => setOffered(null)}>
          <p className="map-card-title">{props.words.choose}</p>
          <ul className="map-choice">
            {offered.codes.map((code) => (
              <li key={code}>
                <button type="button" className="map-choice-one" onClick={() => choose(code)}>
                  {props.cardOf({ kind: 'cluster', code })}
                </button>
              </li>
            ))}
          </ul>
        </MapCard>
      ) : (
        pointed && <MapCard at={pointed}>{props.cardOf(pointed.target)}</MapCard>
      )}
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
