// A page under docs/ as tests read it: its text, its code blocks and its tables.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url))

/** The text of a page under docs/. */
export function pageText(path: string): string {
  return readFileSync(`${DOCS}${path}`, 'utf8')
}

/** Blocks of a language, without the indentation that a list gives them. */
export function codeBlocks(text: string, language: string): string[] {
  const fences = new RegExp(`^( *)\`\`\`${language}\n(.*?)^\\1\`\`\`$`, 'gms')
  return [...text.matchAll(fences)].map(([, indent = '', code = '']) =>
    code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )
}

/** The rows of the table whose first column has this heading; cells as written. */
export function tableOf(text: string, firstHeading: string): string[][] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHeading} `))
  if (start < 0) throw new Error(`There is no table of ${firstHeading}.`)
  const rest = lines.slice(start + 2)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(0, end < 0 ? rest.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
