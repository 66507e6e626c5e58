// Reads Excel's object model out of the text of Microsoft's type declarations, so that what the stand-in accepts is what
// Microsoft declares and not what we remember. A form it does not know is an error: a newer release of the declarations
// must be looked at, never half read.
import ts from 'typescript'
import { declaredSet, wordedSets } from './declared-sets.ts'
import type { ClassRecord, MemberRecord, ObjectModel, ParameterRecord, Returns } from './records.ts'

/** What Microsoft's client does by itself: none of these reaches the host under its own name. */
const clientOnly = new Set([
  ...['context', 'isNullObject', 'load', 'set', 'toJSON', 'track', 'untrack', 'newObject'],
])

/** @param declarations the text of `@types/office-js/index.d.ts` */
export function readObjectModel(declarations: string): ObjectModel {
  const start = declarations.indexOf('declare namespace Excel {')
  const end = declarations.indexOf('\n}', start)
  if (start < 0 || end < 0) throw new Error('The declarations hold no namespace Excel.')
  // Only this namespace is parsed: the whole file is three times as long.
  const text = declarations.slice(start, end + 2)
  return new Reader(ts.createSourceFile('excel.d.ts', text, ts.ScriptTarget.ES2022)).read()
}

class Reader {
  readonly #file: ts.SourceFile
  readonly #classes = new Map<string, ts.ClassDeclaration>()
  readonly #enums = new Map<string, string[]>()

  constructor(file: ts.SourceFile) {
    this.#file = file
  }

