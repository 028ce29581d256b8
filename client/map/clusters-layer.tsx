import { DivIcon, divIcon, point } from 'leaflet';
import { memo, useMemo, useState } from 'react';
import { Marker, useMap, useMapEvents } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { STAGE_PATH, toneOf } from '../ui/glyphs.ts';
import { spread } from './spread.ts';

interface Props {
  rows: readonly ClusterRow[];
  selected: string | null;
  nameOf: (row: ClusterRow) => string;
  onSelect: (code: string) => void;
}

/** Long-operating clusters are context: smaller than what is being built. */
const sizeOf = (row: ClusterRow) => (row.stage === 'operating' ? 11 : 18);
const GAP_PX = 15;

function iconOf(row: ClusterRow, selected: boolean): DivIcon {
  const size = sizeOf(row) + (selected ? 8 : 0);
  const tone = toneOf(row.lateness, row.stage);
  const ring = row.precision === 'surveyed' ? '' : '<circle class="approximate" cx="10" cy="10" r="11.500"/>';
  const chosen = selected ? '<circle class="chosen" cx="10" cy="10" r="14"/>' : '';
  return divIcon({
    className: `cluster-marker tone-${tone}`,
    html: `<svg class="mark tone-${tone}" viewBox="-6 -6 32 32" width="${size * 1.6}" height="${size * 1.6}" aria-hidden="true">${chosen}${ring}<path d="${STAGE_PATH[row.stage]}"/></svg>`,
    iconSize: [size * 1.6, size * 1.6],
  });
}

/** Every cluster that has a position. The list is the way by keyboard and screen reader, so markers take no focus. */
export const ClustersLayer = memo(function ClustersLayer({ rows, selected, nameOf, onSelect }: Props) {
  const map = useMap();
  const [zoom, setZoom] = useState(map.getZoom());
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) });
  const placed = useMemo(() => rows.filter((row) => row.lat !== null && row.lon !== null), [rows]);
  const positions = useMemo(() => {
    const spots = placed.map((row) => map.project([row.lat ?? 0, row.lon ?? 0], zoom));
    return spread(spots, GAP_PX).map(({ x, y }) => map.unproject(point(x, y), zoom));
  }, [placed, zoom, map]);
  return placed.map((row, i) => {
    const position = positions[i];
    if (!position) return null;
    const isSelected = row.code === selected;
    return (
      <Marker
        key={`${row.code} ${row.stage} ${row.lateness} ${isSelected}`}
        position={position}
        icon={iconOf(row, isSelected)}
        title={nameOf(row)}
        keyboard={false}
        zIndexOffset={isSelected ? 1000 : row.stage === 'operating' ? -500 : 0}
        eventHandlers={{ click: () => onSelect(row.code) }}
      />
    );
  });
});
