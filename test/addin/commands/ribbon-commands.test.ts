// Buttons and keys do the desk's work and end: with an outcome in the pane, and with Excel being told.
import { describe, expect, test } from '@jest/globals'
import { associateCommands } from '../../../addin/commands/associate-commands.ts'
import { type CommandParts, type Outcome, ribbonCommands } from '../../../addin/commands/ribbon-commands.ts'
import { DeskFailure, type RefreshOutcome, type ReportChoice } from '../../../addin/desk/desk.ts'
import { type ActionId, COMMANDS } from '../../../addin/manifest/commands.ts'

const REFRESHED: RefreshOutcome = { formulas: 1_200, reports: 1, changes: [], moreChanges: 0, problems: [] }
const period = (text: string) => ({ period: text, label: text, state: 'open' }) as const

function world(change: Partial<CommandParts['desk']> = {}) {
  const seen: unknown[] = []
  const inserted: ReportChoice[] = []
  let completed = 0
  const commands = ribbonCommands({
    desk: {
      account: () => ({ state: 'signed in', account: 'finance@sample' }),
      periods: async () => [period('2026'), period('2026-Q4'), period('2026-10'), period('2026-09')],
      refresh: async () => REFRESHED,
      insertReport: async (choice) => {
        inserted.push(choice)
        return {
          id: 'r1',
          kind: choice.kind,
          title: 'Cost by tenant 2026-10',
          sheet: 'Cost by tenant 2026-10',
          address: '',
          asOf: '',
        }
      },
      ...change,
    },
    openPane: async () => void seen.push('pane opened'),
    show: (page, outcome) => void seen.push([page, outcome]),
    sentenceOf: (error) => (error as Error).message,
  })
  const event = {
    completed: () => {
      completed += 1
    },
  }
  const run = (id: ActionId) => commands[id](event)
  return { commands, run, seen, inserted, completed: () => completed }
}
const done = (sentence: string, warnings: readonly string[] = []): Outcome => ({
  kind: 'done',
  sentence,
  warnings,
})

test('Refresh all refreshes the workbook and says what came of it in the pane', async () => {
  const { run, seen, completed } = world()
  await run('RefreshAll')
  expect(seen).toEqual([
    ['refresh', done('Refreshed 1,200 formulas and 1 report: nothing has changed.')],
    'pane opened',
  ])
  expect(completed()).toBe(1)
})

test('what could not be refreshed is said beside what was', async () => {
  const problems = ['The sheet Costs is protected: unprotect it, then refresh again.']
  const { run, seen } = world({ refresh: async () => ({ ...REFRESHED, moreChanges: 1, problems }) })
  await run('RefreshAll')
  expect(seen[0]).toEqual([
    'refresh',
    done('Refreshed 1,200 formulas and 1 report: 1 figure changed.', problems),
  ])
})

test('Insert report inserts the cost by tenant of the newest month on a new sheet', async () => {
  const { run, seen, inserted } = world()
  await run('InsertReport')
  expect(inserted).toEqual([{ kind: 'cost_by_tenant', period: '2026-10', place: 'new sheet' }])
  expect(seen[0]).toEqual(['reports', done('Cost by tenant 2026-10 is on the sheet Cost by tenant 2026-10.')])
})

test('Variance sheet inserts budget against actual of the newest month that is closed', async () => {
  const closed = { ...period('2026-08'), state: 'closed' } as const
  const { run, seen, inserted } = world({ periods: async () => [period('2026'), period('2026-09'), closed] })
  await run('InsertVariance')
  expect(inserted).toMatchObject([
    { kind: 'variance', period: '2026-08', plan: { scenario: 'budget', parts: 'none', groupBy: 'owner' } },
  ])
  expect((seen[0] as [string, Outcome])[0]).toBe('budget')
})

test('what does not add up to what was published is said with the report', async () => {
  const problems = ['Total cost (USD) sums to 12.00 where 12.01 was published.']
  const report = { id: 'r1', kind: 'kpis', title: 'KPIs', sheet: 'S', address: '', asOf: '' } as const
  const { run, seen } = world({ insertReport: async () => ({ ...report, problems }) })
  await run('InsertReport')
  expect(seen[0]).toEqual(['reports', done('KPIs is on the sheet S.', problems)])
})

test('Explain cell shows the page that explains, and does nothing else', async () => {
  const { run, seen } = world()
  await run('ExplainCell')
  expect(seen).toEqual([['explain', null], 'pane opened'])
})

test('the key for the pane opens it', async () => {
  const { run, seen } = world()
  await run('ShowPenguinPane')
  expect(seen).toEqual(['pane opened'])
})

describe('A command that cannot do its work says why, and ends', () => {
  test('because nothing is published', async () => {
    const { run, seen, completed } = world({ periods: async () => [] })
    await run('InsertReport')
    expect((seen[0] as [string, Outcome])[1].sentence).toContain('No month is published that you may see')
    expect(completed()).toBe(1)
  })

  test('because the desk cannot', async () => {
    const { run, seen, completed } = world({
      refresh: () =>
        Promise.reject(new DeskFailure('A cell is in editing: press Enter there, then try again.')),
    })
    await run('RefreshAll')
    expect(seen[0]).toEqual([
      'refresh',
      { kind: 'failed', sentence: 'A cell is in editing: press Enter there, then try again.' },
    ])
    expect(completed()).toBe(1)
  })

  test.each(['RefreshAll', 'InsertReport', 'ExplainCell', 'InsertVariance'] as const)(
    '%s: nobody is signed in',
    async (id) => {
      const { run, seen, inserted, completed } = world({ account: () => ({ state: 'signed out' }) })
      await run(id)
      expect((seen[0] as [string, Outcome])[1]).toMatchObject({ kind: 'failed' })
      expect((seen[0] as [string, Outcome])[1].sentence).toContain('Nobody is signed in.')
      expect([seen[1], inserted, completed()]).toEqual(['pane opened', [], 1])
    },
  )

  test('even where the pane does not open', async () => {
    const { commands } = world()
    const ended: string[] = []
    const broken = ribbonCommands({
      desk: { ...({} as CommandParts['desk']) },
      openPane: () => Promise.reject(new Error('no pane')),
      show: () => undefined,
      sentenceOf: String,
    })
    const pressed = broken.ShowPenguinPane({ completed: () => void ended.push('ended') })
    await expect(pressed).rejects.toThrow('no pane')
    expect(ended).toEqual(['ended'])
    // A key brings no event.
    await commands.ShowPenguinPane()
  })
})

test('a button that is pressed twice does its work once, and both presses end', async () => {
  let refreshes = 0
  let finish: (outcome: RefreshOutcome) => void = () => undefined
  const { run, completed } = world({
    refresh: () => {
      refreshes += 1
      return new Promise((resolve) => {
        finish = resolve
      })
    },
  })
  const first = run('RefreshAll')
  await run('RefreshAll')
  expect([refreshes, completed()]).toEqual([1, 1])
  finish(REFRESHED)
  await first
  expect(completed()).toBe(2)
  const again = run('RefreshAll')
  finish(REFRESHED)
  await again
  expect(refreshes).toBe(2)
})

test('Excel is told of every command that a manifest names', () => {
  const associated: string[] = []
  associateCommands(world().commands, (id) => void associated.push(id))
  expect(associated.toSorted()).toEqual(COMMANDS.map(({ actionId }) => actionId).toSorted())
})
