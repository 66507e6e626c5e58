// A digest as plain text, for mail programs that show no HTML and for people who prefer it.

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

export function textOf(document: DigestDocument, links: DigestLinks): string {
  const { greeting, intro, sections, modeled, because } = document
  const lines = [
    oneLine(greeting),
    '',
    intro,
    ...sections.flatMap((section) => [
      '',
      headingOf(section),
      ...section.lines.flatMap((one) => ['', ...linesOf(one, links)]),
      ...moreLines(section, links),
    ]),
    ...(modeled.length === 0 ? [] : ['', ...modeled]),
    '',
    because,
    links.root === null ? WITHOUT_PAGES : `What you are told: ${links.root}${PREFERENCES}`,
    `Unsubscribe: ${links.unsubscribe}`,
  ]
  return `${lines.join('\n')}\n`
}

function moreLines(section: DigestSection, { root }: DigestLinks): string[] {
  const more = moreOf(section)
  if (more === null) return []
  return ['', root === null ? more : `${more}: ${root}${ALL_ALERTS}`]
}

function linesOf(
  { severity, category, title, detail, note, path }: DigestLine,
  { root }: DigestLinks,
): string[] {
  return [
    `* ${severity}, ${category}: ${oneLine(title)}`,
    `  ${oneLine(detail)}`,
    `  ${oneLine(note)}`,
    ...(root === null ? [] : [`  ${root}${path}`]),
  ]
}
