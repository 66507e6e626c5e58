// What the files of the desk stand on: the runtime that the functions share, the API, time, and what reads a report.
import type { Scheduler } from '../api/scheduler.ts'
import type { PenguinRuntime } from '../session/shared-runtime.ts'
import type { Ask } from './asking.ts'
import type { LoadReport } from './insert-report.ts'

export interface DeskParts {
  readonly penguin: PenguinRuntime
  readonly ask: Ask
  readonly scheduler: Scheduler
  readonly load: LoadReport
}
