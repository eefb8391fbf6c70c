// Draws each chart from the facts beside it. The tables say the same in numbers: what is drawn here is
// for the eye alone, and series differ by dash and marker as well as by colour.

const LOOKS = {
  main: { colour: "--accent", dash: [], border: "solid", width: 2.5, points: false },
  other: { colour: "--bad", dash: [7, 5], border: "dashed", width: 2, points: false },
  third: { colour: "--ink-soft", dash: [2, 4], border: "dotted", width: 2, points: true },
};
const LANGUAGES = { en: "en-IE" };
const HEIGHT = 248;
const FEW = 31;
const SECOND = 1000;

function token(name) {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function numbers(values) {
  return values.map((value) => (value === null ? null : Number(value)));
}

function writers(facts) {
  const language = LANGUAGES[facts.language] ?? facts.language;
  const day = facts.by === "month" ? { month: "short", year: "2-digit" } : { day: "numeric", month: "short" };
  const dates = new Intl.DateTimeFormat(language, { ...day, timeZone: "UTC" });
  const amounts = {
    percent: new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }),
    money: new Intl.NumberFormat(language, { style: "currency", currency: facts.currency, notation: "compact" }),
    count: new Intl.NumberFormat(language),
  };
  const share = facts.unit === "percent" ? 100 : 1;
  return {
    day: (seconds) => dates.format(new Date(seconds * SECOND)),
    amount: (value) => (value === null || value === undefined ? "–" : amounts[facts.unit].format(value / share)),
  };
}

function seriesOf(facts, write) {
  return facts.series.map((each) => {
    const look = LOOKS[each.look];
    const colour = token(look.colour);
    return {
      label: each.label,
      stroke: colour,
      width: look.width,
      dash: look.dash,
      points: { show: look.points || facts.days.length <= FEW, size: look.points ? 7 : 4, stroke: colour, fill: colour },
      value: (plot, value) => write.amount(value),
    };
  });
}

function optionsOf(facts, width) {
  const write = writers(facts);
  const axis = { stroke: token("--ink-soft"), grid: { stroke: token("--rule"), width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
  const least = facts.unit === "percent" ? 100 : 1;
  return {
    width,
    height: HEIGHT,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * SECOND), "Etc/UTC"),
    cursor: { drag: { x: false, y: false } },
    scales: { y: { range: (plot, low, high) => [0, Math.max(least, high ?? 0) * 1.05] } },
    axes: [
      { ...axis, space: 70, values: (plot, ticks) => ticks.map(write.day) },
      { ...axis, size: 68, values: (plot, ticks) => ticks.map(write.amount) },
    ],
    legend: { markers: { dash: (plot, index) => LOOKS[facts.series[index - 1]?.look ?? "main"].border } },
    series: [{ label: facts.axis, value: (plot, seconds) => (seconds === null ? "–" : write.day(seconds)) }, ...seriesOf(facts, write)],
  };
}

function draw(chart) {
  const facts = JSON.parse(document.getElementById(chart.dataset.chart).textContent);
  if (facts.days.length < 2) return;
  chart.dataset.drawn = "";
  const place = chart.querySelector(".chart__plot");
  place.replaceChildren();
  const days = facts.days.map((day) => Date.parse(`${day}T00:00:00Z`) / SECOND);
  const values = facts.series.map((each) => numbers(each.values));
  new uPlot(optionsOf(facts, place.clientWidth), [days, ...values], place);
}

function drawAll() {
  document.querySelectorAll("[data-chart]").forEach(draw);
}

let waiting = 0;
let width = 0;

function drawAgain() {
  clearTimeout(waiting);
  waiting = setTimeout(drawAll, 150);
}

drawAll();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAgain);
new ResizeObserver(([seen]) => {
  if (width && Math.abs(seen.contentRect.width - width) > 1) drawAgain();
  width = seen.contentRect.width;
}).observe(document.querySelector("main"));
