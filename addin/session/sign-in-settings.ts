// Where people sign in and as what the add-in asks for tokens: given to the build, and checked there.

export interface SignInSettings {
  /** The add-in's own registration at the sign-in service. */
  readonly clientId: string
  /** https, without a slash at the end: `https://login.microsoftonline.com/<directory id>`, or another issuer of OpenID Connect. */
  readonly authority: string
  /** Of the figures API, as the sign-in service knows it: `api://<client id of the API>/figures.read`. */
  readonly scope: string
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Microsoft's sign-in services: worldwide, of the US government, and of China. */
const MICROSOFT_HOSTS = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
]

/** Directories that stand for anybody: whoever has any account could sign in, and the API would then refuse them. */
const ANY_DIRECTORY = ['common', 'organizations', 'consumers']

export const isMicrosofts = (authority: string): boolean =>
  MICROSOFT_HOSTS.includes(new URL(authority).hostname)

/** @throws Error in a sentence that names the setting and what it takes */
export function signInSettings(given: {
  clientId: string
  authority: string
  scope: string
}): SignInSettings {
  const authority = URL.parse(given.authority)
  if (authority?.protocol !== 'https:' || authority.search !== '' || authority.hash !== '') {
    throw new Error(
      `The authority is "${given.authority}": it takes an https address, for example https://login.microsoftonline.com/<directory id>.`,
    )
  }
  const path = authority.pathname.replace(/\/+$/, '').replace(/\/v2\.0$/, '')
  const settings = { ...given, authority: `${authority.origin}${path}` }
  if (/^\s*$|\s/.test(given.clientId)) {
    throw new Error(
      `The client id is "${given.clientId}": it takes the id that the sign-in service gave the add-in.`,
    )
  }
  if (/^\s*$|\s/.test(given.scope)) {
    throw new Error(
      `The scope is "${given.scope}": it takes one scope of the figures API, for example api://<client id of the API>/figures.read.`,
    )
  }
  if (isMicrosofts(settings.authority)) checkEntra(settings, path)
  return settings
}

function checkEntra({ clientId, scope }: SignInSettings, path: string): void {
  const directory = path.slice(1)
  if (directory === '' || directory.includes('/') || ANY_DIRECTORY.includes(directory)) {
    throw new Error(
      `The authority ends with "${path}": of Entra ID it takes your own directory, its id or a domain of it, since the figures are for nobody else.`,
    )
  }
  if (!GUID.test(clientId)) {
    throw new Error(
      `The client id is "${clientId}": of Entra ID it takes the Application (client) ID of the add-in's registration, a GUID.`,
    )
  }
  if (!scope.includes('/')) {
    throw new Error(
      `The scope is "${scope}": of Entra ID it takes the whole name, for example api://<client id of the API>/${scope}.`,
    )
  }
}
