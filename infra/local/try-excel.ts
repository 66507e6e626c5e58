// Where the add-in can be tried without Excel: a workbook in the browser, on the stand-in that the tests use, with the
// add-in as it ships, asking the embedded API.
import { TRIED_FOLDER } from '../../addin/build/paths.ts'
import { writeAddIn } from '../../addin/build/write-add-in.ts'
import { type RunningPage, startExcelPage } from '../../test/hosts/excel/page/serve-page.ts'

/** The page's address as browsers are sent to it, and as the API must allow it. */
export const tryExcelOrigin = (port: number): string => `http://localhost:${port}`

/**
 * @param apiUrl the embedded API, without a slash at the end
 * @param tokenUrl where the embedded sign-in service gives out tokens
 */
export async function startTryExcel(options: {
  port: number
  apiUrl: string
  tokenUrl: string
}): Promise<RunningPage> {
  const { port, apiUrl, tokenUrl } = options
  const { folder } = await writeAddIn({
    folder: TRIED_FOLDER,
    site: null,
    apiUrl,
    sampleTokenUrl: tokenUrl,
  })
  return startExcelPage({ port, apiUrl, signInUrl: tokenUrl, addinFolder: folder })
}
