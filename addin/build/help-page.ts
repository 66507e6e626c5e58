// The help page, written from docs/excel.md: people read on the site what stands in the repository. Every heading can
// be linked to, so that Excel's own help on a function opens at its heading.
import { readFileSync } from 'node:fs'
import { Marked } from 'marked'
import { escapeHtml, fillPage, Html } from './fill-page.ts'
import { SOURCES } from './paths.ts'

/** @param files addresses of the style and the icon */
export function helpPage(files: { style: string; icon: string }): string {
  const markdown = readFileSync(SOURCES.help, 'utf8')
  const title = markdown.match(/^# (.+)$/m)?.[1] ?? ''
  return fillPage(readFileSync(SOURCES.helpPage, 'utf8'), {
    title,
    ...files,
    text: new Html(htmlOf(markdown)),
  })
}

function htmlOf(markdown: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${slugOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      // What lies beside the document in the repository does not lie on the site: neither pages nor pictures.
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens)
        return /^(https:|#)/.test(href) ? `<a href="${escapeHtml(href)}">${text}</a>` : text
      },
      image: () => '',
      // HTML in the document is text: the page is ours, and stays so.
      html: ({ text }) => escapeHtml(text),
    },
  })
  return marked.parse(markdown, { async: false })
}

/** As GitHub does it, so that a link works in both places. */
export function slugOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '')
  return words.trim().replace(/\s/g, '-')
}
