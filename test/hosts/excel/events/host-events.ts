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
    VisibilityChanged: 26,
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
    VisibilityChanged: 26,
    Moved: 27,
  },
  Table: { DataChanged: 101, SelectionChanged: 100 },
  TableCollection: { Added: 102, DataChanged: 101, Deleted: 103 },
  CommentCollection: { Added: 250, Deleted: 251, Changed: 252 },
} as const

const MESSAGE_CATEGORY = 65_536
/** The target of what a collection's handlers hear. */
export const WHOLE_WORKBOOK = 'Workbook'

export class HostEvents {
  readonly #registered = new Set<string>()
  readonly #documentHandlers = new Map<number, Set<(event: unknown) => unknown>>()
  #deliver: (messages: EventMessages) => void = () => undefined
  #settled: () => Promise<void> = async () => undefined
  #queued: (() => EventMessages['entries'][number])[] = []
  readonly #beforeFlush: (() => void)[] = []
  #delivered: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #holds = 0
  /** Off while a program has switched events off (`runtime.enableEvents`). */
  enabled = true

  /**
   * @param deliver hands messages to the client library, which calls the handlers
   * @param settled resolves when the values that events tell are calculated
   */
  connect(deliver: (messages: EventMessages) => void, settled: () => Promise<void>): void {
    this.#deliver = deliver
    this.#settled = settled
  }

  /** What is found out only when a step is over is raised then. */
  onFlush(raise: () => void): void {
    this.#beforeFlush.push(raise)
  }

  /** @param wireName `_RegisterDataChangedEvent`, `_UnregisterEventNameChanged` */
  register(object: HostObject, wireName: string): void {
    const [, un, name = ''] = /^_(Unr|R)egister(?:Event)?(.*?)(?:Event)?$/.exec(wireName) ?? []
    const types: Readonly<Record<string, number>> | undefined =
      EVENTS[object.className as keyof typeof EVENTS]
    const type = types?.[name]
    if (type === undefined) throw notModelled(`${object.className}.on${name}`)
    const { Id } = object.identity()
    const { eventTarget } = object as { eventTarget?: string }
    const key = `${type} ${object.className.endsWith('Collection') ? (eventTarget ?? WHOLE_WORKBOOK) : Id}`
    if (un === 'R') this.#registered.add(key)
    else this.#registered.delete(key)
  }

  /**
   * Whether anyone is to hear of it, for what is costly to tell.
   *
   * @param targets any, unless given
   */
  hears(type: number, targets?: readonly string[]): boolean {
    if (!this.enabled) return false
    if (!targets) return [...this.#registered].some((key) => key.startsWith(`${type} `))
    return [...targets, WHOLE_WORKBOOK].some((target) => this.#registered.has(`${type} ${target}`))
  }

  /**
   * Tells the handlers of the object itself, and those of the collections that it is in.
   *
   * @param event what happened, or a function that gives it when all is calculated
   */
  raise(type: number, targets: string | readonly string[], event: object | (() => object)): void {
    if (!this.enabled) return
    for (const target of new Set([...(typeof targets === 'string' ? [targets] : targets), WHOLE_WORKBOOK]))
      if (this.#registered.has(`${type} ${target}`))
        this.#queued.push(() => ({
          messageCategory: MESSAGE_CATEGORY,
          messageType: type,
          targetId: target,
          message: JSON.stringify(typeof event === 'function' ? event() : event),
        }))
    this.stir()
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

  /** Something happened: once the step is over, whoever listens is told. */
  stir(): void {
    if (this.#holds > 0 || this.#timer !== undefined) return
    this.#timer = setTimeout(() => this.flush(), 0)
  }

  /** While a batch runs, nothing is told. */
  async holding<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#holds += 1
    try {
      return await work()
    } finally {
      this.#holds -= 1
      this.stir()
    }
  }

  /** The workbook is closed: nothing happens in it any more. */
  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#holds = Number.POSITIVE_INFINITY
  }

  /** Hands over what happened since the last time. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#holds > 0) return
    for (const raise of this.#beforeFlush) raise()
    clearTimeout(this.#timer)
    this.#timer = undefined
    const told = this.#queued
    this.#queued = []
    if (told.length === 0) return
    this.#delivered = this.#delivered
      .then(() => this.#settled())
      .then(() => this.#deliver({ entries: told.map((tell) => tell()) }))
  }

  /** Resolves when what happened so far was handed to the handlers. */
  async quiet(): Promise<void> {
    do {
      this.flush()
      await this.#delivered
      await this.#settled()
    } while (this.#queued.length > 0)
  }
}
