// Something that may be told several times and happens once: Excel may cancel a formula that has been cancelled.

export function once(happen: () => void): () => void {
  let hasHappened = false
  return () => {
    if (hasHappened) return
    hasHappened = true
    happen()
  }
}