  read(): ObjectModel {
    const namespace = this.#file.statements.find(ts.isModuleDeclaration)
    if (!namespace?.body || !ts.isModuleBlock(namespace.body))
      throw new Error('The namespace Excel is empty.')
    for (const statement of namespace.body.statements) {
      if (ts.isEnumDeclaration(statement)) this.#enums.set(statement.name.text, this.#enumValues(statement))
      if (ts.isClassDeclaration(statement) && statement.name && this.#isClientObject(statement)) {
        this.#classes.set(statement.name.text, statement)
      }
    }
    const classes = [...this.#classes].map(([name, node]) => [name, this.#classRecord(name, node)] as const)
    return { classes: sorted(classes), enums: sorted([...this.#enums]) }
  }

  #classRecord(name: string, node: ts.ClassDeclaration): ClassRecord {
    const since = this.#since(name, node)
    if (since === undefined) throw new Error(`Excel.${name} has no requirement set.`)
    const members = new Map<string, MemberRecord>()
    const overloads = new Map<string, ts.MethodDeclaration[]>()
    for (const member of node.members) {
      const key = member.name?.getText(this.#file)
      if (key === undefined || clientOnly.has(key)) continue
      if (ts.isMethodDeclaration(member)) overloads.set(key, [...(overloads.get(key) ?? []), member])
      else if (ts.isPropertyDeclaration(member)) members.set(key, this.#property(`${name}.${key}`, member))
      else throw new Error(`Excel.${name}.${key} is neither a property nor a method.`)
    }
    for (const [key, methods] of overloads) members.set(key, this.#method(`${name}.${key}`, methods))
    return { since, members: sorted([...members]) }
  }

  #property(path: string, node: ts.PropertyDeclaration): MemberRecord {
    if (!node.type) throw new Error(`Excel.${path} has no type.`)
    const type = this.#typeText([node.type])
    const sets = this.#memberSets(path, [node])
    const event = /^OfficeExtension\.EventHandlers<(\w+)>$/.exec(type)
    if (event?.[1]) return { kind: 'event', args: event[1], ...sets }
    const element = /^(\w+)\[\]$/.exec(type)?.[1] ?? ''
    if (path.endsWith('.items') && this.#classes.has(element))
      return { kind: 'items', object: element, ...sets }
    const readonly = hasModifier(node, ts.SyntaxKind.ReadonlyKeyword)
    if (!this.#classes.has(type)) return { kind: 'value', type, ...(readonly && { readonly }), ...sets }
    if (!readonly) throw new Error(`Excel.${path} leads to a client object, and could be set.`)
    return { kind: 'object', object: type, ...sets }
  }

  #method(path: string, overloads: readonly ts.MethodDeclaration[]): MemberRecord {
    const returns = new Set(overloads.map((each) => JSON.stringify(this.#returns(path, each))))
    if (returns.size !== 1) throw new Error(`The overloads of Excel.${path} give different things.`)
    const isStatic = overloads.some((each) => hasModifier(each, ts.SyntaxKind.StaticKeyword))
    return {
      kind: 'method',
      parameters: this.#parameters(path, overloads),
      returns: JSON.parse([...returns].join()) as Returns,
      ...(isStatic && { static: isStatic }),
      ...this.#memberSets(path, overloads),
    }
  }

  #parameters(path: string, overloads: readonly ts.MethodDeclaration[]): ParameterRecord[] {
    const longest = overloads.reduce((a, b) => (b.parameters.length > a.parameters.length ? b : a))
    return longest.parameters.map((parameter, at) => {
      const name = parameter.name.getText(this.#file)
      const given = overloads.flatMap((each) => each.parameters[at] ?? [])
      const types = given.flatMap((each) => each.type ?? [])
      const optional = given.length < overloads.length || given.some((each) => each.questionToken)
      const since = wordedSets[path]?.parameters?.[name]
      return {
        name,
        type: this.#typeText(types),
        ...(optional && { optional: true as const }),
        ...(parameter.dotDotDotToken && { rest: true as const }),
        ...(since !== undefined && { since }),
      }
    })
  }

  #returns(path: string, node: ts.MethodDeclaration): Returns {
    const type = node.type ? this.#typeText([node.type]) : 'void'
    if (type === 'void') return 'nothing'
    if (type.startsWith('OfficeExtension.ClientResult<')) return { result: true }
    const object = type.replace(/<.*>$/, '')
    if (!this.#classes.has(object)) throw new Error(`Excel.${path} gives ${type}, which is no client object.`)
    return { object }
  }

  /** The types as one union, without `Excel.` and without the values of an enum that the union names anyway. */
  #typeText(nodes: readonly ts.TypeNode[]): string {
    const parts = new Set(nodes.flatMap((node) => this.#unionParts(node)))
    const implied = new Set(
      [...parts].flatMap((part) => this.#enums.get(part) ?? []).map((v) => JSON.stringify(v)),
    )
    return [...parts].filter((part) => !implied.has(part)).join(' | ')
  }

  #unionParts(node: ts.TypeNode): string[] {
    if (ts.isUnionTypeNode(node)) return node.types.flatMap((each) => this.#unionParts(each))
    return [
      node
        .getText(this.#file)
        .replace(/\s+/g, ' ')
        .replace(/\bExcel\./g, ''),
    ]
  }

  #isClientObject(node: ts.ClassDeclaration): boolean {
    const parent = node.heritageClauses?.[0]?.types[0]?.expression.getText(this.#file)
    return parent === 'OfficeExtension.ClientObject'
  }

  #enumValues(node: ts.EnumDeclaration): string[] {
    return node.members.map((member) => {
      if (member.initializer && ts.isStringLiteral(member.initializer)) return member.initializer.text
      throw new Error(`Excel.${node.name.text} has a value that is no string.`)
    })
  }

  #memberSets(path: string, nodes: readonly ts.Node[]): { since?: string; setSince?: string } {
    const found = new Set(nodes.map((node) => this.#since(path, node)))
    if (found.size !== 1) throw new Error(`The overloads of Excel.${path} are of different requirement sets.`)
    const since = [...found][0]
    const setSince = wordedSets[path]?.setSince
    return { ...(since !== undefined && { since }), ...(setSince !== undefined && { setSince }) }
  }

  #since(path: string, node: ts.Node): string | undefined {
    const comment = ts.getLeadingCommentRanges(this.#file.text, node.pos)?.at(-1)
    return comment && declaredSet(path, this.#file.text.slice(comment.pos, comment.end))
  }
}

function hasModifier(
  node: ts.PropertyDeclaration | ts.MethodDeclaration,
  kind: ts.SyntaxKind,
): true | undefined {
  return node.modifiers?.some((each) => each.kind === kind) ? true : undefined
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}
