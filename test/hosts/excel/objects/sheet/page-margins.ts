// The margins of a printed page, in points; a part of PageLayout.
// https://learn.microsoft.com/javascript/api/excel/excel.pagelayout#excel-excel-pagelayout-setprintmargins-member(1)
import { invalidArgument } from '../../protocol/excel-error.ts'
import { givenNumber } from '../given.ts'
import { PageSettings } from './page-settings.ts'

/** Of a new sheet. */
const MARGINS = { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 }
const POINTS = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const

type Margin = keyof typeof MARGINS

export abstract class PageMargins extends PageSettings {
  get leftMargin(): number {
    return this.#margin('left')
  }

  set leftMargin(points: unknown) {
    this.#setMargins({ left: points })
  }

  get rightMargin(): number {
    return this.#margin('right')
  }

  set rightMargin(points: unknown) {
    this.#setMargins({ right: points })
  }

  get topMargin(): number {
    return this.#margin('top')
  }

  set topMargin(points: unknown) {
    this.#setMargins({ top: points })
  }

  get bottomMargin(): number {
    return this.#margin('bottom')
  }

  set bottomMargin(points: unknown) {
    this.#setMargins({ bottom: points })
  }

  get headerMargin(): number {
    return this.#margin('header')
  }

  set headerMargin(points: unknown) {
    this.#setMargins({ header: points })
  }

  get footerMargin(): number {
    return this.#margin('footer')
  }

  set footerMargin(points: unknown) {
    this.#setMargins({ footer: points })
  }

  setPrintMargins(unit: keyof typeof POINTS, margins: Partial<Record<Margin, number>>): void {
    const given = Object.entries(margins).filter(([, value]) => value !== undefined && value !== null)
    this.#setMargins(
      Object.fromEntries(given.map(([side, value]) => [side, givenNumber(value) * POINTS[unit]])),
    )
  }

  #margin(side: Margin): number {
    return this.setup.margins?.[side] ?? MARGINS[side]
  }

  #setMargins(given: Partial<Record<Margin, unknown>>): void {
    const margins = Object.entries(given).map(([side, value]) => {
      if (!Object.hasOwn(MARGINS, side)) throw invalidArgument()
      return [side, givenNumber(value, 0)] as const
    })
    this.change({ margins: { ...this.setup.margins, ...Object.fromEntries(margins) } })
  }
}
