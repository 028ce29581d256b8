const APART_PX = 8;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a card goes, in pixels of the window. */
export function besideMark(
  mark: Box,
  card: Pick<Box, 'width' | 'height'>,
  window: { innerWidth: number; innerHeight: number },
): { left: number; top: number } {
  const room = window.innerWidth - card.width - APART_PX;
  const left = Math.max(APART_PX, Math.min(mark.left + mark.width / 2 - card.width / 2, room));
  const below = mark.top + mark.height + APART_PX;
  const above = mark.top - card.height - APART_PX;
  const fits = below + card.height <= window.innerHeight - APART_PX;
  return { left, top: fits || above < APART_PX ? below : above };
}
