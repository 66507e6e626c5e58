// The names of table styles: Univer's own, and those of Excel that look most like them. Any other name of Excel's is kept.
const STYLES: readonly (readonly [univer: string, excel: string])[] = Array.from(
  { length: 6 },
  (_, index) => [`table-default-${index}`, `TableStyleMedium${index + 2}`],
)
const EXCEL = new Map(STYLES)
const UNIVER = new Map(STYLES.map(([univer, excel]) => [excel, univer]))

/** What Excel gives a new table. */
export const DEFAULT_STYLE = 'TableStyleMedium2'

export const excelStyle = (univer: string): string => EXCEL.get(univer) ?? univer
export const univerStyle = (excel: string): string => UNIVER.get(excel) ?? excel

/** https://learn.microsoft.com/javascript/api/excel/excel.table#excel-excel-table-style-member */
export const isTableStyle = (name: string): boolean =>
  /^TableStyle(Light([1-9]|1\d|2[01])|Medium([1-9]|1\d|2[0-8])|Dark([1-9]|1[01]))$/.test(name) || name === ''
