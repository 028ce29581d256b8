/** The few letters that pictures of the demonstration carry: five by seven, with room for a sign above and one below. */
const SHAPES: Record<string, string> = {
  A: '01110100011000111111100011000110001',
  H: '10001100011000111111100011000110001',
  I: '01110001000010000100001000010001110',
  M: '10001110111010110101100011000110001',
  N: '10001110011010110011100011000110001',
  O: '01110100011000110001100011000101110',
  '0': '01110100011001110101110011000101110',
  '1': '00100011000010000100001000010001110',
  '2': '01110100010000100010001000100011111',
  '3': '11111000100010000010000011000101110',
  '4': '00010001100101010010111110001000010',
  '5': '11111100001111000001000011000101110',
  '6': '00110010001000011110100011000101110',
  '7': '11111000010001000100010000100001000',
  '8': '01110100011000101110100011000101110',
  '9': '01110100011000101111000010001001100',
  '/': '00001000010001000100010001000010000',
};
/** U+0309, the hook above, and U+0323, the dot below. */
const SIGNS: Record<string, readonly (readonly [number, number])[]> = {
  '\u0309': [
    [2, 0],
    [3, 0],
    [3, 1],
    [2, 2],
  ],
  '\u0323': [[2, 12]],
};

export const LINE = { across: 6, down: 13, above: 4 } as const;

/** The dots of a line of words. */
export function* lettersOf(words: string): Generator<readonly [x: number, y: number]> {
  let left = -LINE.across;
  for (const sign of words.normalize('NFD')) {
    const mark = SIGNS[sign];
    if (mark) for (const [x, y] of mark) yield [left + x, y];
    else {
      left += LINE.across;
      for (const [i, bit] of [...(SHAPES[sign] ?? '')].entries())
        if (bit === '1') yield [left + (i % 5), LINE.above + Math.floor(i / 5)];
    }
  }
}
