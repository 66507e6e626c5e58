// The protection of a sheet. What it refuses is in refuse-write.ts.
// https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotection
import type { FWorksheet } from '@univerjs/sheets/facade'
import type { AllowedOnProtected } from '../../files/extras.ts'
import { ExcelError, invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { changeSheetExtras, sheetExtras } from '../extras.ts'
import { HostObject } from '../host-object.ts'

const ACTIONS = [
  ...([
    'AutoFilter',
    'DeleteColumns',
    'DeleteRows',
    'EditObjects',
    'EditScenarios',
    'FormatCells',
    'FormatColumns',
  ] as const),
  ...(['FormatRows', 'InsertColumns', 'InsertHyperlinks', 'InsertRows', 'PivotTables', 'Sort'] as const),
].map((action) => `allow${action}` as const)
const MODES = ['Normal', 'Unlocked', 'None']
const PROTECTION_CHANGED = 24

export class WorksheetProtection extends HostObject {
  readonly className = 'WorksheetProtection'
  readonly #sheet: () => FWorksheet

  constructor(world: World, sheet: () => FWorksheet) {
    super(world)
    this.#sheet = sheet
  }

  get protected(): boolean {
    return sheetExtras(this.#sheet()).protection !== undefined
  }

  /** Every option, also those that nobody gave. */
  get options(): AllowedOnProtected {
    const { protection = {} } = sheetExtras(this.#sheet())
    return {
      ...Object.fromEntries(ACTIONS.map((action) => [action, protection[action] ?? false])),
      selectionMode: protection.selectionMode ?? 'Normal',
    }
  }

  /**
   * Fails where the sheet is protected already: https://github.com/OfficeDev/office-js/issues/6784
   *
   * @throws ExcelError AccessDenied
   */
  protect(options: AllowedOnProtected = {}, password?: string): void {
    if (this.protected) throw new ExcelError('AccessDenied')
    const protection = givenOptions(options)
    changeSheetExtras(this.#sheet(), { protection, protectionPassword: password || undefined })
    this.#raise(true)
  }

  /**
   * A wrong password is an invalid argument, as where protection is paused. A sheet without protection stays as it is.
   * https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotection#excel-excel-worksheetprotection-pauseprotection-member(1)
   *
   * @throws ExcelError InvalidArgument
   */
  unprotect(password?: string): void {
    if (!this.protected) return
    const { protectionPassword } = sheetExtras(this.#sheet())
    if (protectionPassword !== undefined && protectionPassword !== password)
      throw invalidArgument('(password)')
    changeSheetExtras(this.#sheet(), { protection: undefined, protectionPassword: undefined })
    this.#raise(false)
  }

  #raise(isProtected: boolean): void {
    const worksheetId = this.#sheet().getSheetId()
    this.world.state.dirty = true
    this.world.events.raise(PROTECTION_CHANGED, worksheetId, { isProtected, source: 'Local', worksheetId })
  }
}

function givenOptions(options: AllowedOnProtected): AllowedOnProtected {
  const known = Object.entries(options).filter(([, value]) => value !== undefined && value !== null)
  for (const [name, value] of known) {
    const fits = name === 'selectionMode' ? MODES.includes(String(value)) : typeof value === 'boolean'
    if (!fits || !(name === 'selectionMode' || ACTIONS.some((action) => action === name)))
      throw invalidArgument('(options)')
  }
  return Object.fromEntries(known)
}
