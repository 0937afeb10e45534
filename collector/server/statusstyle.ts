/** Style of the status page: system font, colours of the device's light or dark setting, colour never alone. */
export const statusStyle = `
:root { color-scheme: light dark; --text: #1c2024; --soft: #60646c; --line: #d9d9e0; --back: #fcfcfd; --bad: #b3261e; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) {
  :root { --text: #edeef0; --soft: #a3a7ae; --line: #363a3f; --back: #111113; --bad: #ff9592; --good: #71d083; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--text); background: var(--back); }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
h1 { font-size: 1.1rem; margin: 0; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; color: var(--soft); font-weight: 600; }
.clock, small, .note, time { color: var(--soft); }
.verdict { font-size: 1.6rem; font-weight: 600; margin: .75rem 0; }
.calm { color: var(--good); }
.alarm, .late { color: var(--bad); }
.late { font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th { font-weight: 500; }
tbody th, thead th:first-child { text-align: left; position: sticky; left: 0; background: var(--back); }
small { display: block; font-size: .75rem; font-weight: 400; }
.none { color: var(--soft); }
ul { list-style: none; padding: 0; margin: 0; }
.sources { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.sources span { color: var(--soft); font-weight: 400; }
.late::before { content: "! "; }
`;
