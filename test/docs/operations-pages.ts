// The pages that people operate by, as tests read them: shell blocks, what they name and send, links and headings.
import { readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { PRODUCT } from '../../infra/names.ts'
import { resourcesOf, synthesised } from '../infra/stacks/synthesised.ts'
import { codeBlocks, DOCS, pageText, tableOf } from './page-text.ts'

export { codeBlocks, pageText, tableOf }

/** Pages of docs/runbooks, by their names without the extension. */
export const RUNBOOK_PAGES = readdirSync(`${DOCS}runbooks`)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.replace(/\.md$/, ''))

/** What is written for whoever operates the system, as paths under docs/. */
export const OPERATIONS_PAGES = [...RUNBOOK_PAGES.map((page) => `runbooks/${page}.md`), 'deploy.md']

export function shellOf(text: string): string {
  return codeBlocks(text, 'sh').join('\n')
}

/** Functions of the shell that every page may use: those of the index. */
export const HELPERS = codeBlocks(pageText('runbooks/README.md'), 'sh')[0] ?? ''

export interface Invocation {
  readonly name: string
  readonly event: string
}

/** What pages send to functions. */
export function invocationsOf(text: string): Invocation[] {
  return [...text.matchAll(/\binvoke ([a-z-]+) '([^']*)'/g)].map(([, name = '', event = '']) => ({
    name,
    event,
  }))
}

export interface LogQuery {
  /** The function, or `gateway` for the log of the API's front door. */
  readonly of: string
  readonly query: string
}

export function logQueriesOf(text: string): LogQuery[] {
  const ofFunctions = [...text.matchAll(/\blogs ([a-z-]+) \d+ '([^']*)'/g)]
  const ofGateway = [...text.matchAll(/\binsights "(\$\{gateway)[^"]*" \d+ '([^']*)'/g)]
  return [
    ...ofFunctions.map(([, of = '', query = '']) => ({ of, query })),
    ...ofGateway.map(([, , query = '']) => ({ of: 'gateway', query })),
  ]
}

/** Words of a Logs Insights query that name a field. */
export function fieldsOf(query: string): string[] {
  const named = query
    .replaceAll(/"[^"]*"|\/[^/]*\//g, ' ')
    .replaceAll(/\b\d+[a-z]?\b/g, ' ')
    .match(/@?[A-Za-z][\w.]*/g)
  return (named ?? []).filter((word) => !QUERY_WORDS.has(word))
}

const QUERY_WORDS = new Set(
  'fields filter sort limit stats by desc asc and or like count max avg pct bin ispresent'.split(' '),
)

/** Names of the product's resources on a page, for stage prod. */
export function namesOf(text: string): string[] {
  const stage = String.raw`(?:<stage>|prod|\$STAGE|\$\{STAGE\})`
  const names = text.matchAll(new RegExp(`${PRODUCT}-${stage}-([a-z][a-z-]*[a-z])`, 'g'))
  return [...names].map(([, what = '']) => what)
}

/** Prod, and the stage with everything that a stage may have. */
const STAGE_NAMES = ['prod', 'full']

/** Every name that these stages' stacks give to something a person can look up, without product and stage. */
export function deployedNames(): Set<string> {
  return new Set(STAGE_NAMES.flatMap(namesIn))
}

function namesIn(stage: string): string[] {
  const all = synthesised(stage)
  const prefix = `${PRODUCT}-${stage}-`
  const given = resourcesOf(all).flatMap(([, { Properties }]) => Object.values(Properties))
  const stacks = Object.values(all.stacks).map(({ stackName }) => stackName)
  const names = [...given, ...stacks].filter((name) => typeof name === 'string' && name.startsWith(prefix))
  return names.map((name) => String(name).slice(prefix.length))
}

/** Outputs by stack, those of constructs in it by the end of their name. */
export function deployedOutputs(stack: string): string[] {
  return STAGE_NAMES.flatMap((stage) => {
    const { templates } = synthesised(stage)
    const template = templates[stack as keyof typeof templates]
    return Object.keys((template?.toJSON().Outputs ?? {}) as object)
  })
}

/** What `output <stack> <name>` asks for. */
export function outputsOf(text: string): [stack: string, name: string][] {
  return [...text.matchAll(/\boutput ([a-z]+) ([A-Z][A-Za-z]+)\b/g)].map(([, stack = '', name = '']) => [
    stack,
    name,
  ])
}

/** Variables of the shell that are read, and those that the same text sets. */
export function variablesOf(shell: string): { read: string[]; set: Set<string> } {
  // What a shell does not look into: programs of another language, and texts in single quotes.
  const withoutQuoted = shell.replaceAll(/<<'END'\n.*?^END$/gms, '').replaceAll(/'[^']*'/g, "''")
  const read = [...withoutQuoted.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name)
  const assigned = [...shell.matchAll(/(?:^|[\s(;])([A-Za-z_]\w*)=/gm)].map(([, name = '']) => name)
  const others = [...shell.matchAll(/\b(?:for|local|read -rs|unset) ((?:[a-z_]\w* ?)+)/gi)].flatMap(
    ([, names = '']) => names.split(' '),
  )
  return { read, set: new Set([...assigned, ...others]) }
}

/** Targets of a page's links that lead to nothing. */
export function brokenLinks(path: string): string[] {
  const targets = [...withoutCode(pageText(path)).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = '']) => target,
  )
  return targets.filter((target) => !target.startsWith('https://') && !leadsSomewhere(path, target))
}

function leadsSomewhere(from: string, target: string): boolean {
  const [file = '', heading] = target.split('#')
  const path = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file))
  const text = textOf(path)
  return text !== null && (heading === undefined || headingsOf(text).includes(heading))
}

function textOf(path: string): string | null {
  try {
    return pageText(path)
  } catch {
    return null
  }
}

/** As GitHub names them in an address. */
function headingsOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function withoutCode(text: string): string {
  return text.replaceAll(/^ *```.*?^ *```$/gms, '')
}
