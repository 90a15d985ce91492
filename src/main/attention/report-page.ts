/** A report as one HTML page that needs nothing else: no script, no network, light and dark. */
import type { Report, ReportFinding } from '../../contract';
import { describeInstant } from '../../contract/instants';
import {
  findingGroups,
  findingSubject,
  reportGaps,
  reportHeadline,
  standingText,
} from '../../contract/report-text';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and those that turn the direction of text would hide what a name is. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\u{fffd}')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');

const style = `
:root { color-scheme: light dark; --line: #d9dce1; --dim: #5b6472; --bad: #b3261e; --page: #fff; --text: #16181d }
@media (prefers-color-scheme: dark) {
  :root { --line: #33383f; --dim: #9aa3b0; --bad: #ff8a80; --page: #14171b; --text: #e8eaed }
}
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 1.4rem } h2 { margin-top: 2rem; font-size: 1.05rem }
table { width: 100%; border-collapse: collapse }
th, td { padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); text-align: start;
  vertical-align: top; overflow-wrap: anywhere; font-weight: 400 }
th { width: 45% } .bad { color: var(--bad) } .dim, li { color: var(--dim) }
`;

const row = (finding: ReportFinding): string =>
  `<tr><th scope="row"><bdi>${escapeHtml(findingSubject(finding))}</bdi></th><td><bdi>${escapeHtml(finding.text)}</bdi></td></tr>`;

/** In pieces, so that a long report is never one text. */
export function* reportPage(report: Report): Generator<string> {
  const { findings, at } = report;
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>Latchkey report of ${escapeHtml(describeInstant(at))}</title>\n<style>${style}</style>\n</head>\n<body>\n`;
  yield `<h1${findings.length > 0 ? ' class="bad"' : ''}>${escapeHtml(reportHeadline(report))}</h1>\n`;
  yield `<p>${escapeHtml(standingText(report))}.</p>\n<p class="dim">Made at ${escapeHtml(describeInstant(at))} from the data that was stored then.</p>\n`;
  for (const group of findingGroups(report)) {
    yield `<h2>${escapeHtml(group.title)} (${group.findings.length})</h2>\n<table>\n`;
    for (const finding of group.findings) yield `${row(finding)}\n`;
    yield '</table>\n';
  }
  if (report.knownNow.length > 0)
    yield* list('Known now, and not at the last report', report.knownNow);
  yield* list('Not known', reportGaps(report));
  yield '</body>\n</html>\n';
}

function* list(title: string, sentences: readonly string[]): Generator<string> {
  yield `<h2>${title}</h2>\n<ul>\n`;
  for (const sentence of sentences) yield `<li><bdi>${escapeHtml(sentence)}.</bdi></li>\n`;
  yield '</ul>\n';
}
