/** Centre and zoom of the map, as the URL keeps them. */
export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

export function readView(text: string | null): View | null {
  const [lat, lon, zoom] = (text ?? '').split(',').map(Number);
  if (lat === undefined || lon === undefined || zoom === undefined) return null;
  return [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && zoom >= 0
    ? { lat, lon, zoom }
    : null;
}

export const writeView = ({ lat, lon, zoom }: View): string =>
  `${lat.toFixed(3)},${lon.toFixed(3)},${zoom.toFixed(2)}`;
