import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { addDays, daysBetween } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { Go } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { barsOf, keyStep, placeOf, within, yearsIn } from './marks.ts';
import { SPEEDS, type Speed } from './use-play.ts';
import type { TimeTravel } from './use-time.ts';

interface Props {
  time: TimeTravel;
  /** On a phone: puts the strip away. */
  onClose: () => void;
}

/** The whole record as a line under the map: drag, play, or step through it; map, list and counts follow. */
export function TimeStrip({ time, onClose }: Props) {
  const { t, lang } = useLanguage();
  const { asked, day, today, isPlaying, isHeld } = time;
  return (
    <section className="time-strip" aria-label={t.time.label}>
      <div className="time-now">
        <button
          type="button"
          className="time-button"
          aria-label={isPlaying ? t.time.pause : t.time.play}
          title={isPlaying ? t.time.pause : t.time.play}
          onClick={isPlaying ? time.stop : time.play}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path
              d={isPlaying ? 'M5 4H8.500V16H5ZM11.500 4H15V16H11.500Z' : 'M6 3.500 16.500 10 6 16.500Z'}
            />
          </svg>
        </button>
        {/* While it runs the line itself says the day; read aloud it would never come to an end. */}
        <output className="time-day" aria-live={isHeld ? 'off' : 'polite'}>
          {formatDay(day, lang)}
        </output>
      </div>
      <TimeLine time={time} />
      <div className="time-more">
        {isPlaying ? (
          <SpeedChoice time={time} />
        ) : (
          <>
            {day !== today && (
              <button type="button" className="button button-small time-today" onClick={() => time.go(today)}>
                {t.time.today}
              </button>
            )}
            <Go to={paths.changes} className="button button-small">
              {t.time.compare}
            </Go>
          </>
        )}
        <button type="button" className="time-button time-close" aria-label={t.time.close} onClick={onClose}>
          ×
        </button>
      </div>
      {time.isWaiting && (
        <p className="time-word" role="status">
          {t.time.loading}
        </p>
      )}
      {asked.isError && (
        <p className="time-word" role="alert">
          {t.time.failed}{' '}
          <button type="button" className="door" onClick={() => void asked.refetch()}>
            {t.app.retry}
          </button>
        </p>
      )}
      {time.since !== null && time.range.from > time.since && (
        <p className="time-word">{t.time.playedFrom(formatDay(time.range.from, lang))}</p>
      )}
    </section>
  );
}

function SpeedChoice({ time: { speed, setSpeed } }: Pick<Props, 'time'>) {
  const { t } = useLanguage();
  return (
    <select
      className="time-speed"
      aria-label={t.time.speed}
      value={speed}
      onChange={(event) => setSpeed(Number(event.target.value) as Speed)}
    >
      {SPEEDS.map((months) => (
        <option key={months} value={months}>
          {t.time.speeds(months)}
        </option>
      ))}
    </select>
  );
}

/** Height of the highest bar, in units of the drawing. */
const HIGH = 100;
const WIDE = 1000;

function TimeLine({ time }: Pick<Props, 'time'>) {
  const { t, lang } = useLanguage();
  const { range, player, move, rest, step, touch } = time;
  const day = within(range, time.day);
  const line = useRef<HTMLInputElement>(null);
  const latest = useRef(rest);
  useEffect(function keepLatest() {
    latest.current = rest;
  });
  useEffect(function restWhenLetGo() {
    // React's own onChange is every step of the way; the browser's says that one has let go.
    const input = line.current;
    const letGo = () => void latest.current();
    input?.addEventListener('change', letGo);
    return () => input?.removeEventListener('change', letGo);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = event.altKey || event.ctrlKey || event.metaKey ? null : keyStep(range, day, event.key);
    if (to === null) return;
    event.preventDefault();
    step(to);
  };
  return (
    <div className="time-line">
      <div className="time-marks" aria-hidden="true">
        {player && <Bars time={time} />}
        {yearsIn(range).map(({ year, day: first }) => (
          <span key={year} className="time-year" style={{ left: `${placeOf(range, first) * 100}%` }}>
            {year}
          </span>
        ))}
      </div>
      <input
        ref={line}
        type="range"
        className="time-range"
        aria-label={t.time.day}
        aria-valuetext={formatDay(day, lang)}
        min={0}
        max={Math.max(1, daysBetween(range.from, range.to))}
        step={1}
        value={daysBetween(range.from, day)}
        onPointerEnter={touch}
        onFocus={touch}
        onKeyDown={onKeyDown}
        onChange={(event) => move(addDays(range.from, Number(event.target.value)))}
      />
    </div>
  );
}

/** How much was recorded in which month; by roots, so that a month in which a list was taken over hides no other. */
function Bars({ time: { player, range } }: Pick<Props, 'time'>) {
  const { t } = useLanguage();
  const { from, to } = range;
  const bars = useMemo(() => {
    const all = player ? barsOf(player.timeline) : [];
    const most = Math.max(1, ...all.map(({ changes }) => changes));
    const width = (WIDE * 30) / Math.max(30, daysBetween(from, to));
    return all.map(({ month, changes }) => {
      const height = HIGH * Math.sqrt(changes / most);
      return { month, x: placeOf({ from, to }, month) * WIDE, y: HIGH - height, width: width * 0.7, height };
    });
  }, [player, from, to]);
  return (
    <svg className="time-bars" viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none">
      <title>{t.time.bars}</title>
      {bars.map(({ month, ...bar }) => (
        <rect key={month} {...bar} />
      ))}
    </svg>
  );
}

/** On a phone: brings the strip out. */
export function TimeOpener({ isOpen, onOpen }: { isOpen: boolean; onOpen: () => void }) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="time-button time-opener"
      aria-label={t.time.open}
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path
          d="M10 2.500A7.500 7.500 0 1 1 9.990 2.500ZM10 5.500V10L13 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      </svg>
    </button>
  );
}
