/**
 * Signs that look alike are drawn once and then stamped: outlines with soft edges take ten times as long as a small
 * picture, and there are thousands of them a frame while a slider is drawn.
 */
export class Stamps {
  private readonly known = new Map<string, HTMLCanvasElement>();

  /** Puts what `draw` draws around the origin, at most `width` across, where the origin of `context` is. */
  put(
    context: CanvasRenderingContext2D,
    { look, width }: { look: string; width: number },
    draw: (context: CanvasRenderingContext2D) => void,
  ): void {
    const { a: density, e: left, f: top } = context.getTransform();
    const across = Math.ceil(width * density);
    // What was written while the page's letters were on their way is written anew once they are there.
    const key = `${look} ${density} ${document.fonts.status}`;
    const stamp = this.stampFor(key, across, density, draw);
    // On whole pixels, or its edges would be smeared over two.
    context.save();
    context.setTransform(1, 0, 0, 1, Math.round(left - across / 2), Math.round(top - across / 2));
    context.drawImage(stamp, 0, 0);
    context.restore();
  }

  private stampFor(
    key: string,
    across: number,
    density: number,
    draw: (context: CanvasRenderingContext2D) => void,
  ): HTMLCanvasElement {
    const known = this.known.get(key);
    if (known) return known;
    const stamp = document.createElement('canvas');
    stamp.width = across;
    stamp.height = across;
    const context = stamp.getContext('2d');
    if (context) {
      context.setTransform(density, 0, 0, density, across / 2, across / 2);
      draw(context);
    }
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(key, stamp);
    return stamp;
  }
}

/** Looks kept; of gathered signs each pair of numbers is one. */
const MOST = 2_000;
