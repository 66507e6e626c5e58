// How the catalogue lies in catalogue.json: what the generator writes and the lookups read.

/** What a method gives at once: nothing, another client object, or a result that has its value after the sync. */
export type Returns = 'nothing' | { readonly object: string } | { readonly result: true }

/** Requirement sets are texts here, `ExcelApi 1.9` or `preview`; a member without one is of its class's. */
interface Sets {
  readonly since?: string
  readonly setSince?: string
}

export interface ParameterRecord {
  readonly name: string
  readonly type: string
  readonly optional?: true
  readonly rest?: true
  /** Only where the parameter came later than its method. */
  readonly since?: string
}

interface ValueRecord extends Sets {
  readonly kind: 'value'
  readonly type: string
  readonly readonly?: true
}

interface NavigationRecord extends Sets {
  readonly kind: 'object' | 'items'
  readonly object: string
}

interface EventRecord extends Sets {
  readonly kind: 'event'
  readonly args: string
}

interface MethodRecord extends Sets {
  readonly kind: 'method'
  readonly parameters: readonly ParameterRecord[]
  readonly returns: Returns
  readonly static?: true
}

export type MemberRecord = ValueRecord | NavigationRecord | EventRecord | MethodRecord

export interface ClassRecord {
  readonly since: string
  readonly members: Readonly<Record<string, MemberRecord>>
}

export interface ObjectModel {
  readonly classes: Readonly<Record<string, ClassRecord>>
  /** The values that each enum of strings has. */
  readonly enums: Readonly<Record<string, readonly string[]>>
}

/** @returns the catalogue with a class a line, so that a newer release shows as the classes it changes */
export function catalogueText(model: ObjectModel): string {
  const parts = Object.entries(model).map(([part, entries]) => {
    const lines = Object.entries(entries).map(
      ([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`,
    )
    return `${JSON.stringify(part)}: {\n${lines.join(',\n')}\n}`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}
