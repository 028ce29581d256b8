const [OPENS, PREFIXED] = [0x3c, 0x3a];
/** Signs of Latin script that end the name of an element: space, tab, lines, slash, greater than. */
const ENDS = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2f, 0x3e]);

/** How many elements of each name begin in a part, whatever prefix stands before the name and whatever sign after it. */
export function counted<Name extends string>(content: Buffer, names: readonly Name[]): Record<Name, number> {
  const found = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  const known = names.map((name) => ({ name, bytes: Buffer.from(name) }));
  for (let at = content.indexOf(OPENS); at >= 0; at = content.indexOf(OPENS, at + 1)) {
    let from = at + 1;
    let end = from;
    for (; end < content.length; end++) {
      const sign = content[end] ?? 0;
      if (ENDS.has(sign) || sign === OPENS) break;
      if (sign === PREFIXED) from = end + 1;
    }
    for (const { name, bytes } of known) {
      if (end - from === bytes.length && content.compare(bytes, 0, bytes.length, from, end) === 0)
        found[name] += 1;
    }
  }
  return found;
}
