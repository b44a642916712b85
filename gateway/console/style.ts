/** The console's one stylesheet. System fonts, two greys, one accent; colour only for meaning and always with a word. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1c2526; --quiet: #5a6769; --line: #dde3e4; --ground: #f5f7f7; --sheet: #fff;
  --accent: #0f5f66; --on-accent: #fff; --row: #f0f5f5;
  --ok: #1f6f3f; --warn: #8a5300; --bad: #b3261e;
  --ok-ground: #e6f3ea; --warn-ground: #fdf0d9; --bad-ground: #fce8e6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e4eaea; --quiet: #9dabad; --line: #2f3b3d; --ground: #12181a; --sheet: #1a2224;
    --accent: #6cc3c9; --on-accent: #08282b; --row: #202b2d;
    --ok: #7fd49b; --warn: #f0c069; --bad: #f3998f;
    --ok-ground: #17301f; --warn-ground: #382a10; --bad-ground: #3d1d1a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 14px/1.5 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--sheet); padding: 8px; z-index: 1; }
.bar {
  display: flex; align-items: center; gap: 24px; min-height: 48px; padding: 0 24px;
  background: var(--sheet); border-bottom: 1px solid var(--line);
}
.brand { font-weight: 600; color: var(--ink); white-space: nowrap; }
nav { display: flex; gap: 4px; flex: 1; }
nav a { padding: 13px 10px 11px; color: var(--quiet); border-bottom: 2px solid transparent; white-space: nowrap; }
nav a:hover { color: var(--ink); text-decoration: none; }
nav a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600; }
.me { display: flex; align-items: center; gap: 16px; margin-left: auto; white-space: nowrap; }
main { max-width: 1320px; margin: 0 auto; padding: 24px; }
main.narrow { max-width: 440px; padding-top: 72px; }
h1 { font-size: 20px; line-height: 28px; margin: 0; }
h2 { font-size: 15px; line-height: 24px; margin: 32px 0 8px; }
.lead { margin: 2px 0 0; color: var(--quiet);  max-width: 880px; }
.heading { display: flex; justify-content: space-between; align-items: flex-start; gap: 24px; margin-bottom: 16px; }
.as-of { color: var(--quiet); margin: 12px 0 0; font-size: 13px; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
.pad { padding: 24px; }
.empty { padding: 40px 24px; text-align: center; color: var(--quiet); margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 7px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 500; color: var(--quiet); font-size: 13px; white-space: nowrap; vertical-align: bottom; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover { background: var(--row); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.act { text-align: right; white-space: nowrap; }
td.act form { display: inline; }
time, .short { white-space: nowrap; }
.code { font-family: ui-monospace, Consolas, monospace; font-size: 13px; }
.under { display: block; color: var(--quiet); font-size: 13px; }
.beside { color: var(--quiet); font-size: 13px; white-space: nowrap; }
.none, .quiet { color: var(--quiet); }
.ok { color: var(--ok); } .warn { color: var(--warn); } .bad { color: var(--bad); }
.chip { display: inline-block; padding: 0 8px; border-radius: 10px; font-size: 13px; line-height: 20px; white-space: nowrap; }
.chip.ok { background: var(--ok-ground); } .chip.warn { background: var(--warn-ground); } .chip.bad { background: var(--bad-ground); }
.chip.gone { color: var(--quiet); background: var(--ground); }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0 0 16px; }
.totals > * { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; color: inherit; }
.totals a:hover { border-color: var(--accent); text-decoration: none; }
.totals .name { color: var(--quiet); font-size: 13px; }
.totals .value { display: block; font-size: 22px; line-height: 30px; font-variant-numeric: tabular-nums; }
.filters { display: flex; gap: 8px; align-items: center; margin: 0 0 12px; flex-wrap: wrap; }
.filters a.choice { padding: 4px 12px; border: 1px solid var(--line); border-radius: 16px; background: var(--sheet); color: var(--ink); }
.filters a.choice[aria-current] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
.filters form { margin-left: auto; display: flex; gap: 8px; }
label { display: block; margin: 16px 0 4px; font-weight: 500; }
form > input[type="hidden"]:first-child + label { margin-top: 0; }
.hint { color: var(--quiet); font-size: 13px; margin: 4px 0 0; }
input, select {
  font: inherit; color: inherit; background: var(--sheet); border: 1px solid #8b9799; border-radius: 4px; padding: 6px 10px;
  height: 36px; width: 100%;
}
.filters input { width: 240px; height: 32px; }
button, .button {
  font: inherit; display: inline-block; height: 36px; line-height: 34px; padding: 0 16px; border: 1px solid var(--accent);
  border-radius: 4px; background: var(--accent); color: var(--on-accent); cursor: pointer; white-space: nowrap;
}
.button:hover { text-decoration: none; }
button:hover, .button:hover { filter: brightness(1.1); }
button.second, .button.second, .filters button { background: var(--sheet); color: var(--accent); }
.filters button { height: 32px; line-height: 30px; }
button.danger { background: var(--bad); border-color: var(--bad); color: var(--sheet); }
button.plain { background: none; border: 0; padding: 0; height: auto; line-height: inherit; color: var(--accent); }
button.plain:hover { text-decoration: underline; filter: none; }
td .plain + .plain, td form + form { margin-left: 12px; }
.actions { margin: 24px 0 0; display: flex; gap: 12px; }
.wrong, .done, .note { padding: 10px 14px; border-radius: 4px; margin: 0 0 16px; }
.wrong { background: var(--bad-ground); color: var(--bad); }
.done { background: var(--ok-ground); color: var(--ok); }
.note { background: var(--warn-ground); color: var(--warn); }
.secret {
  font: 600 28px/1.4 ui-monospace, Consolas, monospace; letter-spacing: 2px; padding: 20px 24px; margin: 16px 0 8px;
  border: 1px solid var(--ink); border-radius: 6px; text-align: center; user-select: all; overflow-wrap: anywhere;
}
.pages { display: flex; gap: 16px; margin: 12px 0 0; }
.form { max-width: 560px; }
@media (max-width: 1100px) { .bar { flex-wrap: wrap; gap: 0 16px; padding: 8px 16px 0; } nav { order: 3; flex-basis: 100%; overflow-x: auto; } }
`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f5f66"/><path d="M7 21h18M9 21v-6l3-4h8l3 4v6" fill="none" stroke="#fff" stroke-width="2.5" stroke-linejoin="round"/></svg>`;
