// Addresses as Excel gives them to functions: with the sheet's name, quoted where it must be.

import type { IRange } from '@univerjs/core'

const NEEDS_NO_QUOTES = /^[\p{L}_][\p{L}\p{N}_.]*$/u
const LOOKS_LIKE_A_CELL = /^([a-z]{1,3}\d+|r\d*c\d*|r|c)$/i

const quoted = (name: string) =>
  NEEDS_NO_QUOTES.test(name) && !LOOKS_LIKE_A_CELL.test(name) ? name : `'${name.replaceAll("'", "''")}'`

export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

export function addressOf(sheetName: string, { startRow, startColumn, endRow, endColumn }: IRange): string {
  const first = `${columnLetters(startColumn)}${startRow + 1}`
  const last = `${columnLetters(endColumn)}${endRow + 1}`
  return `${quoted(sheetName)}!${first === last ? first : `${first}:${last}`}`
}
