// What is printed above and below every page.
// https://learn.microsoft.com/javascript/api/excel/excel.headerfootergroup
import type { FWorksheet } from '@univerjs/sheets/facade'
import type { World } from '../../world.ts'
import { changeSheetExtras, sheetExtras } from '../extras.ts'
import { givenText } from '../given.ts'
import { HostObject } from '../host-object.ts'

/** https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const LONGEST = 255

type Pages = 'defaultForAllPages' | 'evenPages' | 'firstPage' | 'oddPages'

export class HeaderFooterGroup extends HostObject {
  readonly className = 'HeaderFooterGroup'
  readonly #sheet: () => FWorksheet

  constructor(world: World, sheet: () => FWorksheet) {
    super(world)
    this.#sheet = sheet
  }

  get defaultForAllPages(): HeaderFooter {
    return new HeaderFooter(this.world, this.#sheet, 'defaultForAllPages')
  }

  get evenPages(): HeaderFooter {
    return new HeaderFooter(this.world, this.#sheet, 'evenPages')
  }

  get firstPage(): HeaderFooter {
    return new HeaderFooter(this.world, this.#sheet, 'firstPage')
  }

  get oddPages(): HeaderFooter {
    return new HeaderFooter(this.world, this.#sheet, 'oddPages')
  }

  get state(): string {
    return sheetExtras(this.#sheet()).pageLayout?.headersFootersState ?? 'Default'
  }

  set state(state: string) {
    const { pageLayout } = sheetExtras(this.#sheet())
    changeSheetExtras(this.#sheet(), { pageLayout: { ...pageLayout, headersFootersState: state } })
  }
}

export class HeaderFooter extends HostObject {
  readonly className = 'HeaderFooter'
  readonly #sheet: () => FWorksheet
  readonly #pages: Pages

  constructor(world: World, sheet: () => FWorksheet, pages: Pages) {
    super(world)
    this.#sheet = sheet
    this.#pages = pages
  }

  get leftHeader(): string {
    return this.#text('leftHeader')
  }

  set leftHeader(text: unknown) {
    this.#setText('leftHeader', text)
  }

  get centerHeader(): string {
    return this.#text('centerHeader')
  }

  set centerHeader(text: unknown) {
    this.#setText('centerHeader', text)
  }

  get rightHeader(): string {
    return this.#text('rightHeader')
  }

  set rightHeader(text: unknown) {
    this.#setText('rightHeader', text)
  }

  get leftFooter(): string {
    return this.#text('leftFooter')
  }

  set leftFooter(text: unknown) {
    this.#setText('leftFooter', text)
  }

  get centerFooter(): string {
    return this.#text('centerFooter')
  }

  set centerFooter(text: unknown) {
    this.#setText('centerFooter', text)
  }

  get rightFooter(): string {
    return this.#text('rightFooter')
  }

  set rightFooter(text: unknown) {
    this.#setText('rightFooter', text)
  }

  #text(place: string): string {
    return sheetExtras(this.#sheet()).pageLayout?.headersFooters?.[this.#pages]?.[place] ?? ''
  }

  #setText(place: string, given: unknown): void {
    const text = givenText(given, LONGEST)
    const { pageLayout } = sheetExtras(this.#sheet())
    const { headersFooters } = pageLayout ?? {}
    changeSheetExtras(this.#sheet(), {
      pageLayout: {
        ...pageLayout,
        headersFooters: {
          ...headersFooters,
          [this.#pages]: { ...headersFooters?.[this.#pages], [place]: text },
        },
      },
    })
    this.world.state.dirty = true
  }
}
