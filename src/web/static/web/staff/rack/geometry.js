// Where things stand on the rack: days as numbers, lines from top to bottom, boxes in pixels.
// Pure: it knows no page and no clock.

const DAY = 86_400_000;
const MONDAY = 4; // day number 4 was Monday 5 January 1970
const WEEK = 7;

export function dayNumber(iso) {
  return Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / DAY;
}

export function isoDay(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** 0 is Monday. */
export function weekdayOf(number) {
  return (((number - MONDAY) % WEEK) + WEEK) % WEEK;
}

/** Half-open runs of days: [from, to). */
export function overlaps(one, other) {
  return one.from < other.to && other.from < one.to;
}

/** Whole pixels a day: as wide as the room that there is, but never narrower than can be read. */
export function dayWidth({ room, days, least }) {
  return Math.max(least, Math.floor(room / days));
}

/** A stay begins in the afternoon and ends in the morning: both in the middle of their day. */
export function barBox(span, view) {
  const edge = view.days * view.col;
  const left = (span.from - view.start + 0.5) * view.col;
  const right = (Math.max(span.to, span.from + 0.5) - view.start + 0.5) * view.col;
  const box = { left: Math.max(0, left), right: Math.min(edge, right) };
  return { left: box.left, width: box.right - box.left, isCutLeft: left < 0, isCutRight: right > edge };
}

export function isShown(span, view) {
  return span.from < view.start + view.days && span.to >= view.start;
}

/** The day at a place, counted from the rack's first; it may lie outside. */
export function columnAt(x, col) {
  return Math.floor(x / col);
}

/** Puts spans that overlap into tracks of their own; sorted by their beginning, as few as it needs. */
export function stack(spans) {
  const ends = [];
  const tracks = new Map();
  const sorted = [...spans].sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
  for (const span of sorted) {
    const free = ends.findIndex((end) => end <= span.from);
    const track = free < 0 ? ends.length : free;
    ends[track] = span.to;
    tracks.set(span.id, track);
  }
  return { tracks, count: Math.max(1, ends.length) };
}

/** Gives every line its place; `sizes` are pixels by kind of line. */
export function placeLines(lines, sizes) {
  let top = 0;
  for (const line of lines) {
    line.top = top;
    line.height = line.tracks ? line.tracks * sizes.lane + sizes.margin : sizes[line.kind];
    top += line.height;
  }
  return top;
}

/** The line at a height, by halving; the first or the last where there is none. */
export function lineAt(lines, y) {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].top <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last line to draw for what is seen, with something to spare above and below. */
export function linesToDraw(lines, { top, height, spare }) {
  if (lines.length === 0) return [0, -1];
  return [lineAt(lines, top - spare), lineAt(lines, top + height + spare)];
}

/** The days to draw, in steps, so that a small scroll draws nothing. */
export function daysToDraw({ left, width, col, days, step = 8 }) {
  const first = Math.floor(left / col / step) * step - step;
  const last = Math.ceil((left + width) / col / step) * step + step;
  return { from: Math.max(0, first), to: Math.min(days, last) };
}

/** What a drag from one cell to another means for a stay: `grip` is start, end or body. */
export function dragged(stay, grip, columns) {
  if (grip === "start") return { from: Math.min(stay.from + columns, stay.to - 1), to: stay.to };
  if (grip === "end") return { from: stay.from, to: Math.max(stay.to + columns, stay.from + 1) };
  return { from: stay.from + columns, to: stay.to + columns };
}

/** Which part of a bar a pointer took; edges that are cut off cannot be taken. */
export function gripAt(x, box, reach) {
  const edge = Math.min(reach, box.width / 4);
  if (!box.isCutLeft && x - box.left < edge) return "start";
  if (!box.isCutRight && box.left + box.width - x < edge) return "end";
  return "body";
}

/** Where the view has to go so that [from, to] can be seen between two margins. */
export function scrolledInto(from, to, { at, size, before, after }) {
  if (from < at + before) return Math.max(0, from - before);
  if (to > at + size - after) return to - size + after;
  return at;
}
