// Where the add-in is served from and whom it talks to: what differs between this machine, a stage and production.

export interface Site {
  /** https, without a slash at the end. */
  readonly url: string
  /** Where figures are asked for, without a slash at the end. */
  readonly apiUrl: string
  /** Origins whose pages the pane may open, to sign in. */
  readonly signInOrigins: readonly string[]
  /** Whether the menu of a cell has a command: some versions of Excel load no add-in that has one. */
  readonly hasCellMenu: boolean
}

/** @throws Error that names the address and what it must be */
export function siteAt(addresses: {
  site: string
  api: string
  signIn?: readonly string[]
  hasCellMenu?: boolean
}): Site {
  return {
    hasCellMenu: addresses.hasCellMenu ?? false,
    url: withoutSlash(httpsUrl('The address of the site', addresses.site)),
    apiUrl: withoutSlash(httpsUrl('The address of the API', addresses.api)),
    signInOrigins: (addresses.signIn ?? []).map((text) => httpsUrl('The address to sign in at', text).origin),
  }
}

function httpsUrl(what: string, text: string): URL {
  const url = URL.parse(text)
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw new Error(
      `${what} is "${text}": Office takes an https address, for example https://figures.example.com.`,
    )
  }
  return url
}

const withoutSlash = ({ href }: URL): string => href.replace(/\/+$/, '')
