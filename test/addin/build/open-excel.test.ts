// Excel is opened where it runs, and elsewhere the person is told what to do instead.
import { describe, expect, test } from '@jest/globals'
import { openExcel } from '../../../addin/build/open-excel.ts'

const opening = {
  siteUrl: 'https://localhost:3000',
  manifest: '/built/manifest.xml',
  isDebugged: false,
}

function tool() {
  const calls: unknown[] = []
  return {
    calls,
    debugging: async () => ({
      startDebugging: async (...given: unknown[]) => void calls.push(['start', ...given]),
      stopDebugging: async (...given: unknown[]) => void calls.push(['stop', ...given]),
    }),
  }
}

describe('Excel', () => {
  test.each(['win32', 'darwin'] as const)(
    'is opened on %s, and the add-in taken out afterwards',
    async (platform) => {
      const { calls, debugging } = tool()
      const excel = await openExcel({ ...opening, platform, debugging })
      expect(calls).toEqual([
        ['start', '/built/manifest.xml', { appType: 'desktop', enableDebugging: false }],
      ])
      await excel.close()
      expect(calls).toHaveLength(2)
      expect(calls[1]).toEqual(['stop', '/built/manifest.xml'])
    },
  )

  test('opens a workbook on the web from any machine', async () => {
    const { calls, debugging } = tool()
    const document = 'https://example.sharepoint.com/book.xlsx'
    await openExcel({ ...opening, platform: 'linux', document, isDebugged: true, debugging })
    expect(calls).toEqual([
      ['start', '/built/manifest.xml', { appType: 'web', enableDebugging: true, document }],
    ])
  })

  test('is not looked for where it does not run: a sentence says how to load the add-in on the web', async () => {
    const { calls, debugging } = tool()
    const { sentence, close } = await openExcel({ ...opening, platform: 'linux', debugging })
    await close()
    expect(calls).toEqual([])
    expect(sentence).toContain('Excel runs on Windows, on Mac and on the web')
    expect(sentence).toContain('Upload /built/manifest.xml')
    expect(sentence).toContain('https://localhost:3000/taskpane.html')
  })
})
