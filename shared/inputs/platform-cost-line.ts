// One line of Finance's list of shared platform costs (figure book, section 3).

export interface PlatformCostLine {
  readonly name: string
  readonly vendor: string
  readonly monthlyCents: number
  /** First day it is owed, `YYYY-MM-DD`, UTC. */
  readonly validFrom: string
  /** Last day it is owed, `YYYY-MM-DD`, inclusive; null while it goes on. */
  readonly validTo: string | null
}

/** Whether the line is owed on a day (`YYYY-MM-DD`); both ends inclusive, as a finance list is read. */
export function isOwedOn(line: PlatformCostLine, day: string): boolean {
  return line.validFrom <= day && (line.validTo === null || line.validTo >= day)
}
