/** What components wrote to the console during a test; anything left over at its end fails it. */
export const noise: string[] = [];

/** Take out what a test meant to happen, and nothing else. */
export function expectNoise(about: RegExp): void {
  const others = noise.filter((line) => !about.test(line));
  if (others.length === noise.length) throw new Error(`nothing on the console speaks of ${about}`);
  noise.splice(0, noise.length, ...others);
}
