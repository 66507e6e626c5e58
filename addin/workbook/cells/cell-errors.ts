// Errors as `Range.values` gives them: their words. A text that somebody typed so looks the same.

const ERRORS: ReadonlySet<unknown> = new Set([
  ...['#N/A', '#VALUE!', '#NAME?', '#BUSY!', '#REF!', '#DIV/0!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!'],
  ...['#GETTING_DATA', '#CONNECT!', '#FIELD!', '#BLOCKED!', '#UNKNOWN!'],
])

export function isError(value: unknown): boolean {
  return ERRORS.has(value)
}

export const BUSY: ReadonlySet<unknown> = new Set(['#BUSY!', '#GETTING_DATA'])
