import { useCallback, useEffect, useRef, useState } from 'react'
import type { FilingView } from '#contract'
import { ApiProblem, isTransient, request } from '#web/api'
import { answersToSend, type Answers } from './form-model.ts'

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'conflict'

const PAUSE_MS = 700
const RETRY_MS = 4000

export interface Draft {
  readonly answers: Answers
  readonly state: SaveState
  answer(name: string, value: unknown): void
  /** Saves what is not saved yet, now. */
  flush(): Promise<void>
  /** After a conflict: goes on with this device's answers over the other's. */
  keepMine(): Promise<void>
}

/**
 * A draft that keeps itself: some moments after the last change, again when the network is back, never over a newer save.
 * One save at a time, so that revisions follow each other.
 */
export function useDraft(filing: FilingView): Draft {
  const [answers, setAnswers] = useState<Answers>(filing.values)
  const [state, setState] = useState<SaveState>('saved')
  const latest = useRef<Answers>(filing.values)
  const revision = useRef(filing.revision)
  const changes = useRef(0)
  const savedChanges = useRef(0)
  const running = useRef<Promise<void>>(Promise.resolve())

  const save = useCallback(async () => {
    const mark = changes.current
    if (mark === savedChanges.current) return
    setState('saving')
    try {
      const kept = await request('PUT /api/v1/filings/:id', {
        params: { id: filing.id },
        body: { revision: revision.current, answers: answersToSend(filing, latest.current) },
      })
      revision.current = kept.revision
      savedChanges.current = mark
      setState(changes.current === mark ? 'saved' : 'saving')
    } catch (cause) {
      setState(cause instanceof ApiProblem && cause.code === 'filing.stale' ? 'conflict' : 'unsaved')
      if (cause instanceof ApiProblem && !isTransient(cause) && cause.code !== 'filing.stale')
        savedChanges.current = mark
    }
  }, [filing])

  const flush = useCallback(() => {
    running.current = running.current.then(save)
    return running.current
  }, [save])

  const answer = useCallback((name: string, value: unknown) => {
    latest.current = { ...latest.current, [name]: value }
    changes.current++
    setAnswers(latest.current)
  }, [])

  useEffect(() => {
    if (changes.current === savedChanges.current) return
    const timer = window.setTimeout(() => void flush(), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [answers, flush])

  // Who leaves the form in mid-word still finds the word there.
  useEffect(() => () => void flush(), [flush])

  useEffect(() => {
    if (state !== 'unsaved') return
    const timer = window.setInterval(() => void flush(), RETRY_MS)
    return () => window.clearInterval(timer)
  }, [state, flush])

  const keepMine = useCallback(async () => {
    const theirs = await request('GET /api/v1/filings/:id', { params: { id: filing.id } })
    revision.current = theirs.revision
    changes.current++
    await flush()
  }, [filing.id, flush])

  return { answers, state, answer, flush, keepMine }
}
