/** The reference page's style: LOOK's tokens, light and dark, without a byte from elsewhere. */
export const referenceStyle = `
:root { color-scheme: light dark; --ink: #1c2427; --soft: #5a666b; --paper: #ffffff; --well: #f4f6f6; --line: #dde3e4; --accent: #0f766e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ebec; --soft: #9aa7ab; --paper: #14191b; --well: #1c2326; --line: #2d373b; --accent: #2dd4bf; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.5 "Inter Variable", Inter, system-ui, sans-serif; }
.page { display: grid; grid-template-columns: 232px minmax(0, 1fr); gap: 32px; max-width: 1280px; margin: 0 auto; padding: 24px; }
nav { position: sticky; top: 24px; align-self: start; max-height: calc(100vh - 48px); overflow: auto; }
nav ul { list-style: none; margin: 0 0 16px; padding: 0; }
nav a { display: flex; gap: 8px; align-items: baseline; padding: 2px 0; color: var(--soft); text-decoration: none; overflow-wrap: anywhere; }
nav a:hover, nav a:focus-visible { color: var(--accent); }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; font-weight: 600; }
h2 { font-size: 20px; margin: 48px 0 8px; font-weight: 600; }
h3 { font-size: 16px; margin: 32px 0 4px; font-weight: 600; overflow-wrap: anywhere; }
h4 { font-size: 12px; margin: 16px 0 4px; font-weight: 600; color: var(--soft); }
nav h2 { font-size: 12px; margin: 0 0 4px; color: var(--ink); }
section { border-top: 1px solid var(--line); }
a { color: var(--accent); }
code, pre { font: 12px/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { background: var(--well); border: 1px solid var(--line); border-radius: 8px; padding: 12px; overflow-x: auto; margin: 0; }
table { border-collapse: collapse; width: 100%; }
.wide { overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); font-size: 12px; }
.method { flex: none; display: inline-block; min-width: 52px; color: var(--accent); font: 600 12px ui-monospace, Menlo, Consolas, monospace; text-transform: uppercase; }
.soft { color: var(--soft); }
@media (max-width: 800px) { .page { grid-template-columns: minmax(0, 1fr); } nav { position: static; max-height: 40vh; border-bottom: 1px solid var(--line); } }
`;
