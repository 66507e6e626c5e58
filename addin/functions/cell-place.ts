// The place of a cell in the words of its address, which hosts write in several ways: the sheet with or without quotes, with
// or without the workbook, the cell with or without dollars.

export interface CellPlace {
  /** Empty where the address names none. */
  readonly sheet: string
  /** `B2` or `B2:C9`. */
  readonly cells: string
}

export function placeOf(address: string): CellPlace {
  const end = address.lastIndexOf('!')
  return { sheet: sheetOf(address.slice(0, Math.max(end, 0))), cells: plainCells(address.slice(end + 1)) }
}

/** `'My Sheet'!B2`: a name is quoted unless it is plain letters and digits, and may always be. */
export function addressIn(sheet: string, cells: string): string {
  return `${PLAIN.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${cells}`
}

/** The same for every way of writing one address. Sheets that differ in case alone cannot stand in one workbook. */
export function placeKey(address: string): string {
  const { sheet, cells } = placeOf(address)
  return `${sheet.toLowerCase()}!${cells}`
}

/** A name that could be a cell's (`Q4`, `R1C1`), or begins with a digit, is quoted too: quoting is never wrong. */
const PLAIN = /^(?![A-Za-z]{1,3}\d|[Rr]\d*[Cc]\d*$)[A-Za-z_][A-Za-z0-9_]*$/
const WORKBOOK = /^\[[^\]]*\]/

function sheetOf(given: string): string {
  const isQuoted = given.startsWith("'") && given.endsWith("'") && given.length > 1
  const name = isQuoted ? given.slice(1, -1).replaceAll("''", "'") : given
  return name.replace(WORKBOOK, '')
}

function plainCells(given: string): string {
  const [from = '', to] = given.replaceAll('$', '').toUpperCase().split(':')
  return to === undefined || to === from ? from : `${from}:${to}`
}
