// A person at the keyboard in the add-in's pane: Tab goes on until what is looked for has the focus, and the page is told
// nothing that keys do not tell it.
import type { Frame, Page } from 'playwright-core'

/** More stops than any page of the pane has. */
const MOST_STOPS = 60

export class PaneKeys {
  readonly #page: Page
  readonly #pane: Frame

  constructor(page: Page, pane: Frame) {
    this.#page = page
    this.#pane = pane
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  /** F6, as in Excel: from the grid to the pane, or back. */
  async otherSide(): Promise<void> {
    await this.press('F6')
  }

  /** @throws Error with what had the focus on the way, where nothing of that name takes it */
  async tabTo(name: string): Promise<void> {
    const passed: string[] = []
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.press('Tab')
      const focused = await this.#focused()
      if (focused.includes(name)) return
      passed.push(focused)
    }
    throw new Error(`Tab never came to "${name}", but to: ${passed.join(' | ')}`)
  }

  async pressButton(name: string): Promise<void> {
    await this.tabTo(name)
    await this.press('Enter')
  }

  /** Along the tabs to a page of the pane. @param from the page that is shown */
  async turnTo(from: string, to: string): Promise<void> {
    const tabs = ['Reports', 'Figure', 'Refresh', 'Explain', 'Budget', 'What-if', 'Workbook', 'Settings']
    await this.tabTo(from)
    const steps = tabs.indexOf(to) - tabs.indexOf(from)
    await this.press(...Array(Math.abs(steps)).fill(steps > 0 ? 'ArrowRight' : 'ArrowLeft'), 'Enter')
  }

  /** What a screen reader would call it, near enough for what the pane has. */
  #focused(): Promise<string> {
    return this.#pane.evaluate(() => {
      const focused = document.activeElement
      if (focused === null || focused === document.body) return ''
      const by = (focused.getAttribute('aria-labelledby') ?? '').split(' ')
      const labels = 'labels' in focused ? [...((focused as HTMLInputElement).labels ?? [])] : []
      const named = [...by.map((id) => document.getElementById(id)), ...labels, focused]
      const text = named.map((each) => each?.textContent ?? '').join(' ')
      return focused.getAttribute('aria-label') ?? (text.trim() || `(${focused.id})`)
    })
  }
}
