// Which members of Excel's object model the stand-in has behaviour for, written into its README between two marks:
// `node test/hosts/excel/list-modelled.ts`. All others throw NotImplemented by name.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { classOf } from './members/catalogue.ts'
import { HostObject } from './objects/host-object.ts'
// Loads the objects in the order in which they know each other.
import './objects/workbook.ts'

const HERE = import.meta.dirname
const README = join(HERE, 'README.md')
const MARKS = ['<!-- modelled: begin -->', '<!-- modelled: end -->'] as const
const DECLARED = /class (\w+) extends [^{]+\{\s+(?:override )?readonly className(?:: string)? = '(\w+)'/g

type Class = { readonly name: string; readonly prototype: object }

/** @returns Excel's class -> its modelled members, by name */
export async function modelledMembers(): Promise<Map<string, string[]>> {
  const classes: Class[] = []
  const excelNames = new Map<object, string>()
  for (const file of readdirSync(join(HERE, 'objects'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.ts') || /\.(test|claims)\.ts$/.test(file)) continue
    const path = join(HERE, 'objects', file)
    const exported = Object.values<unknown>(await import(path)).filter(isHostClass)
    classes.push(...exported)
    for (const [, name, excelName = ''] of readFileSync(path, 'utf8').matchAll(DECLARED))
      for (const each of exported) if (each.name === name) excelNames.set(each.prototype, excelName)
  }
  const modelled = new Map<string, Set<string>>()
  for (const { prototype } of classes) {
    const prototypes = chain(prototype)
    const excelName = prototypes.map((each) => excelNames.get(each)).find(Boolean)
    if (!excelName) continue
    const found = modelled.get(excelName) ?? new Set()
    modelled.set(excelName, found)
    for (const member of classOf(excelName)?.members.keys() ?? [])
      if (prototypes.some((each) => Object.hasOwn(each, member))) found.add(member)
  }
  return new Map(
    [...modelled].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, found]) => [name, [...found].sort()]),
  )
}

const isHostClass = (value: unknown): value is Class =>
  typeof value === 'function' && value.prototype instanceof HostObject

/** A class may be declared in parts: Range extends RangeCells extends RangePlace. */
function chain(prototype: object): object[] {
  const parent = Object.getPrototypeOf(prototype)
  return parent === HostObject.prototype || parent === null ? [prototype] : [prototype, ...chain(parent)]
}

export async function withModelledList(readme: string): Promise<string> {
  const lines = [...(await modelledMembers())].map(
    ([name, members]) => `- **${name}**: ${members.join(', ') || 'nothing yet'}`,
  )
  const [begin, end] = MARKS
  const before = readme.slice(0, readme.indexOf(begin) + begin.length)
  return `${before}\n\n${lines.join('\n')}\n\n${readme.slice(readme.indexOf(end))}`
}

if (import.meta.filename === process.argv[1])
  writeFileSync(README, await withModelledList(readFileSync(README, 'utf8')))
