// What the server of the page tells the page as it opens.

export const SETTINGS_PATH = '/settings.json'
export const ADDIN_PATH = '/addin/'

export interface PageSettings {
  /** Where the figures are asked for; null when no API is running. */
  readonly apiUrl: string | null
  /** What the side area shows; null when no add-in was given. */
  readonly panePath: string | null
}

/** What an add-in's page gets in place of Microsoft's own address of office.js. */
export const OFFICE_PATH = '/office.js'
export const CONNECT_PATH = '/office-connect.js'
/** Microsoft's library, file by file. */
export const LIBRARY_PATH = '/library/'
