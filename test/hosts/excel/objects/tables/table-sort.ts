// Sorts the rows of a table by the values of its columns, and remembers by which.
// https://learn.microsoft.com/javascript/api/excel/excel.tablesort
import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import { Range } from '../range.ts'
import { RangeSort, type SortField } from '../range-sort.ts'
import { bodyArea, type SortedBy, type TableRecord } from './table-json.ts'
import { putTable, tableById } from './table-store.ts'

export class TableSort extends HostObject {
  readonly className = 'TableSort'
  readonly #tableId: string

  constructor(world: World, tableId: string) {
    super(world)
    this.#tableId = tableId
  }

  get fields(): SortedBy['fields'] {
    return this.#sorted()?.fields ?? []
  }

  get matchCase(): boolean {
    return this.#sorted()?.matchCase ?? false
  }

  get method(): string {
    return this.#sorted()?.method ?? 'PinYin'
  }

  async apply(fields: readonly SortField[], matchCase = false, method = 'PinYin'): Promise<void> {
    const table = this.#table()
    if (!Array.isArray(fields)) throw invalidArgument('(fields)')
    await new RangeSort(this.world, new Range(this.world, table.sheetId, bodyArea(table))).apply(
      fields,
      matchCase,
    )
    const kept = fields.map(({ key, ascending = true }) => ({ key, ascending, sortOn: 'Value' }))
    this.#keep({ fields: kept, matchCase, method })
  }

  /** The rows stay in their new order: https://learn.microsoft.com/javascript/api/excel/excel.tablesort#excel-excel-tablesort-clear-member(1) */
  clear(): void {
    if (this.#sorted()) this.#keep(null)
  }

  async reapply(): Promise<void> {
    const sorted = this.#sorted()
    if (sorted) await this.apply(sorted.fields, sorted.matchCase, sorted.method)
  }

  #sorted(): SortedBy | null {
    return this.#table().meta.excel?.sortedBy ?? null
  }

  #keep(sortedBy: SortedBy | null): void {
    const table = this.#table()
    putTable(this.world.model, table.id, { ...table, meta: { excel: { ...table.meta.excel, sortedBy } } })
  }

  #table(): TableRecord {
    return tableById(this.world.model, this.#tableId)
  }
}
