// What a wrong program is: a mistake, with the error by which Excel refuses it.
import type { HostName } from '../members/hosts.ts'
import type { ExcelHost } from '../start-excel.ts'

export interface WrongProgram {
  readonly mistake: string
  /** The error's code, or its name where the language itself throws it. */
  readonly code: string
  /** Where the error says it happened; left out where Excel names no place. */
  readonly location?: string
  readonly host?: HostName
  /** Microsoft's page on what is right. */
  readonly page: string
  run(host: ExcelHost): Promise<unknown>
}
