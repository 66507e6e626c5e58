// The settings of a sheet's printed page, as they are kept with the sheet; a part of PageLayout.
import type { FWorksheet } from '@univerjs/sheets/facade'
import type { World } from '../../world.ts'
import { changeSheetExtras, type PageSetup, sheetExtras } from '../extras.ts'
import { HostObject } from '../host-object.ts'

export abstract class PageSettings extends HostObject {
  readonly className = 'PageLayout'
  protected readonly sheet: () => FWorksheet

  constructor(world: World, sheet: () => FWorksheet) {
    super(world)
    this.sheet = sheet
  }

  protected get setup(): PageSetup {
    return sheetExtras(this.sheet()).pageLayout ?? {}
  }

  /** A field that is undefined is taken away. */
  protected change(change: { readonly [Key in keyof PageSetup]?: PageSetup[Key] | undefined }): void {
    const fields = Object.entries({ ...this.setup, ...change }).filter(([, value]) => value !== undefined)
    changeSheetExtras(this.sheet(), { pageLayout: Object.fromEntries(fields) })
    this.world.state.dirty = true
  }
}
