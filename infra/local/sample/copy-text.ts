// Rows as Postgres' COPY text format: much quicker to write than CSV at a million rows, and NULL is not ''.

type CopyValue = string | number | boolean | readonly string[] | null

const NEEDS_ESCAPE = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? '') : text
}

function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

function copyValue(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  return typeof value === 'object' ? escaped(arrayLiteral(value)) : String(value)
}

/** One line per row, its columns in the order given, tabs between them. */
export function copyText<Row extends object>(rows: readonly Row[], columns: readonly (keyof Row)[]): string {
  let text = ''
  for (const row of rows) {
    let separator = ''
    for (const column of columns) {
      text += separator + copyValue(row[column] as CopyValue)
      separator = '\t'
    }
    text += '\n'
  }
  return text
}
