import { useEffect, useState } from 'react'
import type { HallScreen } from '#contract'
import { addressFor, ApiProblem, request } from '#web/api'

export interface Live {
  readonly screen: HallScreen | undefined
  readonly isConnected: boolean
  readonly problem: ApiProblem | undefined
}

const RETRY_FIRST_MS = 1_000
const RETRY_LONGEST_MS = 20_000

/** The calling screen of a hall as the server sends it; a stream that breaks is opened anew, ever more slowly. */
export function useHallScreen(id: string): Live {
  const [live, setLive] = useState<Live>({ screen: undefined, isConnected: false, problem: undefined })
  useEffect(() => {
    let source: EventSource | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitMs = RETRY_FIRST_MS
    let ended = false
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
        const screen = await request('GET /api/v1/halls/:id/screen', { params: { id } })
        if (ended) return
        setLive({ screen, isConnected: true, problem: undefined })
      } catch (cause) {
        if (ended) return
        const problem = cause instanceof ApiProblem ? cause : new ApiProblem('server.failed', 500)
        setLive((before) => ({ ...before, isConnected: false, problem }))
        return problem.status === 404 ? undefined : again()
      }
      source = new EventSource(addressFor('GET /api/v1/halls/:id/screen/stream', { params: { id } }))
      source.onmessage = (event: MessageEvent<string>) => {
        waitMs = RETRY_FIRST_MS
        setLive({ screen: JSON.parse(event.data) as HallScreen, isConnected: true, problem: undefined })
      }
      source.onerror = again
    }
    void open()
    return () => {
      ended = true
      clearTimeout(timer)
      source?.close()
    }
  }, [id])
  return live
}
