// A digest as plain text, for mail programs that show no HTML and for people who prefer it.

import { oneLine } from '../text/one-line.ts'
import type { DigestDocument, DigestLine, DigestLinks } from './digest-document.ts'

export function textOf(document: DigestDocument, links: DigestLinks): string {
  const { greeting, intro, sections, modeled, because } = document
  const lines = [
    oneLine(greeting),
    '',
    intro,
    ...sections.flatMap(({ heading, lines: some }) => [
      '',
      `${heading} (${some.length})`,
      ...some.flatMap((one) => ['', ...linesOf(one, links)]),
    ]),
    ...(modeled.length === 0 ? [] : ['', ...modeled]),
    '',
    because,
    `What you are told: ${links.preferences}`,
    `Unsubscribe: ${links.unsubscribe}`,
  ]
  return `${lines.join('\n')}\n`
}

function linesOf(
  { severity, category, title, detail, note, path }: DigestLine,
  { root }: DigestLinks,
): string[] {
  return [
    `* ${severity}, ${category}: ${oneLine(title)}`,
    `  ${oneLine(detail)}`,
    `  ${oneLine(note)}`,
    `  ${root}${path}`,
  ]
}
