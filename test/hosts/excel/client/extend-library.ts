// Adds to Microsoft's library what the newest declarations have and the published package lacks (it stops at ExcelApi 1.15,
// while office.js as Excel loads it goes on): each member by the library's own helpers, so that it loads, queues and throws
// as the others do.
import { classNames, classOf, type Member, type MethodMember } from '../members/catalogue.ts'
import { notModelled } from '../protocol/excel-error.ts'
import type { OfficeClient } from './evaluate-library.ts'

/** A client object, as far as the members that are added need it. */
export interface ClientObject {
  readonly context: unknown
  _isNull?: boolean
  _handleResult(value: Record<string, unknown>): void
  _handleIdResult(value: Record<string, unknown> | null): void
}

type ClientClass = new (context: unknown, path: unknown) => ClientObject
type Path = [name: string, ...rest: unknown[]]

/** The helpers that the library's own classes are made with. */
interface Helpers {
  invokeMethod(
    object: unknown,
    name: string,
    kind: number,
    values: unknown[],
    flags: number,
    result: number,
  ): unknown
  invokeSetProperty(object: unknown, name: string, value: unknown, flags: number): void
  createPropertyObject(type: ClientClass, parent: unknown, ...path: Path): unknown
  createMethodObject(type: ClientClass, parent: unknown, ...path: Path): unknown
  createIndexerObject(type: ClientClass, parent: unknown, values: unknown[]): unknown
  createChildItemObject(
    type: ClientClass,
    byKey: boolean,
    parent: unknown,
    item: unknown,
    index: number,
  ): ClientObject
}

interface Internals {
  readonly BatchApiHelper: Helpers
  readonly ClientObject: ClientClass
  readonly Utility: {
    throwIfNotLoaded(name: string, value: unknown, className: string, isNull?: boolean): void
    load(object: unknown, options: unknown): unknown
    fixObjectPathIfNecessary(object: unknown, value: unknown): void
  }
}

/** Values of the added properties, by object and name. */
const loaded = new WeakMap<object, Map<string, unknown>>()
/** Objects that the added properties lead to: the same one each time, so that what it loaded can be read. */
const reached = new WeakMap<object, Map<string, unknown>>()

export function extendLibrary(client: OfficeClient): void {
  const namespace = client.Excel as unknown as Record<string, ClientClass | undefined>
  const internals = client.OfficeExtension as unknown as Internals
  const missing = classNames().filter((name) => namespace[name] === undefined)
  for (const name of missing) namespace[name] = newClass(name, internals)
  for (const name of classNames()) {
    const type = namespace[name] as ClientClass
    const lacking = [...(classOf(name)?.members.values() ?? [])].filter(
      (each) => !(each.name in type.prototype),
    )
    for (const member of lacking) addMember(name, type, member, namespace, internals)
    handleResults(type, lacking, namespace, internals)
  }
}

function newClass(name: string, { ClientObject, Utility }: Internals): ClientClass {
  const isCollection = classOf(name)?.members.has('items') ?? false
  const type = class extends ClientObject {
    get _className() {
      return name
    }
    get _isCollection() {
      return isCollection
    }
    load(options: unknown) {
      return Utility.load(this, options)
    }
    toJSON() {
      return Object.fromEntries(loaded.get(this) ?? [])
    }
  }
  Object.defineProperty(type, 'name', { value: name })
  return type
}

