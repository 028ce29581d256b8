import {
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEventHandlerFn,
  type Map as LeafletMap,
  point,
  Util,
  type ZoomAnimEvent,
} from 'leaflet';

/** What is drawn, and how a position comes to a place on the canvas. */
export interface Sheet {
  context: CanvasRenderingContext2D;
  map: LeafletMap;
  zoom: number;
  /** The piece of the world drawn, in projected pixels at this zoom. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Drawn around what is in sight, so that a short drag needs no new drawing: a share of the frame. All of it is moved. */
const MARGIN = 0.12;
/** A canvas beyond 16.7 million pixels is blank on iOS, and one of eight is slow everywhere. */
const MOST_PIXELS = 8_000_000;

/**
 * One canvas over the map, drawn anew when the map has come to rest or its margin is used up; in between it moves and
 * grows with the map. It takes no pointer and says nothing to a screen reader: its twin is the list.
 */
export class CanvasLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  private map: LeafletMap | null = null;
  private drawn: { corner: LatLng; zoom: number } | null = null;
  private frame = 0;
  private only: number | null = null;

  constructor(
    pane: string,
    private paint: (sheet: Sheet) => void,
    /** Not to be seen while the map grows: what is barely visible is not worth growing. */
    private readonly isFleeting = false,
  ) {
    super();
    Util.setOptions(this, { pane });
    this.canvas.className = `leaflet-zoom-animated canvas-${pane}`;
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  /** What stands where, for whoever looks into the page from outside: the journeys of the tests. */
  tell(signs: () => { codes: string[]; x: number; y: number }[]): void {
    Object.assign(this.canvas, { signs });
  }

  /** Draw something else from now on; `only`: at this zoom, and at any other what was drawn before stays, and grows. */
  show(paint: (sheet: Sheet) => void, only: number | null = null): void {
    this.paint = paint;
    this.only = only;
    this.drawSoon();
  }

  override onAdd(map: LeafletMap): this {
    this.map = map;
    this.getPane()?.append(this.canvas);
    this.drawSoon();
    return this;
  }

  override onRemove(): this {
    cancelAnimationFrame(this.frame);
    this.canvas.remove();
    this.map = null;
    return this;
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return {
      // One move of the map is told several times over; it is drawn once, before the frame is shown.
      moveend: () => this.drawSoon(),
      zoomend: () => this.drawSoon(),
      resize: () => this.drawSoon(),
      viewreset: () => this.drawSoon(),
      move: () => this.drawPastMargin(),
      // Leaflet's types know no event by its name.
      zoomanim: (event) => this.follow((event as ZoomAnimEvent).center, (event as ZoomAnimEvent).zoom),
      zoom: () => this.map && this.follow(this.map.getCenter(), this.map.getZoom()),
    };
  }

  private drawSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private drawPastMargin(): void {
    const { map, drawn } = this;
    if (!map || !drawn || drawn.zoom !== map.getZoom()) return;
    const { x, y } = map.latLngToContainerPoint(drawn.corner);
    const size = map.getSize();
    const [right, bottom] = [x + size.x * (1 + 2 * MARGIN), y + size.y * (1 + 2 * MARGIN)];
    if (x > 0 || y > 0 || right < size.x || bottom < size.y) this.draw();
  }

  private draw(): void {
    const { map, canvas } = this;
    const context = canvas.getContext('2d');
    if (!map || !context || (this.only !== null && this.only !== map.getZoom())) return;
    const size = map.getSize();
    const margin = { x: Math.round(size.x * MARGIN), y: Math.round(size.y * MARGIN) };
    const [width, height] = [size.x + 2 * margin.x, size.y + 2 * margin.y];
    const density = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
    const corner = map.containerPointToLayerPoint([-margin.x, -margin.y]);
    const [across, down] = [Math.round(width * density), Math.round(height * density)];
    // Giving a canvas its size clears it, which costs more than clearing it.
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    DomUtil.setTransform(canvas, corner, 1);
    canvas.style.visibility = '';
    const zoom = map.getZoom();
    this.drawn = { corner: map.layerPointToLatLng(corner), zoom };
    const { x: left, y: top } = map.project(this.drawn.corner, zoom);
    this.paint({ context, map, zoom, left, top, width, height });
  }

  /** Moved and grown to where what it shows will be. */
  private follow(centre: LatLng, zoom: number): void {
    const { map, drawn, canvas } = this;
    if (!map || !drawn) return;
    if (this.isFleeting && zoom !== drawn.zoom) canvas.style.visibility = 'hidden';
    const origin = map
      .project(centre, zoom)
      .subtract(map.getSize().divideBy(2))
      .add(DomUtil.getPosition(map.getPane('mapPane') ?? map.getContainer()) ?? point(0, 0))
      .round();
    DomUtil.setTransform(
      canvas,
      map.project(drawn.corner, zoom).subtract(origin),
      map.getZoomScale(zoom, drawn.zoom),
    );
  }
}
