// The pages Budget and What-if as people use them, over the strict desk of the tests: in one step, by hand, in conflict with
// somebody else, and for those who may only read. Runs in the browser of pane.test.ts.
import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { BudgetSubmission } from '../../../addin/desk/planning/planning-desk.ts'
import type { DeskCall } from './fake-desk.ts'
import { choose, readAndPreview, task } from './planning-views.ts'
import { flowOf } from './views.ts'

export interface InBrowser {
  open(): Promise<Page>
  calls(page: Page, ...names: DeskCall['name'][]): Promise<DeskCall[]>
}

const BUDGET = { kind: 'budget' }

export function planningClaims({ open, calls }: InBrowser): void {
  const onBudget = async () => {
    const page = await open()
    const flow = flowOf(page)
    await flow.show('Budget')
    return { page, flow }
  }
  /** What the last call of that name was given. */
  const givenTo = async <First, Second = unknown>(page: Page, name: DeskCall['name']) =>
    ((await calls(page, name)).at(-1)?.given ?? []) as readonly [First?, Second?]
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

  describe('the page Budget', () => {
    test('inserts a variance sheet of the newest closed month with one click, a year by its quarters', async () => {
      const { page, flow } = await onBudget()
      await flow.press('Insert variance sheet')
      await flow.hear('stands on the sheet Variance 2026-09.')
      expect(await focused(page)).toContain('stands on the sheet Variance 2026-09.')
      await page.getByRole('button', { name: 'Go to Variance' }).click()
      await choose(flow, 'Period', /^2026 /)
      await choose(flow, 'Plan', 'The reforecast "6+6"')
      await choose(flow, 'Group by', 'Plan of the tenant')
      await page.getByRole('checkbox', { name: 'Also what nobody budgeted' }).check()
      await flow.press('Insert variance sheet')
      await flow.hear('stands on the sheet Variance 2026.')
      const asked = { dimension: null, measure: null }
      expect((await calls(page, 'insertReport', 'goTo')).map(({ given }) => given[0])).toEqual([
        {
          kind: 'variance',
          period: '2026-09',
          place: 'new sheet',
          plan: { scenario: 'budget', parts: 'none', groupBy: 'owner', unbudgeted: false, ...asked },
        },
        "'Variance 2026-09'!A12:H86",
        {
          kind: 'variance',
          period: '2026',
          place: 'new sheet',
          plan: {
            scenario: 'reforecast/6+6',
            parts: 'quarters',
            groupBy: 'plan',
            unbudgeted: true,
            ...asked,
          },
        },
      ])
    })

    test('makes a budget sheet, also of a plan that does not stand yet, which then has a name', async () => {
      const { page, flow } = await onBudget()
      await task(flow, 'Budget sheet')
      await choose(flow, 'Fiscal year', '2027')
      await choose(flow, 'Plan', 'A new what-if')
      await choose(flow, 'Lines by', 'Vendor')
      await choose(flow, 'Measure', 'Platform cost')
      await flow.press('Make a budget sheet')
      await flow.hear('Give it a name')
      expect(await calls(page, 'insertBudgetSheet')).toEqual([])
      await page.getByRole('textbox', { name: 'Name of the what-if' }).fill('one region less')
      await flow.press('Make a budget sheet')
      await flow.hear('The budget sheet stands on the sheet Budget 2027.')
      expect((await calls(page, 'insertBudgetSheet'))[0]?.given).toEqual([
        {
          scenario: { kind: 'what_if', name: 'one region less' },
          fiscalYear: '2027',
          dimension: 'vendor',
          measure: 'platform_cost',
          rows: 'every member',
        },
      ])
    })

    test('reads a messy table: guesses stand to be changed, what is not read leads to its cell', async () => {
      const { page, flow } = await onBudget()
      await task(flow, 'Submit a budget')
      await flow.press('Read the selected table')
      await flow.hear("'Plan 2026'!A1:N5 is read: 5 rows with its headings.")
      await page.getByText('No column gives it: say which measure all rows are of.').waitFor()
      await page.getByText('35 amounts to submit.').waitFor()
      await page.getByRole('button', { name: "Go to 'Plan 2026'!B4" }).click()
      expect((await calls(page, 'goTo'))[0]?.given).toEqual(["'Plan 2026'!B4"])
      // Another year moves the months that name none; a month that is not read takes its amounts along.
      await page.getByText(/\d+ headings that are likely/).click()
      await choose(flow, 'Fiscal year', '2027')
      expect(await page.getByRole('combobox', { name: 'M1: Dec' }).innerText()).toBe('Amounts of 2027-12')
      await choose(flow, 'M1: Dec', 'Not read')
      await page.getByText('32 amounts to submit.').waitFor()
      // Nothing goes in while a cell cannot be read, until somebody says that it is left out.
      await page.getByRole('textbox', { name: 'Why' }).fill('Next year')
      await flow.press('See what changes')
      await flow.hear('Correct these cells and read the table again')
      expect(await calls(page, 'previewBudget')).toEqual([])
      await page.getByRole('textbox', { name: 'Why' }).fill('')
      await page.getByRole('radio', { name: 'Thousands of dollars' }).check()
      await page.getByRole('checkbox', { name: 'Leave out 1 cell that cannot be read' }).check()
      await choose(flow, 'All rows are by', 'Tenant')
      await choose(flow, 'All rows have the measure', 'Total cost')
      expect(await page.getByText('No column gives').count()).toBe(0)
      await flow.press('See what changes')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
      await flow.hear('Say in a few words why')
      expect(await calls(page, 'previewBudget')).toEqual([])
      await page.getByRole('textbox', { name: 'Why' }).fill('Next year')
      await page.keyboard.press('Enter')
      await flow.hear('32 lines are added to the budget.')
      const [given] = await givenTo<BudgetSubmission>(page, 'previewBudget')
      expect([given?.why, given?.rows.length, given?.rows[0]?.cents]).toEqual(['Next year', 32, 10_000_000])
    })

    test('a line that somebody changed meanwhile is shown with both values, and only what was looked at goes in', async () => {
      const { page, flow } = await onBudget()
      await readAndPreview(flow)
      await flow.hear('1 line changed meanwhile')
      expect(await page.getByRole('button', { name: 'Submit', exact: true }).count()).toBe(0)
      // Of a refused one there is nothing that it would add, and no total.
      expect(await page.getByText(/It would add|Totals|Added:/).count()).toBe(0)
      const stale = page.getByRole('list', { name: 'lines changed meanwhile' }).getByRole('listitem')
      expect(await stale.innerText()).toMatch(
        /200\.00 USD, of finance@sample[\s\S]*by ana@sample on 2026-11-01 08:00 UTC[\s\S]*250\.00 USD, of ana@sample: New contract/,
      )
      await page.getByRole('radio', { name: 'Put mine' }).check()
      await flow.hear('See what changes once more')
      // Another page is looked at, and everything is still there.
      await flow.show('Reports')
      await flow.show('Budget')
      await flow.press('See what changes')
      await flow.hear('35 lines are added to the budget.')
      await page.getByText('Total cost by tenant, 2026').waitFor()
      await page.getByText('Added: 35').click()
      await page.getByText('Birch & Sons, Total cost, 2026-01').waitFor()
      await page.getByRole('textbox', { name: 'Why' }).fill('The plan for 2026, agreed')
      await page.evaluate(() => fake.failNext('submitBudget', 'The service cannot be reached. Try again.'))
      await flow.press('Submit')
      await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
      await flow.press('Submit')
      await page.getByRole('button', { name: 'Submit', exact: true }).waitFor({ state: 'detached' })
      expect(await focused(page)).toBe('35 lines are added to the budget.')
      const [given, address] = await givenTo<BudgetSubmission, string>(page, 'submitBudget')
      expect([given?.why, given?.scenario, address]).toEqual([
        'The plan for 2026, agreed',
        BUDGET,
        "'Plan 2026'!A1:N5",
      ])
      expect(given?.rows.filter(({ version }) => version !== null)).toMatchObject([
        { member: 'Birch & Sons', period: '2026-01', version: 7 },
      ])
    })

    test('shows who changed what, page by page, and locks a year only after one more question', async () => {
      const { page, flow } = await onBudget()
      await task(flow, 'History and years')
      await flow.hear('A new contract')
      await flow.press('Read earlier changes')
      await flow.hear('The first plan')
      expect((await calls(page, 'budgetHistory')).at(-1)?.given).toEqual([
        { cursor: 'page 2', scenario: BUDGET, fiscalYear: '2026' },
      ])
      await flow.press('Lock 2026')
      await page.keyboard.press('Escape')
      expect(await calls(page, 'changeBudgetYear')).toEqual([])
      await flow.press('Lock 2026')
      await flow.press('Lock')
      await flow.hear('2026 is locked, by finance@sample')
      await flow.press('Open again 2026')
      await flow.press('Open again')
      await flow.hear('Say why the year is opened again')
      await page.getByRole('textbox', { name: 'Why' }).fill('A price was wrong')
      await flow.press('Open again')
      await flow.hear('2026 is open')
      // Somebody else locks it meanwhile: whoever looks again is offered what can still be done.
      await page.evaluate(() => fake.planning.lockElsewhere())
      await task(flow, 'Bridge')
      await task(flow, 'History and years')
      await flow.hear('2026 is locked, by ben@sample')
      expect(await page.getByRole('button', { name: 'Lock 2026' }).count()).toBe(0)
      expect((await calls(page, 'changeBudgetYear')).map(({ given }) => given[0])).toEqual([
        { scenario: BUDGET, fiscalYear: '2026', action: 'lock', why: '', revision: 12 },
        { scenario: BUDGET, fiscalYear: '2026', action: 'reopen', why: 'A price was wrong', revision: 12 },
      ])
    })

    test('bridges budget and actual, and one month and another, down to resources, and says what is not known', async () => {
      const { page, flow } = await onBudget()
      await task(flow, 'Bridge')
      await page.getByRole('combobox', { name: 'Tenant' }).click()
      await page.getByRole('option', { name: 'Acme' }).click()
      await flow.press('Show the bridge')
      await flow.hear('The steps sum to +15.00 USD, adverse.')
      await page.getByText('Price: −5.00 USD, favourable').click()
      await page.getByText('Each email cost less.').waitFor()
      await page.getByText('1 line without a bridge').click()
      await page.getByText('The cost of a server is unknown.').waitFor()
      await page.getByRole('radio', { name: 'From one actual to another' }).check()
      const chosen = (name: string) => page.getByRole('combobox', { name, exact: true }).innerText()
      expect([await chosen('From'), await chosen('To')]).toEqual(['2026-08, newest', '2026-09, newest'])
      await choose(flow, 'From', '2026-08, as restated')
      await choose(flow, 'To', '2026-10, newest')
      await flow.press('Show the bridge')
      await flow.hear('2026-10, newest is not known as a whole: The cost of vps-lon-02 is unknown.')
      await page.getByText('Prices: +120.00 USD, adverse').click()
      await page.getByText('vps-fra-07').waitFor()
      await flow.press('Insert as a sheet with a chart')
      await flow.hear('The bridge stands on the sheet Bridge 2026-09 to 2026-10.')
      expect((await calls(page, 'bridgeFromBudget', 'bridgeRuns')).map(({ given }) => given[0])).toEqual([
        {
          scenario: BUDGET,
          period: '2026-09',
          dimension: 'tenant',
          measure: 'total_cost',
          member: '00000000-0000-4000-8000-000000000001',
        },
        { from: '2026-08@restated', to: '2026-10', measure: 'total_cost', of: 'platform' },
      ])
    })

    test('leads who has none to a first budget, and shows who may not write what they may do', async () => {
      const page = await open()
      const flow = flowOf(page)
      await page.evaluate(() => fake.planning.hasNoBooks())
      await flow.show('Budget')
      await flow.hear('No budget yet. Make a budget sheet, or read a table of yours.')
      await page.evaluate(() => fake.planning.mayWrite('nothing'))
      await flow.show('Reports')
      await flow.show('Budget')
      await flow.hear('You may read budgets, and not write them.')
      await page.getByRole('combobox', { name: 'What to do' }).click()
      expect(await page.getByRole('option').allInnerTexts()).toEqual([
        expect.stringContaining('Variance sheet'),
        expect.stringContaining('History and years'),
        expect.stringContaining('Bridge'),
      ])
      await page.getByRole('option', { name: 'History and years' }).click()
      await flow.hear('2026 is open')
      expect(await page.getByRole('button', { name: 'Lock 2026' }).count()).toBe(0)
    })
  })

  test('the page What-if tries changes in the order that people give them, and publishes nothing', async () => {
    const page = await open()
    const flow = flowOf(page)
    await flow.show('What-if')
    await flow.hear('Nothing that you try here is published')
    await flow.press('Add this change')
    await flow.hear('Dollars a month, for example 49.90.')
    await page.getByRole('textbox', { name: 'Name of the server' }).fill('vps-new')
    await page.getByRole('textbox', { name: 'Cost a month (USD)', exact: true }).fill('1,049.90')
    await flow.press('Add an address to it')
    await page.getByRole('textbox', { name: 'Address 1, cost' }).fill('3')
    await page.getByRole('combobox', { name: 'Address 1, of whom' }).click()
    await page.getByRole('option', { name: 'Birch & Sons' }).click()
    await flow.press('Add this change')
    await choose(flow, 'Change', 'Drop a server')
    await page.getByRole('combobox', { name: 'Server' }).click()
    await page.getByRole('option', { name: 'vps-fra-07' }).click()
    await flow.press('Add this change')
    await choose(flow, 'Change', 'Move a tenant')
    await page.getByRole('combobox', { name: 'Tenant' }).click()
    await page.getByRole('option', { name: 'Acme' }).click()
    await page.getByRole('combobox', { name: 'To address' }).click()
    await page.getByRole('option', { name: '192.0.2.17' }).click()
    await flow.press('Add this change')
    await flow.press('Move up: Move Acme to 192.0.2.17')
    await flow.press('Remove: Drop vps-fra-07')
    await flow.press('Try it')
    await flow.hear('The platform would have cost 3,000.00 USD less.')
    await page.getByText('Tenant 20', { exact: true }).waitFor()
    expect(await page.getByText('The cost of vps-lon-02 is unknown.').count()).toBe(0)
    await flow.press('Show 5 more tenants')
    await page.getByText('The cost of vps-lon-02 is unknown.').waitFor()
    await flow.press('Insert as a sheet')
    await flow.hear('The what-if stands on the sheet What if 2026-09.')
    const tenant = (number: number) => `00000000-0000-4000-8000-00000000000${number}`
    expect((await calls(page, 'whatIf'))[0]?.given).toEqual([
      null,
      [
        {
          kind: 'add_vps',
          name: 'vps-new',
          monthlyCents: 104_990,
          ips: [{ monthlyCents: 300, tenantId: tenant(2) }],
        },
        { kind: 'move_tenant', tenantId: tenant(1), toIpId: 'i-1' },
      ],
    ])
  })
}
