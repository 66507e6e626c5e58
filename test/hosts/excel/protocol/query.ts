// What `load` brings back: the asked scalars of an object, of the objects below it, and of the items of a collection.
import { classOf, isSupported, type Member, memberOf } from '../members/catalogue.ts'
import { HostCollection, type HostObject, NullObject } from '../objects/host-object.ts'
import { ExcelError } from './excel-error.ts'
import { modelled, namedMember, withLocation } from './members-of.ts'
import type { QueryInfo } from './messages.ts'

/** Names below names: `{ format: { fill: { color: {} } } }`; an empty tree or `*` means every scalar. */
interface Tree {
  [name: string]: Tree
}

/** @throws ExcelError InvalidArgument for a name that Excel does not know */
export function query(object: HostObject, { Select = [], Expand = [], Top, Skip }: QueryInfo): unknown {
  const tree: Tree = {}
  for (const path of [...Select, ...Expand]) {
    let at = tree
    for (const segment of path.split('/')) at = at[lowerFirst(segment)] ??= {}
  }
  return answer(object, tree, { Top, Skip })
}

type Page = { Top?: number | undefined; Skip?: number | undefined }

/** What is not there is answered with nothing, from which the client knows it. */
function answer(object: HostObject, tree: Tree, page: Page = {}): Record<string, unknown> | null {
  if (object instanceof NullObject) return null
  if (object instanceof HostCollection) return collection(object, tree, page)
  return { ...object.identity(), ...scalars(object, tree) }
}

/** The names that a collection has itself are its own; all others are its items'. */
function collection(object: HostCollection, tree: Tree, { Top, Skip = 0 }: Page): Record<string, unknown> {
  const own: Tree = {}
  const ofItems: Tree = {}
  for (const [name, below] of Object.entries(tree)) {
    const kind = memberOf(object.className, name)?.kind
    if (name === 'items') Object.assign(ofItems, Object.keys(below).length === 0 ? { '*': {} } : below)
    else if (kind === 'value') own[name] = below
    else ofItems[name] = below
  }
  const items = object.hostItems().slice(Skip, Top === undefined ? undefined : Skip + Top)
  const result = Object.keys(own).length === 0 ? {} : scalars(object, own)
  if (Object.keys(ofItems).length === 0 && Object.keys(own).length > 0) return result
  return { ...result, _Items: items.map((item) => answer(item, ofItems)) }
}

function scalars(object: HostObject, tree: Tree): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, below] of Object.entries(asked(object, tree))) {
    const { entry, descriptor } = namedMember(object, name, object.world.sets)
    const value = read(object, name, descriptor)
    result[entry.wireName] = entry.kind === 'object' ? answer(value as HostObject, below) : value
  }
  return result
}

function read(object: HostObject, name: string, descriptor: PropertyDescriptor): unknown {
  try {
    return descriptor.get?.call(object)
  } catch (cause) {
    throw cause instanceof ExcelError ? withLocation(cause, `${object.className}.${name}`) : cause
  }
}

/** `*`, or nothing, is every scalar that the host has and the stand-in models. */
function asked(object: HostObject, { '*': all, $all, ...named }: Tree): Tree {
  if (Object.keys(named).length > 0 && !all && !$all) return named
  const every = [...(classOf(object.className)?.members.values() ?? [])]
    .filter((member) => isEveryScalar(object, member))
    .map(({ name }) => [name, {}] as const)
  return { ...Object.fromEntries(every), ...named }
}

const isEveryScalar = (object: HostObject, { kind, since, name }: Member): boolean =>
  kind === 'value' && isSupported(since, object.world.sets) && Boolean(modelled(object, name))

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
