import type { Grey } from './straight.ts';

/** Ink on even paper: shadows, folds and coloured seals taken out before anything is recognised. */

const TILE = 24;
/** The paper's own brightness in a tile is that of its brighter pixels. */
const PAPER = 0.85;

/**
 * The brightest of the three colours: black ink is dark in all of them, a red seal or a blue signature is not, so that
 * what is printed below it remains.
 */
export function greyOf(rgb: Uint8Array, channels: number): Uint8Array {
  const grey = new Uint8Array(rgb.length / channels);
  if (channels < 3) {
    for (let i = 0; i < grey.length; i++) grey[i] = rgb[i * channels] ?? 255;
    return grey;
  }
  for (let i = 0, at = 0; i < grey.length; i++, at += channels) {
    const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
    grey[i] = r > g ? (r > b ? r : b) : g > b ? g : b;
  }
  return grey;
}

/** Every pixel beside the paper around it. */
export function evened({ data, width, height }: Grey): Grey {
  const [across, down] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const paper = smoothed(paperOf({ data, width, height }, across, down), across, down);
  const even = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const ty = Math.min(Math.max((y + 0.5) / TILE - 0.5, 0), down - 1);
    const [top, fy] = [Math.floor(ty), ty - Math.floor(ty)];
    const [upper, lower] = [top * across, Math.min(top + 1, down - 1) * across];
    for (let x = 0; x < width; x++) {
      const tx = Math.min(Math.max((x + 0.5) / TILE - 0.5, 0), across - 1);
      const [left, fx] = [Math.floor(tx), tx - Math.floor(tx)];
      const next = Math.min(left + 1, across - 1);
      const above = (paper[upper + left] ?? 255) * (1 - fx) + (paper[upper + next] ?? 255) * fx;
      const below = (paper[lower + left] ?? 255) * (1 - fx) + (paper[lower + next] ?? 255) * fx;
      const around = above * (1 - fy) + below * fy;
      const i = y * width + x;
      even[i] = Math.min(255, ((data[i] ?? 255) * 250) / Math.max(around, 40));
    }
  }
  return { data: even, width, height };
}

function paperOf({ data, width, height }: Grey, across: number, down: number): Float32Array {
  const paper = new Float32Array(across * down);
  const counts = new Uint32Array(256);
  for (let ty = 0; ty < down; ty++) {
    for (let tx = 0; tx < across; tx++) {
      counts.fill(0);
      let all = 0;
      for (let y = ty * TILE; y < Math.min((ty + 1) * TILE, height); y++) {
        for (let x = tx * TILE; x < Math.min((tx + 1) * TILE, width); x++) {
          const value = data[y * width + x] ?? 255;
          counts[value] = (counts[value] ?? 0) + 1;
          all += 1;
        }
      }
      let value = 255;
      for (let above = counts[255] ?? 0; value > 0 && above < all * (1 - PAPER); ) {
        value -= 1;
        above += counts[value] ?? 0;
      }
      paper[ty * across + tx] = value;
    }
  }
  return paper;
}

/** A tile within thick letters takes its neighbours' paper. */
function smoothed(paper: Float32Array, across: number, down: number): Float32Array {
  const at = (x: number, y: number) =>
    paper[Math.min(Math.max(y, 0), down - 1) * across + Math.min(Math.max(x, 0), across - 1)] ?? 255;
  return paper.map((_value, i) => {
    const [x, y] = [i % across, Math.floor(i / across)];
    let [sum, most] = [0, 0];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const value = at(x + dx, y + dy);
        sum += value;
        most = Math.max(most, value);
      }
    }
    return (sum / 9 + most) / 2;
  });
}
