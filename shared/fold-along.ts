/**
 * A fold over lists that mostly begin alike: what stands after each item, where only what differs from the list before is
 * folded anew. Reports of one subject are decided one on the other, hundreds in a row, and each asks for the whole course.
 */
export function foldAlong<I extends object, S>(
  after: (before: S, item: I) => S,
  nothing: S,
): (items: readonly I[]) => readonly S[] {
  let last: { items: readonly I[]; states: readonly S[] } = { items: [], states: [] };
  return (items) => {
    let same = 0;
    while (same < items.length && items[same] === last.items[same]) same += 1;
    const states = last.states.slice(0, same);
    for (const item of items.slice(same)) states.push(after(states.at(-1) ?? nothing, item));
    last = { items: [...items], states };
    return states;
  };
}
