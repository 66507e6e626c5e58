// A version of a finance list becomes current whole or not at all, and the history says what was imported.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import {
  type ListVersion,
  listVersions,
  readList,
  writeList,
} from '../../../../functions/stores/finance-lists/list-store.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { ConnectionLost, isWrite, movesPointer, recorded, withCalls } from '../calls.ts'
import { incompressible } from '../runs/sample-runs.ts'

const LIST = 'vendor-mapping'
let server: TestTable
let store: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  table = store.table
})

const versionOf = (number: number, lines: readonly unknown[]): ListVersion => ({
  version: `0000000${number}`,
  importedAt: `2025-11-0${number}T00:00:00Z`,
  importedBy: 'finance@example.com',
  fileName: `list-${number}.csv`,
  lines: lines.length,
})
const write = (through: FiguresTable, number: number, lines: readonly unknown[], expected: number | null) =>
  writeList(through, LIST, versionOf(number, lines), lines, expected === null ? null : `0000000${expected}`)
const currentLines = async () => (await readList(table, LIST))?.lines
const history = async () => (await listVersions(table, LIST)).map(({ version }) => version)

test('a list that was never imported is null and has no history', async () => {
  expect(await readList(table, LIST)).toBeNull()
  expect(await listVersions(table, LIST)).toEqual([])
})

test('the newest version is current, and the history is newest first with who, when and how much', async () => {
  await write(table, 1, ['a'], null)
  await write(table, 2, ['a', 'b'], 1)
  await write(table, 3, [], 2)
  expect(await readList(table, LIST)).toMatchObject({ version: versionOf(3, []), lines: [] })
  expect(await listVersions(table, LIST)).toMatchObject([
    versionOf(3, []),
    versionOf(2, ['a', 'b']),
    versionOf(1, ['a']),
  ])
})

test('lists do not mix', async () => {
  await write(table, 1, ['a'], null)
  expect(await readList(table, 'platform-costs')).toBeNull()
  expect(await listVersions(table, 'platform-costs')).toEqual([])
})

test('a list larger than one item is written in parts that DynamoDB takes, and read back whole and in order', async () => {
  const lines = Array.from({ length: 5_000 }, (_, number) => ({
    id: number,
    text: incompressible(`${number}`, 400),
  }))
  const watched = recorded(table)
  await write(watched.table, 1, lines, null)
  const parts = watched.calls.filter(({ input }) => input.Item?.body !== undefined)
  expect(parts.length).toBeGreaterThan(2)
  for (const { input } of parts) expect(input.Item.body.byteLength).toBeLessThan(390 * 1024)
  expect(await currentLines()).toEqual(lines)
})

describe('of two imports made against the same version', () => {
  test.each([null, 1])(
    '(%s) one is refused with a sentence, and nothing of it is current or in the history',
    async (base) => {
      if (base !== null) await write(table, base, ['base'], null)
      // The slower one has written everything but the last write when the faster one begins and ends.
      const slow = withCalls(table, async (call, send) => {
        if (movesPointer(call)) await write(table, 2, ['faster'], base)
        return send()
      })
      const refused = write(slow, 3, ['slower'], base)
      await expect(refused).rejects.toMatchObject({
        name: 'PublicationRefusedError',
        message: expect.stringMatching(
          /vendor-mapping was changed by someone else.*nothing was imported.*\.$/,
        ),
      })
      expect(await currentLines()).toEqual(['faster'])
      expect(await history()).toEqual(base === null ? ['00000002'] : ['00000002', '00000001'])
    },
  )

  test('the later one is refused also when the earlier one has long ended', async () => {
    await write(table, 1, ['base'], null)
    await write(table, 2, ['faster'], 1)
    await expect(write(table, 3, ['slower'], 1)).rejects.toMatchObject({ name: 'PublicationRefusedError' })
    await expect(write(table, 4, ['first?'], null)).rejects.toMatchObject({ name: 'PublicationRefusedError' })
    expect(await currentLines()).toEqual(['faster'])
  })
})

describe('when the k-th write of an import', () => {
  const countWrites = async () => {
    const watched = recorded((await server.another()).table)
    await writeList(watched.table, LIST, versionOf(2, ['new']), ['new'], null)
    return watched.calls.filter(isWrite).length
  }

  test('fails, nobody sees anything of it, and the import can be made again', async () => {
    const writes = await countWrites()
    for (let failing = 1; failing <= writes; failing += 1) {
      store = await server.another()
      table = store.table
      await write(table, 1, ['old'], null)
      let count = 0
      const dying = withCalls(table, async (call, send) => {
        if (isWrite(call)) count += 1
        if (count >= failing) throw new ConnectionLost('the process is gone')
        return send()
      })
      await expect(write(dying, 2, ['new'], 1)).rejects.toThrow(ConnectionLost)
      expect([failing, await currentLines()]).toEqual([failing, ['old']])
      expect([failing, await history()]).toEqual([failing, ['00000001']])
      await write(table, 3, ['new'], 1)
      expect(await currentLines()).toEqual(['new'])
    }
  })

  test('is applied, its answer is lost and the SDK sends it again, the import succeeds as it did', async () => {
    const writes = await countWrites()
    for (let failing = 1; failing <= writes; failing += 1) {
      store = await server.another()
      table = store.table
      await write(table, 1, ['old'], null)
      let count = 0
      const repeating = withCalls(table, async (call, send) => {
        if (isWrite(call)) count += 1
        if (isWrite(call) && count === failing) await send()
        return send()
      })
      const outcome = await write(repeating, 2, ['new'], 1).then(
        () => 'imported',
        (error: Error) => error.message,
      )
      expect([failing, outcome, await currentLines()]).toEqual([failing, 'imported', ['new']])
    }
  })
})
