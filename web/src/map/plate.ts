import {
  Map as Atlas, ScaleControl, setWorkerUrl,
  type GeoJSONSource, type LngLatBoundsLike, type MapGeoJSONFeature, type MapMouseEvent,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { atlas, changed, graticule, sources, type Sheet, type Sources } from './atlas';
import { boxOf, type Box } from './geometry';
import { drawImage, MARK_SCALE } from './marks';
import { paints } from './paints';

setWorkerUrl(workerUrl);

/** What somebody does on the map. */
export interface Doings {
  enter: (code: string) => void;
  open: (id: string) => void;
  pick: (x: number, y: number) => void;
  over: (found: { code: string; x: number; y: number } | undefined) => void;
  failed: () => void;
  drawn: () => void;
  /** Whether everything that it was given is on it, and nothing moves. */
  still: (still: boolean) => void;
}

const SPOT_LAYERS = ['areas', 'crowds', 'crowd-counts', 'spots', 'chosen', 'chosen-ring'];
const MARKS = ['chosen', 'spots', 'crowds'];

export interface Room {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** The drawn map: takes whole sheets and draws them; asks back what was done on it. */
export class Plate {
  picking = false;

  private readonly map: Atlas;
  private sheet: Sheet;
  /** What the map has been given. */
  private held!: Sources;
  private hovered: string | undefined;
  private framed = '';

  constructor(
    container: HTMLElement,
    sheet: Sheet,
    private readonly doings: Doings,
    private readonly room: () => Room,
  ) {
    this.sheet = sheet;
    const box = boxOf(sheet.outline);
    this.map = new Atlas({
      container,
      style: this.style(),
      ...(box ? { bounds: bounds(box), fitBoundsOptions: { padding: room() } } : {}),
      attributionControl: false,
      localIdeographFontFamily: '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif',
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      maxZoom: 17,
      fadeDuration: 0,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-right');
    this.framed = frameOf(sheet);
    this.listen();
  }

  /** Draws another sheet; moves to it only where it is of another area. */
  draw(sheet: Sheet): void {
    const shown = this.sheet.show;
    const seaside = this.sheet.land.length > 0;
    this.sheet = sheet;
    if (shown.points !== sheet.show.points || shown.names !== sheet.show.names) this.visibility(sheet.show);
    if (seaside !== sheet.land.length > 0) this.recolour();
    else this.fill();
    if (this.framed !== frameOf(sheet)) this.frame();
  }

  /** Draws everything again in the colours that the page has now. */
  recolour(): void {
    this.map.setStyle(this.style(), { diff: false });
  }

  frame(): void {
    const box = boxOf(this.sheet.outline);
    if (!box) return;
    this.framed = frameOf(this.sheet);
    this.map.getSource<GeoJSONSource>('grid')?.setData(graticule(box));
    this.map.fitBounds(bounds(box), { padding: this.room(), duration: still() ? 0 : 400 });
  }

  /** The room for the map has changed: its canvas and what it shows follow. */
  reframe(): void {
    this.map.resize();
    this.frame();
  }

  zoom(by: 1 | -1): void {
    if (by > 0) this.map.zoomIn();
    else this.map.zoomOut();
  }

  centre(): { x: number; y: number } {
    // The centre of what is seen between the panels, not of the canvas under them.
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { top, right, bottom, left } = this.room();
    const at = this.map.unproject([(left + clientWidth - right) / 2, (top + clientHeight - bottom) / 2]);
    return { x: at.lng, y: at.lat };
  }

  where(x: number, y: number): { x: number; y: number } {
    return this.map.project([x, y]);
  }

  resize(): void {
    this.map.resize();
  }

  remove(): void {
    this.map.remove();
  }

  private style() {
    const box = boxOf(this.sheet.outline) ?? ([-180, -80, 180, 80] as Box);
    this.held = sources(this.sheet);
    return atlas(paints(), this.held, graticule(box), this.sheet.show);
  }

  /** Gives the map what has changed; a map that is not ready yet takes it when it is. */
  private fill(): void {
    const now = sources(this.sheet);
    for (const name of changed(this.held, now)) {
      const source = this.map.getSource<GeoJSONSource>(name);
      if (!source) continue;
      source.setData(now[name]);
      this.held[name] = now[name];
    }
  }

  private visibility(show: Sheet['show']): void {
    const say = (on: boolean) => (on ? 'visible' : 'none');
    this.map.setLayoutProperty('names', 'visibility', say(show.names));
    for (const layer of SPOT_LAYERS) this.map.setLayoutProperty(layer, 'visibility', say(show.points));
  }

  private listen(): void {
    const { map } = this;
    map.setMissingStyleImageResolver((id) => {
      map.addImage(id, drawImage(id, paints()), { pixelRatio: MARK_SCALE });
    });
    map.on('style.load', () => this.fill());
    map.on('load', () => this.doings.drawn());
    map.on('idle', () => this.doings.still(true));
    for (const stir of ['movestart', 'styledata', 'sourcedataloading'] as const) map.on(stir, () => this.doings.still(false));
    map.on('click', (event) => this.click(event));
    map.on('mousemove', (event) => this.move(event));
    map.on('mouseout', () => this.hover(undefined));
    map.on('webglcontextlost', () => this.doings.failed());
  }

  private click(event: MapMouseEvent): void {
    if (this.picking) return this.doings.pick(event.lngLat.lng, event.lngLat.lat);
    const spot = this.at(event, MARKS);
    if (spot) return Number(spot.properties['count'] ?? 1) > 1 ? this.closer(event) : this.doings.open(String(spot.properties['id']));
    const cell = this.at(event, ['cells']);
    if (cell) this.doings.enter(String(cell.properties['code']));
  }

  private move(event: MapMouseEvent): void {
    const spot = this.picking ? undefined : this.at(event, MARKS);
    const cell = this.at(event, ['cells']);
    this.map.getCanvas().style.cursor = this.picking ? 'crosshair' : spot || cell ? 'pointer' : '';
    const code = cell && !spot ? String(cell.properties['code']) : undefined;
    this.hover(code);
    this.doings.over(code === undefined ? undefined : { code, x: event.point.x, y: event.point.y });
  }

  private hover(code: string | undefined): void {
    if (this.hovered === code) return;
    if (this.hovered !== undefined) this.map.removeFeatureState({ source: 'cells', id: this.hovered });
    this.hovered = code;
    if (code === undefined) this.doings.over(undefined);
    else this.map.setFeatureState({ source: 'cells', id: code }, { hover: true });
  }

  /** Two steps nearer to a crowd, where it falls apart. */
  private closer(event: MapMouseEvent): void {
    this.map.easeTo({ center: event.lngLat, zoom: this.map.getZoom() + 2, duration: still() ? 0 : 400 });
  }

  private at(event: MapMouseEvent, layers: string[]): MapGeoJSONFeature | undefined {
    const there = layers.filter((layer) => this.map.getLayer(layer));
    if (there.length === 0) return undefined;
    const { x, y } = event.point;
    const reach = layers === MARKS ? 4 : 0;
    return this.map.queryRenderedFeatures([[x - reach, y - reach], [x + reach, y + reach]], { layers: there })[0];
  }
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function bounds([west, south, east, north]: Box): LngLatBoundsLike {
  return [[west, south], [east, north]];
}

function frameOf(sheet: Sheet): string {
  return (boxOf(sheet.outline) ?? []).join(' ');
}
