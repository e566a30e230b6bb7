import { useEffect, useState } from 'react'
import type { Overview } from '#contract'
import { addressFor, ApiProblem, request } from '#web/api'

/** How the figures stand: when the last ones came and whether more are coming. */
export interface Live {
  readonly overview: Overview | undefined
  /** When the last figures arrived, by this device's clock, in milliseconds. */
  readonly arrivedAt: number | undefined
  readonly isConnected: boolean
  /** Why there is nothing to show. */
  readonly problem: ApiProblem | undefined
}

const RETRY_FIRST_MS = 2_000
const RETRY_LONGEST_MS = 60_000
/** A stream over which nothing came for so long is taken for dead and opened anew. */
const SILENCE_MS = 90_000

/** The overview of a region as the server sends it; the stream is opened anew, ever more slowly, when it breaks. */
export function useLive(region: string | undefined): Live {
  const [live, setLive] = useState<Live>({
    overview: undefined,
    arrivedAt: undefined,
    isConnected: false,
    problem: undefined,
  })
  useEffect(() => {
    const query = region === undefined ? {} : { region }
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitMs = RETRY_FIRST_MS
    let ended = false
    const arrive = (overview: Overview) =>
      setLive({ overview, arrivedAt: Date.now(), isConnected: true, problem: undefined })
    const again = () => {
      source?.close()
      setLive((before) => ({ ...before, isConnected: false }))
      clearTimeout(timer)
      if (!ended) timer = setTimeout(() => void open(), waitMs)
      waitMs = Math.min(RETRY_LONGEST_MS, waitMs * 2)
    }
    // A plain read first: it says why, where a stream only says that it failed.
    const open = async () => {
      try {
        const overview = await request('GET /api/v1/cockpit', { query })
        if (ended) return
        arrive(overview)
      } catch (problem) {
        if (ended) return
        const known = problem instanceof ApiProblem ? problem : new ApiProblem('server.failed', 500)
        setLive((before) => ({ ...before, isConnected: false, problem: known }))
        if (known.status === 401 || known.status === 403 || known.status === 404) return
        return again()
      }
      source = new EventSource(addressFor('GET /api/v1/cockpit/stream', { query }))
      const watch = () => {
        clearTimeout(timer)
        timer = setTimeout(again, SILENCE_MS)
      }
      watch()
      source.onmessage = (event: MessageEvent<string>) => {
        waitMs = RETRY_FIRST_MS
        arrive(JSON.parse(event.data) as Overview)
        watch()
      }
      source.onerror = again
    }
    void open()
    return () => {
      ended = true
      clearTimeout(timer)
      source?.close()
    }
  }, [region])
  return live
}

/** The time now, told every second. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
