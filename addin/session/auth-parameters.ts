// What the pane and the site's sign-in page say to each other, in the page's address and by messages of Office.

export const AUTH_PARAMETERS = {
  /** Where a dialog goes on to. */
  goTo: 'penguin-go-to',
} as const

/** Answers of a sign-in service name the request that they answer. @param origin of who sent it, where Office says so */
export function isAnswer(message: string, origin: string | undefined): boolean {
  const isOurs = origin === undefined || origin === location.origin
  return isOurs && new URLSearchParams(message).has('state')
}
