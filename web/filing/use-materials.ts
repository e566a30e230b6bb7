import { useCallback, useRef, useState } from 'react'
import type { MaterialSlot, OfferedMaterial } from '#contract'
import { ApiProblem, request, sendFile } from '#web/api'

/** A file on its way, or one that was refused. */
export interface Sending {
  readonly key: number
  readonly slot: string
  readonly file: File
  /** 0 to 1. */
  readonly share: number
  readonly problem: ApiProblem | undefined
}

export interface Materials {
  readonly sending: readonly Sending[]
  /** The last thing that could not be given or taken back, by place. */
  readonly problems: ReadonlyMap<string, ApiProblem>
  upload(slot: string, files: readonly File[]): void
  retry(sending: Sending): void
  dismiss(key: number): void
  give(slot: string, offer: OfferedMaterial): void
  takeBack(slot: string, given: string): void
}

/** Gives and takes back the materials of a draft or of a case whose correction is asked for: one thing after the other, so that each answer is the newest. */
export function useMaterials(id: string, onSlot: (slot: MaterialSlot) => void): Materials {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [problems, setProblems] = useState<ReadonlyMap<string, ApiProblem>>(new Map())
  const running = useRef<Promise<void>>(Promise.resolve())
  const keys = useRef(0)

  const inTurn = useCallback(
    (slot: string, act: () => Promise<MaterialSlot>) => {
      running.current = running.current.then(async () => {
        setProblems((before) => new Map([...before].filter(([at]) => at !== slot)))
        try {
          onSlot(await act())
        } catch (cause) {
          if (!(cause instanceof ApiProblem)) throw cause
          setProblems((before) => new Map([...before, [slot, cause]]))
        }
      })
    },
    [onSlot],
  )

  const change = (key: number, part: Partial<Sending>) =>
    setSending((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const dismiss = (key: number) => setSending((before) => before.filter((each) => each.key !== key))

  const send = ({ key, slot, file }: Sending) => {
    running.current = running.current.then(async () => {
      change(key, { share: 0, problem: undefined })
      try {
        const changed = await sendFile(
          'POST /api/v1/filings/:id/materials/:slot/files',
          { params: { id, slot }, query: { name: file.name } },
          file,
          { onProgress: (share) => change(key, { share }) },
        )
        onSlot(changed)
        dismiss(key)
      } catch (cause) {
        if (!(cause instanceof ApiProblem)) throw cause
        change(key, { problem: cause })
      }
    })
  }

  return {
    sending,
    problems,
    dismiss,
    retry: send,
    upload(slot, files) {
      const fresh = files.map((file): Sending => ({
        key: keys.current++,
        slot,
        file,
        share: 0,
        problem: undefined,
      }))
      setSending((before) => [...before, ...fresh])
      fresh.forEach(send)
    },
    give: (slot, { source, id: offered }) =>
      inTurn(slot, () =>
        request('POST /api/v1/filings/:id/materials/:slot', {
          params: { id, slot },
          body: { source, id: offered },
        }),
      ),
    takeBack: (slot, given) =>
      inTurn(slot, () =>
        request('DELETE /api/v1/filings/:id/materials/:slot/:given', { params: { id, slot, given } }),
      ),
  }
}
