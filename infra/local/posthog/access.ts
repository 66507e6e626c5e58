// How the embedded PostHog is reached. Its keys are no secrets: it listens on this machine only.

export const EMBEDDED_PROJECT = {
  projectId: '1',
  projectKey: 'phc_embedded',
  personalKey: 'phx_embedded',
} as const

/** What functions read of their environment to use the PostHog at this address. */
export function embeddedPostHogEnvironment(url: string): Readonly<Record<string, string>> {
  return {
    POSTHOG_HOST: url,
    POSTHOG_CAPTURE_HOST: url,
    POSTHOG_PROJECT_ID: EMBEDDED_PROJECT.projectId,
    POSTHOG_PROJECT_KEY: EMBEDDED_PROJECT.projectKey,
    POSTHOG_PERSONAL_KEY: EMBEDDED_PROJECT.personalKey,
  }
}
