// Where PostHog is and which keys open it: all of it together, or PostHog counts as not configured. Summaries go on without it.
import * as z from 'zod'

export interface PostHogSettings {
  /** Where queries are answered, without a slash at the end. */
  readonly host: string
  /** Where events are taken; PostHog's cloud has another host for it (`https://us.i.posthog.com`). */
  readonly captureHost: string
  readonly projectId: string
  /** Of the project; it writes events and reads nothing. */
  readonly projectKey: string
  /** Of a person or service with the scope `query:read`. */
  readonly personalKey: string
}

export type PostHogAccess =
  | { readonly status: 'configured'; readonly settings: PostHogSettings }
  | { readonly status: 'not_configured'; readonly reason: string }

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

const address = z
  .url({ protocol: /^https?$/ })
  .refine(isSafe)
  .transform((text) => text.replace(/\/+$/, ''))

const key = z.string().trim().min(1)

const environmentSchema = z.object({
  POSTHOG_HOST: address,
  POSTHOG_CAPTURE_HOST: address.optional(),
  POSTHOG_PROJECT_ID: z.string().regex(/^\d+$/),
  POSTHOG_PROJECT_KEY: key,
  POSTHOG_PERSONAL_KEY: key,
})

/** What each variable takes, for the reason; never what it holds. */
const ACCEPTED: Readonly<Record<string, string>> = {
  POSTHOG_HOST: 'an https address such as https://us.posthog.com',
  POSTHOG_CAPTURE_HOST: 'an https address such as https://us.i.posthog.com, or nothing for POSTHOG_HOST',
  POSTHOG_PROJECT_ID: 'a number',
  POSTHOG_PROJECT_KEY: "the project's key",
  POSTHOG_PERSONAL_KEY: 'a personal API key with the scope query:read',
}

/** Never throws: a variable that is absent or not accepted is named in the reason. An empty one is absent. */
export function readPostHogAccess(environment: Readonly<Record<string, string | undefined>>): PostHogAccess {
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  )
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) return { status: 'not_configured', reason: reasonOf(parsed.error) }
  const {
    POSTHOG_HOST,
    POSTHOG_CAPTURE_HOST,
    POSTHOG_PROJECT_ID,
    POSTHOG_PROJECT_KEY,
    POSTHOG_PERSONAL_KEY,
  } = parsed.data
  const settings = {
    host: POSTHOG_HOST,
    captureHost: POSTHOG_CAPTURE_HOST ?? POSTHOG_HOST,
    projectId: POSTHOG_PROJECT_ID,
    projectKey: POSTHOG_PROJECT_KEY,
    personalKey: POSTHOG_PERSONAL_KEY,
  }
  return { status: 'configured', settings }
}

/** Keys travel with every request: across a network only over TLS. */
function isSafe(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || LOOPBACK_HOSTS.includes(url.hostname))
}

function reasonOf(error: z.ZodError): string {
  const names = [...new Set(error.issues.map(({ path }) => String(path[0])))]
  const wanted = names.map((name) => `${name} (${ACCEPTED[name]})`).join(', ')
  return `PostHog is not configured: it needs ${wanted}.`
}
