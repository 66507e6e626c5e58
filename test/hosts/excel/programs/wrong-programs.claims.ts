// Each mistake fails, and fails as Excel fails it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'
import { WRONG_PROGRAMS } from './wrong-programs.ts'

describe('Wrong programs', () => {
  describe('a wrong program fails as in Excel', () => {
    let host: ExcelHost
    beforeAll(() => undefined)
    afterAll(() => host?.close())

    test.each(WRONG_PROGRAMS)('that $mistake: $code', async ({ run, code, location, host: name = 'web' }) => {
      host?.close()
      host = startExcelHost({ host: name, librarySource: readLibrary })
      const error = await run(host).then(
        () => 'ran without an error',
        (cause) => cause,
      )
      expect(error).toMatchObject({ name: 'RichApi.Error', code })
      if (location) expect(error.debugInfo.errorLocation).toBe(location)
    })
  })
})
