/** Reads well on a screen, in the dark, in an editor's panel and on paper. */
export const css = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --error: #c62828; --warning: #b26a00; --information: #1565c0; --kept: #2e7d32; }
@media (prefers-color-scheme: dark) { :root { --error: #ef7b7b; --warning: #ffb74d; --information: #90caf9; --kept: #81c784; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h2.client { font-size: 1.4rem; border: 0; } h3 { font-size: 1rem; margin: 0; }
h2.file { font-family: ui-monospace, monospace; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
pre { background: var(--soft); padding: .5rem .75rem; overflow-x: auto; border-radius: 4px; margin: .5rem 0; }
mark { background: #ffd54f88; color: inherit; border-bottom: 2px solid currentColor; }
.number { display: inline-block; min-width: 2.5rem; margin-right: .75rem; text-align: right; opacity: .55; }
.about, small { opacity: .75; margin: .1rem 0 .5rem; }
.counts span { display: inline-block; padding: .1rem .6rem; margin: 0 .4rem .4rem 0; border: 1px solid var(--line); border-radius: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
td:first-child { width: 38%; } td small code { display: block; } td ul, .finding ul { margin: .3rem 0; padding-left: 1.1rem; }
.verdict { white-space: nowrap; font-weight: 600; }
.finding { border-left: 4px solid var(--line); padding: .3rem 0 .3rem .9rem; margin: 1rem 0; break-inside: avoid; }
.severity { text-transform: uppercase; font-size: .75rem; letter-spacing: .04em; }
.finding.error { border-color: var(--error); } .finding.warning { border-color: var(--warning); } .finding.information { border-color: var(--information); }
.error .severity, .counts .error, .broken { color: var(--error); } .warning .severity, .counts .warning, .not-assessed { color: var(--warning); }
.information .severity, .counts .information, .by-record { color: var(--information); } .kept { color: var(--kept); }
.finding.accepted { opacity: .7; }
footer { margin-top: 3rem; opacity: .7; font-size: .9rem; }
@media print { main { max-width: none; padding: 0; } body { font-size: 11px; } pre { white-space: pre-wrap; } a { color: inherit; text-decoration: none; } tr { break-inside: avoid; } }
`;
