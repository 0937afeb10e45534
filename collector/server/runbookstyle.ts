/** What runbook pages add to the style of the status page: prose of a readable width, commands that wrap. */
export const runbookStyle = `
nav { display: flex; gap: 1.25rem; flex-wrap: wrap; }
a { color: inherit; text-underline-offset: .2em; }
main { max-width: 46rem; }
main h1 { font-size: 1.6rem; margin: 1rem 0 .75rem; }
main h1 small { display: inline; font-size: 1rem; }
main h2 { color: var(--text); font-size: 1.15rem; }
main h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
main h3:target { color: var(--bad); }
main ul, main ol { padding-left: 1.4rem; }
main ul { list-style: disc; }
main ul.causes { list-style: none; padding: 0; }
main ul.causes li { padding: .4rem 0; border-bottom: 1px solid var(--line); }
main ul.causes a { margin-right: .75rem; }
main td, main th { text-align: left; white-space: normal; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: .3rem; }
code { font: .875em/1.45 ui-monospace, monospace; }
`;
