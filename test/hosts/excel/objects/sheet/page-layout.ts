// How a sheet is printed: what Excel keeps of it can be set and read; nothing is printed here.
// https://learn.microsoft.com/javascript/api/excel/excel.pagelayout
import { invalidArgument } from '../../protocol/excel-error.ts'
import { givenBoolean, givenNumber } from '../given.ts'
import { HeaderFooterGroup } from './headers-footers.ts'
import { PageRanges } from './page-ranges.ts'

const SMALLEST_SCALE = 10
const LARGEST_SCALE = 400

interface Zoom {
  readonly scale?: number
  readonly horizontalFitToPages?: number
  readonly verticalFitToPages?: number
}

export class PageLayout extends PageRanges {
  get orientation(): 'Portrait' | 'Landscape' {
    return this.setup.orientation === 'landscape' ? 'Landscape' : 'Portrait'
  }

  set orientation(orientation: 'Portrait' | 'Landscape') {
    this.change({ orientation: orientation === 'Landscape' ? 'landscape' : 'portrait' })
  }

  get zoom(): Zoom {
    const { scale, fitToWidth, fitToHeight } = this.setup
    if (fitToWidth === undefined && fitToHeight === undefined) return { scale: scale ?? 100 }
    return {
      ...(fitToWidth ? { horizontalFitToPages: fitToWidth } : {}),
      ...(fitToHeight ? { verticalFitToPages: fitToHeight } : {}),
    }
  }

  /** Either a scale or numbers of pages. */
  set zoom(zoom: unknown) {
    const { scale, horizontalFitToPages, verticalFitToPages } = (zoom ?? {}) as Zoom
    const isFit = horizontalFitToPages !== undefined || verticalFitToPages !== undefined
    if (scale === undefined && !isFit) throw invalidArgument()
    this.change({
      scale: isFit ? undefined : givenNumber(scale, SMALLEST_SCALE, LARGEST_SCALE),
      fitToWidth: isFit ? givenNumber(horizontalFitToPages ?? 0, 0) : undefined,
      fitToHeight: isFit ? givenNumber(verticalFitToPages ?? 0, 0) : undefined,
    })
  }

  get centerHorizontally(): boolean {
    return this.#switch('centerHorizontally')
  }

  set centerHorizontally(centered: unknown) {
    this.#setSwitch('centerHorizontally', centered)
  }

  get centerVertically(): boolean {
    return this.#switch('centerVertically')
  }

  set centerVertically(centered: unknown) {
    this.#setSwitch('centerVertically', centered)
  }

  get printGridlines(): boolean {
    return this.#switch('printGridlines')
  }

  set printGridlines(printed: unknown) {
    this.#setSwitch('printGridlines', printed)
  }

  get printHeadings(): boolean {
    return this.#switch('printHeadings')
  }

  set printHeadings(printed: unknown) {
    this.#setSwitch('printHeadings', printed)
  }

  get blackAndWhite(): boolean {
    return this.#switch('blackAndWhite')
  }

  set blackAndWhite(plain: unknown) {
    this.#setSwitch('blackAndWhite', plain)
  }

  get draftMode(): boolean {
    return this.#switch('draftMode')
  }

  set draftMode(draft: unknown) {
    this.#setSwitch('draftMode', draft)
  }

  get paperSize(): string {
    return this.#word('paperSize', 'Letter')
  }

  set paperSize(size: string) {
    this.#setWord('paperSize', size)
  }

  get printOrder(): string {
    return this.#word('printOrder', 'DownThenOver')
  }

  set printOrder(order: string) {
    this.#setWord('printOrder', order)
  }

  get headersFooters(): HeaderFooterGroup {
    return new HeaderFooterGroup(this.world, this.sheet)
  }

  #switch(name: string): boolean {
    return this.setup.switches?.[name] ?? false
  }

  #setSwitch(name: string, value: unknown): void {
    this.change({ switches: { ...this.setup.switches, [name]: givenBoolean(value) } })
  }

  #word(name: string, otherwise: string): string {
    return this.setup.words?.[name] ?? otherwise
  }

  #setWord(name: string, word: string): void {
    this.change({ words: { ...this.setup.words, [name]: word } })
  }
}
