// What went wrong in a call to the operating system, as its short code (ENOENT, EADDRINUSE).

/** The error's code, judged by its shape: under jest, Node's own errors are not of the test's class `Error`. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
