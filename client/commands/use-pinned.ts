import { useState } from 'react';

/**
 * A list that others change while somebody works in it: a line that was opened stays where it stood, as it was seen, with
 * its form or its receipt, although what it asked for has been done. `letGo` when that is closed.
 */
export function usePinned<Line>(lines: readonly Line[], keyOf: (line: Line) => string) {
  const [opened, setOpened] = useState<readonly { line: Line; at: number }[]>([]);
  const isMissing = (line: Line) => !lines.some((other) => keyOf(other) === keyOf(line));
  const gone = opened.filter(({ line }) => isMissing(line)).sort((a, b) => a.at - b.at);
  const shown = [...lines];
  for (const { line, at } of gone) shown.splice(at, 0, line);
  const without = (line: Line) => (before: typeof opened) =>
    before.filter((other) => keyOf(other.line) !== keyOf(line));
  return {
    shown,
    isGone: (line: Line) => gone.some((other) => other.line === line),
    pin: (line: Line) => setOpened((before) => [...without(line)(before), { line, at: shown.indexOf(line) }]),
    letGo: (line: Line) => setOpened(without(line)),
  };
}
