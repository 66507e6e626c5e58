// In a table's own formulas a column that is named without its table means the formula's row, wherever one value is wanted:
// Microsoft's own sample adds the column `=TEXT([DATE], "dddd")`.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables#add-a-column-to-a-table
// https://support.microsoft.com/office/ce3be07b-0101-4450-a24e-c1c999be2b34

/** Functions that want single values, of those that reports use. */
const OF_SINGLE_VALUES = new Set(
  `ABS CEILING CONCATENATE DATE DATEVALUE DAY EDATE EOMONTH EXACT FIND FLOOR HOUR IF IFERROR IFNA INT ISBLANK ISERROR ISNUMBER
  ISTEXT LEFT LEN LOWER MID MINUTE MOD MONTH PROPER RIGHT ROUND ROUNDDOWN ROUNDUP SEARCH SECOND SIGN SQRT SUBSTITUTE TEXT
  TIME TRIM TRUNC UPPER VALUE WEEKDAY WEEKNUM YEAR`.split(/\s+/),
)

/** @param before the formula up to the place */
export function wantsSingleValue(before: string): boolean {
  const open: string[] = []
  for (const [, name = '', mark] of before.replace(/"[^"]*"/g, '""').matchAll(/([A-Za-z0-9_.]*)([()])/g))
    if (mark === '(') open.push(name.toUpperCase())
    else open.pop()
  return open.every((name) => name === '' || OF_SINGLE_VALUES.has(name))
}
