// What Univer's plugins keep in a snapshot, each under its name as JSON.
import type { IWorkbookData } from '@univerjs/core'
import type { IAutoFilter } from '@univerjs/sheets-filter'
import type { ISheetNote } from '@univerjs/sheets-note'
import type { ITableJson } from '@univerjs/sheets-table'
import type { SavedSheet } from '../calculation/saved-values.ts'

/** Of a defined name that every sheet knows. */
export const WHOLE_WORKBOOK = 'AllDefaultWorkbook'

export interface DefinedName {
  readonly id: string
  readonly name: string
  readonly formulaOrRefString: string
  /** A sheet's id, or {@link WHOLE_WORKBOOK}. */
  readonly localSheetId?: string
  readonly hidden?: boolean
  readonly comment?: string
}

type BySheet<Value> = Record<string, Value>

export interface PluginData {
  readonly SHEET_DEFINED_NAME_PLUGIN: Record<string, DefinedName>
  readonly SHEET_TABLE_PLUGIN: BySheet<{ tables: ITableJson[]; tableFilteredOutRows: number[] }>
  /** By row, then by column. */
  readonly SHEET_NOTE_PLUGIN: BySheet<Record<string, Record<string, ISheetNote>>>
  readonly SHEET_FILTER_PLUGIN: BySheet<IAutoFilter>
  /** Of a workbook that was opened from a file; Univer does not keep it. */
  readonly EXCEL_SAVED_VALUES: BySheet<SavedSheet>
}

export function pluginData<Name extends keyof PluginData>(
  { resources }: Pick<IWorkbookData, 'resources'>,
  name: Name,
): PluginData[Name] {
  const data = resources?.find((resource) => resource.name === name)?.data
  return (data ? JSON.parse(data) : {}) as PluginData[Name]
}

export const asResources = (data: Partial<PluginData>): NonNullable<IWorkbookData['resources']> =>
  Object.entries(data).map(([name, value]) => ({ name, data: JSON.stringify(value) }))