function addMember(
  className: string,
  type: ClientClass,
  member: Member,
  namespace: Record<string, ClientClass | undefined>,
  { BatchApiHelper: helpers, Utility }: Internals,
): void {
  const define = (descriptor: PropertyDescriptor) =>
    Object.defineProperty(type.prototype, member.name, {
      configurable: true,
      enumerable: true,
      ...descriptor,
    })
  if (member.kind === 'method') return void define({ value: method(member, namespace, helpers) })
  if (member.kind === 'object')
    return void define({
      get() {
        const known = reached.get(this) ?? new Map<string, unknown>()
        reached.set(this, known)
        const target = namespace[member.object] as ClientClass
        const isCollection = classOf(member.object)?.members.has('items') ?? false
        if (!known.has(member.name))
          known.set(member.name, helpers.createPropertyObject(target, this, member.wireName, isCollection, 4))
        return known.get(member.name)
      },
    })
  if (member.kind === 'event')
    return void define({
      get() {
        throw notModelled(`${className}.${member.name}`)
      },
    })
  const read = {
    get(this: ClientObject) {
      const value = loaded.get(this)?.get(member.name)
      Utility.throwIfNotLoaded(member.name, value, className, this._isNull)
      return value
    },
  }
  const canBeSet = member.kind === 'value' && !member.readonly
  define(canBeSet
    ? {
        ...read,
        set(this: ClientObject, value: unknown) {
          remember(this, member.name, value)
          helpers.invokeSetProperty(this, member.wireName, value, 0)
        },
      }
    : read)
}

const READS = 1
const WRITES = 0

function method(member: MethodMember, namespace: Record<string, ClientClass | undefined>, helpers: Helpers) {
  const { wireName, returns, parameters } = member
  const kind = /^get/.test(member.name) ? READS : WRITES
  return function (this: ClientObject, ...given: unknown[]) {
    const values = parameters.map((_, place) => given[place])
    if (returns === 'nothing' || 'result' in returns)
      return helpers.invokeMethod(this, wireName, kind, values, kind === READS ? 4 : 0, 0)
    const type = namespace[returns.object] as ClientClass
    if (wireName === 'GetItem') return helpers.createIndexerObject(type, this, values)
    const isCollection = classOf(returns.object)?.members.has('items') ?? false
    return helpers.createMethodObject(
      type,
      this,
      wireName,
      kind,
      values,
      isCollection,
      kind === WRITES,
      null,
      kind === READS ? 4 : 0,
    )
  }
}

/** What an answer brings for the added members is kept beside what the library keeps itself. */
function handleResults(
  type: ClientClass,
  lacking: readonly Member[],
  namespace: Record<string, ClientClass | undefined>,
  { BatchApiHelper: helpers, Utility }: Internals,
): void {
  const values = lacking.filter(({ kind }) => kind === 'value')
  const below = lacking.filter(({ kind }) => kind === 'object')
  const items = lacking.find(({ kind }) => kind === 'items')
  if (values.length + below.length === 0 && !items) return
  const { _handleResult: handleResult, _handleIdResult: handleIdResult } = type.prototype as ClientObject
  Object.assign(type.prototype, {
    _handleIdResult(this: ClientObject, value: Record<string, unknown> | null) {
      handleIdResult.call(this, value)
      if (value) Utility.fixObjectPathIfNecessary(this, value)
    },
    _handleResult(this: ClientObject, answer: Record<string, unknown> | null) {
      handleResult.call(this, answer as Record<string, unknown>)
      if (!answer) return
      Utility.fixObjectPathIfNecessary(this, answer)
      for (const { name, wireName } of values) if (wireName in answer) remember(this, name, answer[wireName])
      for (const { name, wireName } of below) {
        const part = answer[wireName]
        const target = this[name as keyof ClientObject] as unknown as ClientObject
        if (part !== undefined) target._handleResult(part as Record<string, unknown>)
      }
      if (items?.kind === 'items' && Array.isArray(answer._Items))
        remember(
          this,
          'items',
          answer._Items.map((item, index) => {
            const child = helpers.createChildItemObject(
              namespace[items.object] as ClientClass,
              true,
              this,
              item,
              index,
            )
            child._handleResult(item)
            return child
          }),
        )
    },
  })
}

function remember(object: object, name: string, value: unknown): void {
  const values = loaded.get(object) ?? new Map<string, unknown>()
  loaded.set(object, values.set(name, value))
}
