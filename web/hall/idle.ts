import { useEffect, useEffectEvent, useState } from 'react'

const IDLE_SECONDS = 60
const WARNED_SECONDS = 20

/**
 * A machine that nobody touches goes back to the beginning, so that the next one finds nothing of the one before. Says when
 * little time is left, so that nobody is cut off without being asked (WCAG 2.2.1); any touch or key begins the time anew.
 */
export function useIdle(isRunning: boolean, onOver: () => void): boolean {
  const [isEnding, setEnding] = useState(false)
  const over = useEffectEvent(onOver)
  useEffect(() => {
    if (!isRunning) return undefined
    let until = Date.now() + IDLE_SECONDS * 1_000
    const touched = () => {
      until = Date.now() + IDLE_SECONDS * 1_000
      setEnding(false)
    }
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1_000)
      setEnding(seconds <= WARNED_SECONDS)
      if (seconds > 0) return
      touched()
      over()
    }, 1_000)
    window.addEventListener('pointerdown', touched)
    window.addEventListener('keydown', touched)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', touched)
      window.removeEventListener('keydown', touched)
    }
  }, [isRunning])
  return isRunning && isEnding
}
