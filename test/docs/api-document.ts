// docs/api.md as tests read it: its code blocks by language, its tables by their first column's heading, its commands.
import { readFileSync } from 'node:fs'

export const API_DOCUMENT = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')

/** @param language of the block, as written behind the fence */
export function codeBlocks(language: string): string[] {
  return [...API_DOCUMENT.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code = '']) => code,
  )
}

/** The rows of a table, cells without the marks of code. */
export function tableOf(firstHeading: string): string[][] {
  const lines = API_DOCUMENT.split('\n')
  const start = lines.findIndex((line) => line.replaceAll('`', '').startsWith(`| ${firstHeading} `))
  if (start < 0) throw new Error(`docs/api.md has no table of ${firstHeading}`)
  const rest = lines.slice(start + 2)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(0, end < 0 ? rest.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

export interface Command {
  readonly method: 'GET' | 'POST'
  /** With host and query string. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

const OPTIONS_WITH_VALUE = ['-H', '-d', '-o']

/** The requests of the document's curl lines. @param variables of the shell, which the document leaves to its reader */
export function curlCommands(variables: Readonly<Record<string, string>>): Command[] {
  const lines = codeBlocks('sh').flatMap((block) => block.split('\n'))
  return lines.filter((line) => line.startsWith('curl ')).map((line) => commandOf(words(line, variables)))
}

/** Words of a line of shell: bare, or in double quotes with variables and escaped quotes. */
function words(line: string, variables: Readonly<Record<string, string>>): string[] {
  return [...line.matchAll(/"((?:\\"|[^"])*)"|(\S+)/g)].map(([, quoted, bare]) =>
    (quoted ?? bare ?? '').replaceAll('\\"', '"').replace(/\$([A-Z]+)/g, (_, name: string) => {
      const value = variables[name]
      if (value === undefined) throw new Error(`docs/api.md uses $${name}`)
      return value
    }),
  )
}

function commandOf([, ...given]: readonly string[]): Command {
  const valuesOf = (option: string) => given.flatMap((word, at) => (given[at - 1] === option ? word : []))
  const url = given.filter(
    (word, at) => !word.startsWith('-') && !OPTIONS_WITH_VALUE.includes(given[at - 1] ?? ''),
  )
  const [body] = valuesOf('-d')
  const headers = valuesOf('-H').map((header) => header.split(/: (.*)/s, 2) as [string, string])
  return {
    method: body === undefined ? 'GET' : 'POST',
    url: url[0] ?? '',
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    ...(body !== undefined && { body }),
  }
}
