// Tests' hands and eyes on the grid. It is a canvas: cells have no elements, so they are clicked where the workbook's own
// measures put them, and what is drawn is heard from the canvas as it is drawn.
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import './excel-host.ts'

/** What a cell is expected to hold; what is left out may be anything. */
export interface ExpectedCell {
  readonly value?: string | number | boolean | null
  readonly formula?: string
  readonly bold?: boolean
  readonly italic?: boolean
}

declare global {
  interface Window {
    drawnText: string
  }
}

/** Long enough for a machine that has much else to do. */
const PATIENCE_MS = 20_000
const PAUSE_MS = 20

export class GridKeys {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** Opens the page, and waits until the grid takes keys. */
  static async open(page: Page, url: string): Promise<GridKeys> {
    await page.addInitScript(() => {
      window.drawnText = ''
      const draw = CanvasRenderingContext2D.prototype.fillText
      CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        window.drawnText += text
        draw.call(this, text, ...place)
      }
    })
    await page.goto(url)
    await page.getByRole('status').getByText('Ready').waitFor()
    return new GridKeys(page)
  }

  async click(address: string): Promise<void> {
    const { x, y } = await this.#middleOf(address)
    await this.#page.mouse.click(x, y)
  }

  /** Drags from one cell to another. */
  async select(from: string, to: string): Promise<void> {
    const [start, end] = [await this.#middleOf(from), await this.#middleOf(to)]
    await this.#page.mouse.move(start.x, start.y)
    await this.#page.mouse.down()
    await this.#page.mouse.move(end.x, end.y, { steps: 4 })
    await this.#page.mouse.up()
  }

  /** Opens the menu of a row, by its number at the left. */
  async openRowMenu(row: number): Promise<void> {
    const { left, y } = await this.#middleOf(`A${row}`)
    await this.#page.mouse.click(left + 10, y, { button: 'right' })
  }

  /** Types text, and presses keys where their name is given. */
  async type(...input: string[]): Promise<void> {
    for (const part of input) {
      if (['Tab', 'Enter', 'Escape', 'Delete', 'F2'].includes(part)) await this.#page.keyboard.press(part)
      else await this.#page.keyboard.type(part)
    }
  }

  /** Waits until the workbook holds it. */
  async expectCell(address: string, expected: ExpectedCell): Promise<void> {
    await this.#expectSoon(() => this.#cellAt(address), expected)
  }

  /** Waits until all of the texts are drawn on a canvas, in whatever order, and begins to listen anew. */
  async expectDrawn(...texts: string[]): Promise<void> {
    await this.#page.waitForFunction(
      (parts) => parts.every((part) => window.drawnText.includes(part)),
      texts,
      {
        timeout: PATIENCE_MS,
      },
    )
    await this.#page.evaluate(() => {
      window.drawnText = ''
    })
  }

  async #expectSoon(look: () => Promise<object>, expected: object): Promise<void> {
    const untilMs = Date.now() + PATIENCE_MS
    for (;;) {
      const seen = await look()
      try {
        expect(seen).toMatchObject(expected)
        return
      } catch (error) {
        if (Date.now() > untilMs) throw error
        await this.#page.waitForTimeout(PAUSE_MS)
      }
    }
  }

  #cellAt(address: string): Promise<Required<ExpectedCell>> {
    return this.#page.evaluate((place) => {
      const { model } = window.excelHost
      const sheet = model.book.getActiveSheet()
      const range = sheet.getRange(place)
      const style = range.getCellStyleData()
      return {
        // As it is, whatever format it is drawn in.
        value: model.cellAt(sheet.getSheetId(), range.getRow(), range.getColumn())?.v ?? null,
        formula: range.getFormula(),
        bold: style?.bl === 1,
        italic: style?.it === 1,
      }
    }, address)
  }

  /** Where a cell is on the screen; `left` is the left edge of the rows' numbers. */
  #middleOf(address: string): Promise<{ x: number; y: number; left: number }> {
    return this.#page.evaluate((place) => {
      const canvas = document.querySelector('#grid canvas[id^="univer-sheet"]')
      if (canvas === null) throw new Error('The page shows no grid.')
      const { left, top } = canvas.getBoundingClientRect()
      const cell = window.excelHost.model.book.getActiveSheet().getRange(place).getCellRect()
      return { x: left + cell.x + cell.width / 2, y: top + cell.y + cell.height / 2, left }
    }, address)
  }
}
