// What a worksheet has beside its cells: its protection, its panes, how it prints, its filter, names, properties and charts,
// and its neighbours.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { itemNotFound } from '../protocol/excel-error.ts'
import { ChartCollection } from './charts/charts.ts'
import { givenBoolean, givenNumber } from './given.ts'
import { HostObject, NullObject } from './host-object.ts'
import { NamedItemCollection } from './names/named-items.ts'
import { refuseOnProtected } from './refuse-write.ts'
import { AutoFilter } from './sheet/auto-filter.ts'
import { type CopyPosition, copySheet } from './sheet/copy-sheet.ts'
import { WorksheetCustomPropertyCollection } from './sheet/custom-properties.ts'
import { WorksheetFreezePanes } from './sheet/freeze-panes.ts'
import { PageLayout } from './sheet/page-layout.ts'
import { WorksheetProtection } from './sheet/protection.ts'
import { POINTS_PER_PIXEL, standardHeight, standardWidth } from './sizes/sizes.ts'

/** Of Calibri 11: https://learn.microsoft.com/dotnet/api/documentformat.openxml.spreadsheet.column */
const PIXELS_PER_DIGIT = 7
const PADDING_PIXELS = 5

export abstract class WorksheetParts extends HostObject {
  abstract get id(): string
  abstract sheet(): FWorksheet
  protected abstract other(sheetId: string): WorksheetParts

  get protection(): WorksheetProtection {
    return new WorksheetProtection(this.world, () => this.sheet())
  }

  get freezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this.world, () => this.sheet())
  }

  get pageLayout(): PageLayout {
    return new PageLayout(this.world, () => this.sheet())
  }

  get autoFilter(): AutoFilter {
    return new AutoFilter(this.world, () => this.sheet())
  }

  get names(): NamedItemCollection {
    return new NamedItemCollection(this.world, this.id)
  }

  get customProperties(): WorksheetCustomPropertyCollection {
    return new WorksheetCustomPropertyCollection(this.world, () => this.sheet())
  }

  get charts(): ChartCollection {
    return new ChartCollection(this.world, () => this.sheet())
  }

  /** In widths of a digit. */
  get standardWidth(): number {
    const pixels = standardWidth({ sheet: () => this.sheet() })
    return Math.round(((pixels - PADDING_PIXELS) / PIXELS_PER_DIGIT) * 100) / 100
  }

  set standardWidth(digits: unknown) {
    const pixels = Math.trunc(givenNumber(digits, 0, 255) * PIXELS_PER_DIGIT + PADDING_PIXELS)
    refuseOnProtected({ sheet: () => this.sheet() })
    this.sheet().getSheet().getConfig().defaultColumnWidth = pixels
    this.world.state.dirty = true
  }

  get standardHeight(): number {
    return standardHeight({ sheet: () => this.sheet() }) * POINTS_PER_PIXEL
  }

  get showHeadings(): boolean {
    return !this.sheet().getSheet().getConfig().rowHeader.hidden
  }

  set showHeadings(shown: unknown) {
    const hidden = givenBoolean(shown) ? 0 : 1
    const { rowHeader, columnHeader } = this.sheet().getSheet().getConfig()
    Object.assign(rowHeader, { hidden })
    Object.assign(columnHeader, { hidden })
    this.world.state.dirty = true
  }

  copy(positionType: CopyPosition = 'None', relativeTo?: WorksheetParts): WorksheetParts {
    return this.other(copySheet(this.world, this.sheet(), positionType, relativeTo?.sheet() ?? null))
  }

  /** The engine calculates what needs it, of whichever sheet. */
  async calculate(markAllDirty: boolean): Promise<void> {
    await this.world.model.calculation.calculate(markAllDirty ? 'full' : 'recalculate')
  }

  getNext(visibleOnly = false): HostObject {
    return found(this.getNextOrNullObject(visibleOnly))
  }

  getNextOrNullObject(visibleOnly = false): HostObject {
    return this.#neighbour(1, visibleOnly)
  }

  getPrevious(visibleOnly = false): HostObject {
    return found(this.getPreviousOrNullObject(visibleOnly))
  }

  getPreviousOrNullObject(visibleOnly = false): HostObject {
    return this.#neighbour(-1, visibleOnly)
  }

  #neighbour(step: 1 | -1, visibleOnly: boolean): HostObject {
    const sheets = this.world.model.book.getSheets()
    for (let index = this.sheet().getIndex() + step; ; index += step) {
      const sheet = index < 0 ? undefined : sheets[index]
      if (!sheet) return new NullObject(this.world, 'Worksheet')
      if (!visibleOnly || !sheet.isSheetHidden()) return this.other(sheet.getSheetId())
    }
  }
}

function found(object: HostObject): HostObject {
  if (object instanceof NullObject) throw itemNotFound()
  return object
}
