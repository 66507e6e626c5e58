// The views of the pages Budget and What-if, each reached as people reach it.
import type { Flow, View } from './views.ts'

/** What to do on the page Budget. */
export async function task({ page }: Pick<Flow, 'page'>, name: string): Promise<void> {
  await choose({ page }, 'What to do', name)
}

/** Of a list that opens on request, on the page that is shown. */
export async function choose(
  { page }: Pick<Flow, 'page'>,
  field: string,
  option: string | RegExp,
): Promise<void> {
  const shown = page.locator('[role=tabpanel]:not([hidden])')
  await shown.getByRole('combobox', { name: field, exact: true }).click()
  await shown.getByRole('option', { name: option }).first().click()
}

/** As far as two rows that are refused and one line that somebody changed meanwhile. */
export async function readAndPreview(flow: Flow): Promise<void> {
  await task(flow, 'Submit a budget')
  await flow.press('Read the selected table')
  await flow.hear('is read')
  await choose(flow, 'All rows are by', 'Tenant')
  await choose(flow, 'All rows have the measure', 'Total cost')
  await flow.page.getByRole('checkbox', { name: 'Leave out 1 cell that cannot be read' }).check()
  await flow.page.getByRole('textbox', { name: 'Why' }).fill('The plan for 2026')
  await flow.press('See what changes')
}

export const PLANNING_VIEWS: readonly View[] = [
  {
    name: 'budget',
    isPage: true,
    reach: async ({ show, press, hear }) => {
      await show('Budget')
      await press('Insert variance sheet')
      await hear('stands on the sheet Variance')
    },
  },
  {
    name: 'budget-submit',
    reach: async (flow) => {
      await readAndPreview(flow)
      await flow.page.getByRole('radio', { name: 'Put mine' }).check()
      await flow.press('See what changes')
      await flow.page.getByText('Added: 35').click()
    },
  },
  {
    name: 'budget-history',
    reach: async (flow) => {
      await task(flow, 'History and years')
      await flow.hear('A new contract')
      await flow.press('Lock 2026')
      await flow.hear('Nobody can change a line')
    },
  },
  {
    name: 'budget-bridge',
    reach: async (flow) => {
      await task(flow, 'Bridge')
      await flow.press('Show the bridge')
      await flow.page.getByText('Volume: +20.00 USD, adverse').click()
      await flow.press('Insert as a sheet with a chart')
      await flow.hear('The bridge stands on the sheet')
    },
  },
  {
    name: 'what-if',
    isPage: true,
    reach: async (flow) => {
      const { page, show, press, hear } = flow
      await show('What-if')
      await page.getByRole('textbox', { name: 'Name of the server' }).fill('vps-new')
      await page.getByRole('textbox', { name: 'Cost a month (USD)' }).fill('49.90')
      await press('Add this change')
      await press('Try it')
      await hear('What 2026-09 would have come to')
    },
  },
]
