// Evaluates a classic script as a page does: its global variables are properties of a window, and the other way round.
// Nothing of it reaches the real globals, so that every host has its own.

/**
 * @param window what the script finds by name before the real globals; it gets `window` and `self`, which are itself
 * @param results names whose values the script is asked for when it is done; undefined where it made none
 */
export function evaluateIn(
  window: Record<string, unknown>,
  source: string,
  results: readonly string[] = [],
): Record<string, unknown> {
  const globals: Record<string, unknown> = new Proxy(window, {
    has: (target, name) => name in target || !isReal(name),
    // It is asked for with every name that the script finds here, and nothing has it.
    get: (target, name) =>
      name === Symbol.unscopables ? undefined : (Reflect.get(target, name) ?? fromGlobals(name)),
  })
  Object.assign(window, { window: globals, self: globals })
  const taken = results.map((name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`)
  const evaluate = new Function('globals', `with (globals) { ${source}\n;return { ${taken} } }`)
  return evaluate.call(globals, globals)
}

/** What is there stays there, and a library asks for the same few a million times. */
const seen = new Set<string | symbol>()

function isReal(name: string | symbol): boolean {
  if (seen.has(name)) return true
  const isThere = name in globalThis
  if (isThere) seen.add(name)
  return isThere
}

/** A browser's own functions refuse to be called on anything but its window. */
function fromGlobals(name: string | symbol): unknown {
  const value = Reflect.get(globalThis, name)
  return typeof value === 'function' && !('prototype' in value) ? value.bind(globalThis) : value
}
