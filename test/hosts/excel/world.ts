// All that one host is made of, handed to whatever answers a message: nothing is global, so that two hosts in one test know
// nothing of each other.
import type { HostEvents } from './events/host-events.ts'
import type { LedgerBook } from './ledger/ledger.ts'
import type { HostSets } from './members/catalogue.ts'
import type { HostDescription } from './members/hosts.ts'
import type { WorkbookModel } from './model/open-model.ts'
import type { HostObject } from './objects/host-object.ts'
import type { WorkbookState } from './objects/workbook-state.ts'
import type { Interruptions } from './protocol/interruptions.ts'
import type { References } from './protocol/references.ts'

export interface World {
  readonly host: HostDescription
  /** Requirement sets of the host, and whether members in preview are there. */
  readonly sets: HostSets
  /** Members that this Excel refuses although its sets have them, arranged by a test: `ChartPoint.format`. */
  readonly refuses: ReadonlySet<string>
  /** Properties that are not set, without a word. */
  readonly ignores: ReadonlySet<string>
  /** Whether a formula that is written into a table's column fills it. */
  readonly fillsColumns: boolean
  readonly model: WorkbookModel
  readonly ledger: LedgerBook
  readonly references: References
  readonly events: HostEvents
  /** What Excel keeps with the workbook beside its cells. */
  readonly state: WorkbookState
  /** What others do between batches, arranged by a test. */
  readonly interruptions: Interruptions
  /** Answers a batch, JSON for JSON; the library may run in another frame. */
  answer(request: string, flags: number): Promise<string>
  /** The workbook, from which every path starts. */
  root(): HostObject
  /** Resolves when every formula that can be calculated is; waiting custom functions stay `#BUSY!`. */
  calculated(): Promise<void>
}
