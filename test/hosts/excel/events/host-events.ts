// What happens in the workbook, told to the code that asked to hear of it. A handler hears only of what it registered for,
// and after the batch or the user's step that caused it.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events
import type { EventMessages } from '../client/evaluate-library.ts'
import type { HostObject } from '../objects/host-object.ts'
import { notModelled } from '../protocol/excel-error.ts'

/** Events by the words of their registration on the wire; the number is the type of their messages. */
const EVENTS = {
  Worksheet: {
    Activated: 11,
    Deactivated: 12,
    DataChanged: 10,
    SelectionChanged: 14,
    Calculated: 16,
    FormatChanged: 18,
    NameChanged: 25,
    ProtectionChanged: 24,
  },
  WorksheetCollection: {
    Activated: 11,
    Deactivated: 12,
    Added: 13,
    DataChanged: 10,
    SelectionChanged: 14,
    Deleted: 15,
    Calculated: 16,
    FormatChanged: 18,
    NameChanged: 25,
    ProtectionChanged: 24,
  },
  Table: { DataChanged: 101, SelectionChanged: 100 },
  TableCollection: { Added: 102, DataChanged: 101, Deleted: 103 },
} as const

const MESSAGE_CATEGORY = 65_536
/** The target of what a collection's handlers hear. */
export const WHOLE_WORKBOOK = 'Workbook'

export class HostEvents {
  readonly #registered = new Set<string>()
  readonly #documentHandlers = new Map<number, Set<(event: unknown) => unknown>>()
  #deliver: (messages: EventMessages) => void = () => undefined
  #queued: EventMessages['entries'][number][] = []
  /** Off while a program has switched events off (`runtime.enableEvents`). */
  enabled = true

  /** @param deliver hands messages to the client library, which calls the handlers */
  connect(deliver: (messages: EventMessages) => void): void {
    this.#deliver = deliver
  }

  /** @param wireName `_RegisterDataChangedEvent`, `_UnregisterEventNameChanged` */
  register(object: HostObject, wireName: string): void {
    const [, un, name = ''] = /^_(Unr|R)egister(?:Event)?(.*?)(?:Event)?$/.exec(wireName) ?? []
    const types: Readonly<Record<string, number>> | undefined = EVENTS[object.className as keyof typeof EVENTS]
    const type = types?.[name]
    if (type === undefined) throw notModelled(`${object.className}.on${name}`)
    const { Id } = object.identity()
    const key = `${type} ${object.className.endsWith('Collection') ? WHOLE_WORKBOOK : Id}`
    if (un === 'R') this.#registered.add(key)
    else this.#registered.delete(key)
  }

  /** Tells the handlers of the object itself, and those of the collection that it is in. */
  raise(type: number, targetId: string, event: object): void {
    if (!this.enabled) return
    for (const target of [targetId, WHOLE_WORKBOOK])
      if (this.#registered.has(`${type} ${target}`))
        this.#queued.push({
          messageCategory: MESSAGE_CATEGORY,
          messageType: type,
          targetId: target,
          message: JSON.stringify(event),
        })
  }

  /** Handlers of the older kind, that know the document alone: `workbook.onSelectionChanged`. */
  onDocument(type: number, handler: (event: unknown) => unknown): () => void {
    const handlers = this.#documentHandlers.get(type) ?? new Set()
    this.#documentHandlers.set(type, handlers.add(handler))
    return () => handlers.delete(handler)
  }

  raiseDocument(type: number): void {
    if (this.enabled) for (const handler of this.#documentHandlers.get(type) ?? []) handler({})
  }

  /** Hands over what happened since the last time. */
  flush(): void {
    const entries = this.#queued
    this.#queued = []
    if (entries.length > 0) this.#deliver({ entries })
  }
}
