import { type DivIcon, divIcon } from 'leaflet';
import { memo } from 'react';
import { Marker } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { STAGE_PATH, toneOf } from '../ui/glyphs.ts';
import type { Places } from './places.ts';

interface Props {
  places: Places;
  rows: readonly ClusterRow[];
  selected: string | null;
  nameOf: (row: ClusterRow) => string;
  onSelect: (code: string) => void;
}

/** Long-operating clusters are context: smaller than what is being built. */
const OPERATING = 0.62;
/** The drawing has room around the sign for its rings. */
const FRAME = 1.6;

function iconOf(row: ClusterRow, size: number, selected: boolean): DivIcon {
  const width = size * (row.stage === 'operating' ? OPERATING : 1) * (selected ? 1.35 : 1) * FRAME;
  const tone = toneOf(row.lateness, row.stage);
  const ring =
    row.precision === 'surveyed'
      ? ''
      : `<circle class="approximate approximate-${row.precision}" cx="10" cy="10" r="12"/>`;
  const chosen = selected ? '<circle class="chosen" cx="10" cy="10" r="14"/>' : '';
  return divIcon({
    className: 'cluster-marker',
    html: `<svg class="mark tone-${tone}" viewBox="-6 -6 32 32" width="${width}" height="${width}" aria-hidden="true">${chosen}${ring}<path d="${STAGE_PATH[row.stage]}"/></svg>`,
    iconSize: [width, width],
  });
}

/** Every cluster that has a position. The list is the way by keyboard and screen reader, so markers take no focus. */
export const ClustersLayer = memo(function ClustersLayer({
  places,
  rows,
  selected,
  nameOf,
  onSelect,
}: Props) {
  return rows.map((row) => {
    const position = places.markers.get(row.code);
    if (!position) return null;
    const isSelected = row.code === selected;
    return (
      <Marker
        key={`${row.code} ${row.stage} ${row.lateness} ${isSelected} ${places.size}`}
        position={position}
        icon={iconOf(row, places.size, isSelected)}
        title={nameOf(row)}
        keyboard={false}
        zIndexOffset={isSelected ? 1000 : row.stage === 'operating' ? -500 : 0}
        eventHandlers={{ click: () => onSelect(row.code) }}
      />
    );
  });
});
