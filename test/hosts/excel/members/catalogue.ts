// The members of Excel's object model as Microsoft declares them: which there are, since which requirement set, and with
// which parameters. The host refuses by it what Excel would refuse. Written by generate.ts into catalogue.json.
import records from './catalogue.json' with { type: 'json' }
import type { ClassRecord, MemberRecord, ObjectModel, ParameterRecord, Returns } from './records.ts'
import { type Since, sinceOf } from './requirement-sets.ts'
import { wireNameOf } from './wire-names.ts'

export type { Returns } from './records.ts'
export { type HostSets, isSupported, type Since } from './requirement-sets.ts'
export { wireNameOf } from './wire-names.ts'

interface AnyMember {
  readonly name: string
  /** Its name in messages, `Values` for `values`. */
  readonly wireName: string
  readonly since: Since
}

/** A property with a value of its own; `type` is an enum's name where it is an enum's. */
export interface ValueMember extends AnyMember {
  readonly kind: 'value'
  readonly type: string
  readonly readonly: boolean
  /** Since when it can be set, where that is later than reading it. */
  readonly setSince?: Since
}

/** A property that leads to another client object, or (`items`) to a collection's. */
export interface NavigationMember extends AnyMember {
  readonly kind: 'object' | 'items'
  readonly object: string
}

export interface EventMember extends AnyMember {
  readonly kind: 'event'
  readonly args: string
}

export interface Parameter {
  readonly name: string
  /** Of all overloads; an enum stands for its values. */
  readonly type: string
  readonly optional: boolean
  readonly rest: boolean
  readonly since?: Since
}

export interface MethodMember extends AnyMember {
  readonly kind: 'method'
  readonly parameters: readonly Parameter[]
  readonly returns: Returns
  readonly static: boolean
}

export type Member = ValueMember | NavigationMember | EventMember | MethodMember

export interface ClassEntry {
  readonly name: string
  readonly since: Since
  readonly members: ReadonlyMap<string, Member>
  readonly membersByWireName: ReadonlyMap<string, Member>
}

const model: ObjectModel = records as ObjectModel
const classes = new Map<string, ClassEntry>()

/** @param name as in the declarations, without `Excel.` */
export function classOf(name: string): ClassEntry | undefined {
  const known = classes.get(name)
  const record = Object.hasOwn(model.classes, name) ? model.classes[name] : undefined
  if (known || !record) return known
  const entry = classEntry(name, record)
  classes.set(name, entry)
  return entry
}

export function memberOf(className: string, memberName: string): Member | undefined {
  return classOf(className)?.members.get(memberName)
}

/** @param wireName as in a message: `GetRange`. Private ones (`_KeepReference`) are no members. */
export function memberOfWireName(className: string, wireName: string): Member | undefined {
  return classOf(className)?.membersByWireName.get(wireName)
}

export function classNames(): readonly string[] {
  return Object.keys(model.classes)
}

/**
 * @param typeText a member's or a parameter's type: `BorderLineStyle`, or `"a" | "b"`
 * @returns every text it allows; undefined where it allows more than the values of enums and literals
 */
export function enumValues(typeText: string): readonly string[] | undefined {
  const values = typeText.split(' | ').map((part) => {
    if (part.startsWith('"')) return [JSON.parse(part) as string]
    return Object.hasOwn(model.enums, part) ? model.enums[part] : undefined
  })
  return values.every((each) => each !== undefined) ? values.flat() : undefined
}

function classEntry(name: string, record: ClassRecord): ClassEntry {
  const members = Object.entries(record.members).map(([key, each]) =>
    memberFrom(name, key, each, record.since),
  )
  return {
    name,
    since: sinceOf(record.since),
    members: new Map(members.map((each) => [each.name, each])),
    membersByWireName: new Map(members.map((each) => [each.wireName, each])),
  }
}

function memberFrom(className: string, name: string, record: MemberRecord, classSince: string): Member {
  const any = { name, wireName: wireNameOf(className, name), since: sinceOf(record.since ?? classSince) }
  if (record.kind === 'event') return { ...any, kind: 'event', args: record.args }
  if (record.kind === 'method') {
    const parameters = record.parameters.map(parameterFrom)
    return { ...any, kind: 'method', parameters, returns: record.returns, static: record.static === true }
  }
  if (record.kind !== 'value') return { ...any, kind: record.kind, object: record.object }
  const { type, setSince } = record
  const value = { ...any, kind: 'value' as const, type, readonly: record.readonly === true }
  return setSince === undefined ? value : { ...value, setSince: sinceOf(setSince) }
}

function parameterFrom(record: ParameterRecord): Parameter {
  const { name, type, since } = record
  const parameter = { name, type, optional: record.optional === true, rest: record.rest === true }
  return since === undefined ? parameter : { ...parameter, since: sinceOf(since) }
}
