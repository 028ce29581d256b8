import { divIcon, point } from 'leaflet';
import { Marker, useMap } from 'react-leaflet';
import type { ClusterRow } from '../../shared/cluster-row.ts';
import { STAGE_PATH, toneOf } from '../ui/glyphs.ts';
import { gatheredText, gatheredWidth, singleWidth } from './paint.ts';
import type { Signs } from './signs-layer.tsx';

/** The same signs as vectors, for paper. */
export function PaperSigns({ signs, rows, zoom, size }: Signs) {
  const map = useMap();
  return signs.map((sign) => {
    const members = sign.members.flatMap((member) => rows[member] ?? []);
    const [first] = members;
    if (!first) return null;
    return (
      <Marker
        key={first.code}
        position={map.unproject(point(sign.x, sign.y), zoom)}
        icon={members.length > 1 ? gatheredIcon(members, first, size) : singleIcon(first, size)}
        interactive={false}
        keyboard={false}
        pane="signs"
      />
    );
  });
}

function singleIcon(row: ClusterRow, size: number) {
  const width = singleWidth(size, row.stage);
  const tone = toneOf(row.lateness, row.stage);
  const ring = row.precision === 'district' ? '<circle class="approximate" cx="10" cy="10" r="14"/>' : '';
  return divIcon({
    className: 'paper-sign',
    html: `<svg class="mark tone-${tone}" viewBox="0 0 20 20" width="${width}" height="${width}">${ring}<path d="${STAGE_PATH[row.stage]}"/></svg>`,
    iconSize: [width, width],
  });
}

function gatheredIcon(members: readonly ClusterRow[], first: ClusterRow, size: number) {
  const [width, height] = [gatheredWidth(size), Math.max(18, size + 2)];
  const tone = toneOf(first.lateness, first.stage);
  return divIcon({
    className: 'paper-sign',
    html: `<svg class="gathered tone-${tone}" width="${width}" height="${height}"><rect x="1.500" y="1.500" width="${width - 3}" height="${height - 3}" rx="${height / 2}"/><text x="50%" y="50%" text-anchor="middle" dominant-baseline="central">${gatheredText(members)}</text></svg>`,
    iconSize: [width, height],
  });
}
