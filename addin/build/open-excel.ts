// Opens Excel with the add-in in it, by Microsoft's tool, and takes the add-in out again. Excel runs on Windows, on
// Mac and on the web; on any other machine it says what to do instead.
import type { StartDebuggingOptions } from 'office-addin-debugging'

export interface OpenedExcel {
  /** For the person at the terminal. */
  readonly sentence: string
  /** Takes the add-in out of Excel. */
  close(): Promise<void>
}

/** The two functions of office-addin-debugging that are used. */
export interface Debugging {
  startDebugging(manifest: string, options: StartDebuggingOptions): Promise<void>
  stopDebugging(manifest: string): Promise<void>
}

export interface Opening {
  readonly platform: NodeJS.Platform
  /** Where the add-in is served. */
  readonly siteUrl: string
  /** The path of manifest.xml. */
  readonly manifest: string
  /** The address of a workbook on OneDrive or SharePoint, to open it on the web. */
  readonly document?: string
  readonly isDebugged: boolean
  readonly debugging: () => Promise<Debugging>
}

const DESKTOP: readonly NodeJS.Platform[] = ['win32', 'darwin']

export async function openExcel(opening: Opening): Promise<OpenedExcel> {
  const { platform, siteUrl, manifest, document, isDebugged, debugging } = opening
  if (document === undefined && !DESKTOP.includes(platform)) {
    return { sentence: elsewhere(siteUrl, manifest), close: async () => undefined }
  }
  const { startDebugging, stopDebugging } = await debugging()
  const type = document === undefined ? 'desktop' : 'web'
  await startDebugging(manifest, {
    appType: type as StartDebuggingOptions['appType'],
    enableDebugging: isDebugged,
    ...(document !== undefined && { document }),
  })
  return {
    sentence:
      type === 'web'
        ? 'The workbook opens in the browser: confirm there that the add-in is yours.'
        : 'Excel opens with the add-in in it: on the Home tab choose Penguin pane.',
    close: () => stopDebugging(manifest),
  }
}

function elsewhere(siteUrl: string, manifest: string): string {
  return [
    'Excel runs on Windows, on Mac and on the web, and not on this machine. For Excel on the web, in a browser here:',
    `  1. Open ${siteUrl}/taskpane.html once, and accept its certificate.`,
    '  2. Open a workbook at https://excel.cloud.microsoft, then Home > Add-ins > More Add-ins > Upload My Add-in.',
    `  3. Upload ${manifest}.`,
    'Without any Excel, npm start prints the address of a grid that the functions work in.',
  ].join('\n')
}
