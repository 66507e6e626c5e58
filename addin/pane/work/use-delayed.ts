// A value once it has stood for a moment: what is typed is asked for when typing pauses, not at each letter.
import { useEffect, useState } from 'react'

const PAUSE_MS = 250

export function useDelayed<Value>(value: Value): Value {
  const [delayed, setDelayed] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return delayed
}
