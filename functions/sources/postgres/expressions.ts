// SQL for one column: read where it is there, NULL where it is missing, in the units the domain works in.
// Table and column names are constants of upstream-tables.ts, so no input ever becomes SQL text.
import type { UpstreamCatalogue } from './upstream-catalogue.ts'
import type { ColumnOf, UpstreamTable } from './upstream-tables.ts'

/** Expressions over one table under an alias. */
export interface Expressions<Table extends UpstreamTable> {
  text(column: ColumnOf<Table>): string
  lowerText(column: ColumnOf<Table>): string
  /** Dollars as whole cents, rounded half away from zero. */
  cents(column: ColumnOf<Table>): string
  wholeNumber(column: ColumnOf<Table>): string
  /** Epoch milliseconds, rounded down; without a zone a stamp is UTC; a boolean true is the beginning of time. */
  milliseconds(column: ColumnOf<Table>): string
  has(column: ColumnOf<Table>): boolean
}

export function expressionsOver<Table extends UpstreamTable>(
  catalogue: UpstreamCatalogue,
  table: Table,
  alias: string,
): Expressions<Table> {
  const has = (column: ColumnOf<Table>): boolean =>
    !catalogue.missing.has(table) && !catalogue.missing.has(`${table}.${column}`)
  const read = (column: ColumnOf<Table>, type: string, wrap: (expression: string) => string): string =>
    has(column) ? wrap(`${alias}.${column}`) : `NULL::${type}`
  return {
    has,
    text: (column) =>
      read(column, 'text', (expression) =>
        // An address as text would carry its mask.
        catalogue.typeOf(table, column) === 'inet' ? `host(${expression})` : `${expression}::text`,
      ),
    lowerText: (column) => read(column, 'text', (expression) => `lower(${expression}::text)`),
    cents: (column) => read(column, 'float8', (expression) => `round(${expression}::numeric * 100)::float8`),
    wholeNumber: (column) => read(column, 'float8', (expression) => `${expression}::float8`),
    milliseconds: (column) =>
      read(column, 'float8', (expression) => epochMilliseconds(expression, catalogue.typeOf(table, column))),
  }
}

/** Whole microseconds first: an epoch in seconds is no whole float, and rounding that down could lose a millisecond. */
export function epochMilliseconds(expression: string, type: string | undefined): string {
  const stamp =
    type === 'boolean'
      ? `CASE WHEN ${expression} THEN '-infinity'::timestamptz END`
      : `${expression}::timestamptz`
  return `floor(round(date_part('epoch', ${stamp}) * 1e6) / 1000)`
}
