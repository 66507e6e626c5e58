// A month that is too large to be computed again within a request is refused in words, before its rows are read.
import { expect, test } from '@jest/globals'
import {
  type ArchivedRunView,
  MOST_ARCHIVED_ROWS,
  readArchivedInputs,
} from '../../../functions/planning-api/archived/open-archived-run.ts'
import type { PlanningServices } from '../../../functions/planning-api/services.ts'
import { packArchive } from '../../../functions/stores/archive/pack-archive.ts'
import { sha256 } from '../../../functions/stores/archive/sha256.ts'
import { memoryArchive } from '../../engines/archive.ts'
import { archivedRunOf, smallMonth } from '../stores/archive/sample-archives.ts'

test('too many rows are refused by the manifest alone', async () => {
  const archives = memoryArchive()
  const { manifest } = await packArchive('run', archivedRunOf(smallMonth()))
  const parts = manifest.parts.map((part) =>
    part.name === 'assignments' ? { ...part, rows: MOST_ARCHIVED_ROWS } : part,
  )
  const text = JSON.stringify({ ...manifest, parts })
  await archives.put('manifest.json', Buffer.from(text), 'application/json')
  const run = {
    view: { record: { period: '2025-11' } },
    archive: { key: 'manifest.json', sha256: sha256(text) },
  } as unknown as ArchivedRunView
  await expect(readArchivedInputs(run, { archives } as unknown as PlanningServices)).rejects.toMatchObject({
    status: 413,
    message:
      '2025-11 has 400,003 rows of servers, IPs and assignments, more than the 400,000 that can be computed again within one request. Published figures and adjustments answer as ever.',
  })
  expect([...archives.objects.keys()]).toEqual(['manifest.json'])
})
