// The views of the pane that everyone must be able to use, and how each is reached; tests and pictures show the same.
import type { Page } from 'playwright-core'
import { PLANNING_VIEWS } from './planning-views.ts'

export interface Flow {
  readonly page: Page
  show(tab: string): Promise<void>
  press(button: string): Promise<void>
  chooseTenants(...names: string[]): Promise<void>
  /** What came of the last press is there. */
  hear(text: string): Promise<void>
}

export interface View {
  readonly name: string
  /** A page as a whole, not something on the way. */
  readonly isPage?: boolean
  /** A list lies over the page. */
  readonly isOverlaid?: boolean
  reach(flow: Flow): Promise<void>
}

export function flowOf(page: Page): Flow {
  return {
    page,
    show: (tab) => page.getByRole('tab', { name: tab }).click(),
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    chooseTenants: async (...names) => {
      await page.getByRole('combobox', { name: 'Tenants' }).click()
      for (const name of names) await page.getByRole('menuitemcheckbox', { name }).click()
      await page.keyboard.press('Escape')
    },
    hear: (text) => page.locator('[role=tabpanel]:not([hidden])').getByText(text).first().waitFor(),
  }
}

/** One after the other in the same pane. */
export const VIEWS: readonly View[] = [
  {
    name: 'reports',
    isPage: true,
    reach: async ({ press, hear }) => {
      await press('Insert report')
      await hear('stands on the sheet')
    },
  },
  {
    name: 'report-kinds',
    isOverlaid: true,
    reach: async ({ page }) => {
      await page.getByRole('combobox', { name: 'Report' }).click()
      await page.getByRole('option', { name: 'Savings' }).waitFor()
    },
  },
  {
    name: 'figure',
    isPage: true,
    reach: async ({ page, show, chooseTenants, press, hear }) => {
      await page.keyboard.press('Escape')
      await show('Figure')
      await chooseTenants('Acme', 'Birch')
      await hear('2 cells')
      await press('Write into the selected cells')
      await hear('Something stands in')
    },
  },
  {
    name: 'measures',
    isOverlaid: true,
    reach: async ({ page, press }) => {
      await press('Keep it')
      await page.getByRole('combobox', { name: 'Measure' }).click()
      await page
        .getByRole('option', { name: /^Total cost/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'refreshing',
    reach: async ({ page, show, press, hear }) => {
      await page.keyboard.press('Escape')
      await page.evaluate(() => fake.holdLongWork(true))
      await show('Refresh')
      await press('Refresh figures')
      await hear('1 of 4')
    },
  },
  {
    name: 'refresh',
    isPage: true,
    reach: async ({ page, hear }) => {
      await page.evaluate(() => fake.letGo())
      await hear('5 figures changed')
      await page.evaluate(() => fake.holdLongWork(false))
    },
  },
  {
    name: 'explain',
    isPage: true,
    reach: async ({ page, show, press }) => {
      await show('Explain')
      await press('Explain the selected cell')
      await page.getByText('2 IPs').click()
    },
  },
  ...PLANNING_VIEWS,
  {
    name: 'workbook',
    isPage: true,
    reach: async ({ page, show, press, hear }) => {
      await show('Workbook')
      await press('Freeze a copy')
      await hear('The copy stands on')
      await page.getByRole('radio', { name: 'One run' }).check()
      await press('Pin the workbook')
      await hear('A run id has 36 characters')
      await press('Repair')
      await hear('2 repaired')
    },
  },
  {
    name: 'failure',
    reach: async ({ page, press, hear }) => {
      await page.evaluate(() =>
        fake.failNext(
          'freezeCopy',
          'The workbook is protected: take the protection off (Review, Protect Workbook), then freeze the copy again.',
        ),
      )
      await press('Freeze a copy')
      await hear('The workbook is protected')
    },
  },
  {
    name: 'settings',
    isPage: true,
    reach: async ({ show, hear }) => {
      await show('Settings')
      await hear('finance@sample')
    },
  },
  {
    name: 'signed-out',
    isPage: true,
    reach: async ({ show, press, hear }) => {
      await press('Sign out')
      await show('Reports')
      await hear('Nobody is signed in.')
    },
  },
]
