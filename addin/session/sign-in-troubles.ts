// What went wrong while somebody signed in, in a sentence for them. Codes of MSAL and of Entra ID are not for people; the
// one that nobody has a sentence for is named, so that an administrator can look it up.
// Entra ID: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import { SignInFailure } from './sign-in.ts'

/** As MSAL's own errors are: known by their fields, so that tests need no browser. */
interface Trouble {
  readonly errorCode: string
  readonly errorMessage: string
  readonly subError: string
}

const BLOCKED =
  'The sign-in window was blocked. Allow pop-up windows for this page, then choose Sign in again.'
const CANCELLED = 'Signing in was cancelled. Choose Sign in to try again.'
const UNANSWERED =
  'The sign-in window gave no answer. Close it if it is still open, then choose Sign in to try again.'
const OFFLINE =
  'The sign-in service could not be reached. Check your connection, then choose Sign in to try again.'
const CONSENT =
  'An administrator of your organization must allow Penguin Figures first. Ask them to grant its permissions in Entra ID, then choose Sign in again.'
const WRONG_DIRECTORY =
  'This account is not of the organization whose figures these are. Choose Sign in with another account.'
const NOT_ASSIGNED =
  'Your account is not among those who may use Penguin Figures. Ask an administrator to add you.'
const WRONG_REGISTRATION =
  'The add-in is not registered with the sign-in service as it was built. Ask whoever runs the add-in to check its registration'
const NO_BROKER =
  'Excel cannot sign you in just now. Check that you are signed in to Excel itself, then choose Sign in again.'

/** What Entra ID writes at the beginning of a description. */
const ENTRA: readonly (readonly [codes: readonly number[], sentence: string])[] = [
  [[65001, 90094, 90095, 90008, 650056, 650057], CONSENT],
  [[65004], CANCELLED],
  [[50020, 90072, 50177, 500213, 51004, 50034], WRONG_DIRECTORY],
  [[50105, 53003], NOT_ASSIGNED],
]

const ENTRA_REGISTRATION: readonly number[] = [50011, 700016, 500011, 9002326, 90002, 70011, 500113]

const BY_CODE: Readonly<Record<string, string>> = {
  popup_window_error: BLOCKED,
  empty_window_error: BLOCKED,
  user_cancelled: CANCELLED,
  user_canceled: CANCELLED,
  access_denied: CANCELLED,
  interaction_in_progress_cancelled: CANCELLED,
  timed_out: UNANSWERED,
  interaction_in_progress: UNANSWERED,
  no_network_connectivity: OFFLINE,
  network_error: OFFLINE,
  post_request_failed: OFFLINE,
  get_request_failed: OFFLINE,
  endpoints_resolution_error: OFFLINE,
  openid_config_error: OFFLINE,
  consent_required: CONSENT,
  no_account_found: NO_BROKER,
  nested_app_auth_bridge_disabled: NO_BROKER,
}

const OFFLINE_CODES: readonly string[] = Object.keys(BY_CODE).filter((code) => BY_CODE[code] === OFFLINE)

/** The same for every error: what it was stays its cause. */
export function signInFailure(error: unknown): SignInFailure {
  return error instanceof SignInFailure ? error : new SignInFailure(sentenceOf(error), { cause: error })
}

/** Whether the sign-in service was out of reach, so that the same request may succeed later without anybody's doing. */
export function isOutOfReach(error: unknown): boolean {
  return isTrouble(error) && OFFLINE_CODES.includes(error.errorCode)
}

function sentenceOf(error: unknown): string {
  if (!isTrouble(error)) return 'Signing in did not work. Choose Sign in to try again.'
  const code = Number(/AADSTS(\d+)/.exec(error.errorMessage)?.[1] ?? Number.NaN)
  const known = ENTRA.find(([codes]) => codes.includes(code))?.[1]
  if (known !== undefined) return known
  if (ENTRA_REGISTRATION.includes(code)) return `${WRONG_REGISTRATION} (AADSTS${code}).`
  const sentence = BY_CODE[error.subError] ?? BY_CODE[error.errorCode]
  if (sentence !== undefined) return sentence
  const named = Number.isNaN(code) ? error.errorCode : `AADSTS${code}`
  return `Signing in did not work (${named || 'no reason was given'}). Choose Sign in to try again; if it stays so, ask an administrator.`
}

function isTrouble(error: unknown): error is Trouble {
  return error instanceof Error && 'errorCode' in error && 'errorMessage' in error
}
