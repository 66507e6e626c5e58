// The outcome of reading a list that Finance keeps: accepted lines, and refused ones with the reason.

/** A line as found in the file: its number there (the header is line 1) and its cells by header. */
export interface FileLine {
  readonly lineNumber: number
  readonly cells: Readonly<Record<string, string>>
}

export interface RefusedLine {
  readonly lineNumber: number
  /** Which cell, what was expected. */
  readonly reason: string
}

export interface ParsedLines<Line> {
  readonly accepted: readonly { readonly lineNumber: number; readonly line: Line }[]
  readonly refused: readonly RefusedLine[]
}
