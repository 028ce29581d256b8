import { vi } from 'vitest';

/** A stand-in for the browser's line to the live stream: the test plays the network. */
export class Line extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readonly CONNECTING = Line.CONNECTING;
  readonly OPEN = Line.OPEN;
  readonly CLOSED = Line.CLOSED;
  readyState: number = Line.CONNECTING;

  constructor() {
    super();
    lines.push(this);
  }
  /** The server answered. */
  connect(): void {
    this.readyState = Line.OPEN;
    this.dispatchEvent(new Event('open'));
    this.dispatchEvent(new MessageEvent('connected', { data: '{}' }));
  }
  /** Something changed. */
  hint(cluster: string): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ cluster }) }));
  }
  /** The line dropped; the browser tries again by itself. */
  drop(): void {
    this.readyState = Line.CONNECTING;
    this.dispatchEvent(new Event('error'));
  }
  /** Something else than our server answered: a browser gives up for good. */
  refuse(): void {
    this.readyState = Line.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
  close(): void {
    this.readyState = Line.CLOSED;
  }
}

/** All lines opened during a test, in order. */
export const lines: Line[] = [];

export function lineUp(): void {
  lines.splice(0);
  vi.stubGlobal('EventSource', Line);
}
