// Text that people type and others read again: whole characters, nothing that no screen shows.

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u
/** A line feed, also with the carriage return of Windows before it, is no control character of a note. */
const CONTROL_IN_NOTE = /(?!\n|\r\n)[\p{Cc}\p{Zl}\p{Zp}]/u

export const A_PLAIN_NAME = 'text in one line, without control characters'
export const A_PLAIN_NOTE = 'text without control characters other than line feeds'

export function isPlainName(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text)
}

export function isPlainNote(text: string): boolean {
  return text.isWellFormed() && !CONTROL_IN_NOTE.test(text)
}
