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
    has: (target, name) => name in target || !(name in globalThis),
    get: (target, name) => Reflect.get(target, name) ?? fromGlobals(name),
  })
  Object.assign(window, { window: globals, self: globals })
  const taken = results.map((name) => `${name}: typeof ${name} === 'undefined' ? undefined : ${name}`)
  const evaluate = new Function('globals', `with (globals) { ${source}\n;return { ${taken} } }`)
  return evaluate.call(globals, globals)
}

/** A browser's own functions refuse to be called on anything but its window. */
function fromGlobals(name: string | symbol): unknown {
  const value = Reflect.get(globalThis, name)
  return typeof value === 'function' && !('prototype' in value) ? value.bind(globalThis) : value
}
