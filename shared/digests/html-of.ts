// A digest as HTML for mail programs: tables and inline styles, no images, nothing loaded from anywhere.
import type { AlertSeverity } from '../contract/summary/alert.ts'
import { htmlText } from '../text/html-text.ts'
import { oneLine } from '../text/one-line.ts'
import {
  ALL_ALERTS,
  type DigestDocument,
  type DigestLine,
  type DigestLinks,
  type DigestSection,
  headingOf,
  moreOf,
  PREFERENCES,
  WITHOUT_PAGES,
} from './digest-document.ts'

/** Dark enough on white for everybody to read; the word stands beside the colour. */
const COLOURS: Readonly<Record<AlertSeverity, string>> = {
  Critical: '#a4262c',
  High: '#8a4b00',
  Info: '#27507d',
}
const FONT = 'font-family:Segoe UI,Arial,sans-serif;font-size:15px;line-height:1.45;color:#1f1f1f'
const SMALL = 'font-size:13px;color:#505050'

export function htmlOf(document: DigestDocument, links: DigestLinks): string {
  const { subject, greeting, intro, sections, modeled, because } = document
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${shown(subject)}</title></head>
<body style="margin:0;background:#ffffff">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="padding:16px;${FONT}">
<p>${shown(greeting)}</p>
<p>${shown(intro)}</p>
${sections.map((section) => sectionHtml(section, links)).join('\n')}
${modeled.map((sentence) => `<p style="${SMALL}">${shown(sentence)}</p>`).join('\n')}
<p style="${SMALL}">${shown(because)} ${preferencesHtml(links)} ${link(links.unsubscribe, 'Unsubscribe')}</p>
</td></tr></table>
</body>
</html>
`
}

function sectionHtml(section: DigestSection, links: DigestLinks): string {
  const more = moreOf(section)
  return `<h2 style="font-size:17px">${shown(headingOf(section))}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
${section.lines.map((line) => lineHtml(line, links)).join('\n')}
</table>${more === null ? '' : `\n<p>${linkBelow(links, ALL_ALERTS, more)}</p>`}`
}

function lineHtml(
  { severity, category, title, detail, note, path }: DigestLine,
  { root }: DigestLinks,
): string {
  const colour = COLOURS[severity]
  return `<tr><td style="padding:8px 0 8px 12px;border-left:4px solid ${colour};${FONT}"><span style="color:${colour}">${shown(severity)}</span>, ${shown(category)}<br><strong>${shown(title)}</strong><br>${shown(detail)}<br><span style="${SMALL}">${shown(note)}</span>${root === null ? '' : `<br>${link(`${root}${path}`, 'Show more')}`}</td></tr>`
}

function preferencesHtml({ root }: DigestLinks): string {
  return root === null ? shown(WITHOUT_PAGES) : `${link(`${root}${PREFERENCES}`, 'What you are told')} ·`
}

/** The words alone where there are no pages. */
function linkBelow({ root }: DigestLinks, path: string, words: string): string {
  return root === null ? shown(words) : link(`${root}${path}`, words)
}

function link(address: string, words: string): string {
  return `<a href="${htmlText(address)}" style="color:#27507d">${shown(words)}</a>`
}

function shown(text: string): string {
  return htmlText(oneLine(text))
}
