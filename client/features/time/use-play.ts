import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../../shared/day.ts';
import { nextStep, type Range } from './marks.ts';

/** Months a second. */
export const SPEEDS = [1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

interface Props {
  day: Day;
  range: Range;
  /** There is something to play. */
  ready: boolean;
  move: (day: Day) => void;
  land: (day: Day) => void;
}

/**
 * From month to month, from where one stands to today; from today, from the beginning. Steps and no motion between
 * them: figures can be read, and nobody is shown more movement than they asked for.
 */
export function usePlay({ day, range, ready, move, land }: Props) {
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(2);
  const latest = useRef(() => {});
  useEffect(function keepLatest() {
    latest.current = () => {
      const next = nextStep(range, day);
      if (next < range.to) return move(next);
      setPlaying(false);
      land(range.to);
    };
  });
  useEffect(
    function playOn() {
      if (!isPlaying || !ready) return;
      const timer = setInterval(() => latest.current(), 1000 / speed);
      return () => clearInterval(timer);
    },
    [isPlaying, ready, speed],
  );
  return {
    isPlaying,
    speed,
    setSpeed,
    play() {
      move(day >= range.to ? range.from : day);
      setPlaying(true);
    },
    /** Stops where one is, still on the way. */
    pause: () => setPlaying(false),
    /** Stops, and stays on the day reached. */
    stop() {
      setPlaying(false);
      land(day);
    },
  };
}
