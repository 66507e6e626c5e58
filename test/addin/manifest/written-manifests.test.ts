// What is written to the disk can be read by Microsoft's own tools, and has the pictures that it names.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { ADD_IN } from '../../../addin/manifest/add-in.ts'
import { COMMANDS } from '../../../addin/manifest/commands.ts'
import { ICONS } from '../../../addin/manifest/icons.ts'
import { SITE_FILES } from '../../../addin/manifest/site-files.ts'
import { writeManifests } from '../../../addin/manifest/write-manifests.ts'
import { THIS_MACHINE } from './sites.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penguin-manifests-'))
  await writeManifests(THIS_MACHINE, folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('Manifests on the disk', () => {
  test.each([SITE_FILES.addInOnlyManifest, SITE_FILES.unifiedManifest])(
    '%s is read by the tool that starts Excel',
    async (name) => {
      const { id, displayName, version, hosts } = await OfficeAddinManifest.readManifestFile(
        join(folder, name),
      )
      expect({ id, displayName }).toEqual({ id: ADD_IN.id, displayName: ADD_IN.name })
      expect(hosts?.map((host) => host.toLowerCase())).toEqual(['workbook'])
      expect(version).toMatch(/^1\.2\.0/)
    },
  )

  test('the unified one lies beside its two pictures', async () => {
    const { icons } = JSON.parse(await readFile(join(folder, SITE_FILES.unifiedManifest), 'utf8'))
    expect(await sizeOf(join(folder, icons.color))).toEqual([192, 192])
    expect(await sizeOf(join(folder, icons.outline))).toEqual([32, 32])
  })
})

describe('Icons', () => {
  test.each(ICONS)('$path has $size pixels each way', async ({ source, size }) => {
    expect(await sizeOf(source)).toEqual([size, size])
  })

  test('each picture has an address of its own, which another picture would not have', () => {
    expect(new Set(ICONS.map(({ path }) => path)).size).toBe(ICONS.length)
    for (const { path } of ICONS) expect(path).toMatch(/^assets\/penguin-\d+-[0-9a-f]{8}\.png$/)
  })
})

describe('What workbooks and installed manifests hold', () => {
  test('never changes', () => {
    expect(ADD_IN.id).toBe('1df34d8d-3783-4e63-9eee-866f130d49d3')
    expect(ADD_IN.functionsNamespace).toBe('PENGUIN')
    expect(SITE_FILES).toMatchObject({
      pane: 'taskpane.html',
      functionsScript: 'functions.js',
      functionsMetadata: 'functions.json',
      help: 'help.html',
      auth: 'auth.html',
      shortcuts: 'shortcuts.json',
    })
    expect(COMMANDS.map(({ actionId }) => actionId)).toEqual([
      'ShowPenguinPane',
      'RefreshAll',
      'InsertReport',
      'ExplainCell',
      'InsertVariance',
    ])
  })
})

/** Width and height as the head of a PNG says them. */
async function sizeOf(file: string | URL): Promise<[width: number, height: number]> {
  const head = (await readFile(file)).subarray(0, 24)
  expect(head.subarray(1, 4).toString()).toBe('PNG')
  return [head.readUInt32BE(16), head.readUInt32BE(20)]
}
