import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { ChosenColleague, InboxItem } from '#contract'
import { problemText, request } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { INBOX } from './inbox-data.ts'

/** How far many acts are, and which were refused and why. */
export interface BulkRun {
  readonly done: number
  readonly all: number
  readonly refused: readonly { readonly item: InboxItem; readonly why: string }[]
}

export type BulkAct =
  | { readonly kind: 'claim' }
  | { readonly kind: 'transfer'; readonly to: ChosenColleague; readonly reason: string }

const AT_ONCE = 3

/** Does one thing to many tasks, each an act of its own; those refused stay selected and say why. */
export function useBulk(onDone: (refused: readonly InboxItem[]) => void) {
  const t = useText(text)
  const pick = usePick()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [run, setRun] = useState<BulkRun>()
  const running = useRef(false)
  const start = useCallback(
    async (items: readonly InboxItem[], act: BulkAct) => {
      if (running.current || items.length === 0) return
      running.current = true
      const refused: { item: InboxItem; why: string }[] = []
      let done = 0
      setRun({ done, all: items.length, refused: [] })
      const queue = [...items]
      const line = async () => {
        for (let item = queue.shift(); item; item = queue.shift()) {
          try {
            await doOne(item, act)
          } catch (problem) {
            refused.push({ item, why: pick(problemText(problem)) })
          }
          done++
          setRun({ done, all: items.length, refused: [...refused] })
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, line))
      running.current = false
      const well = items.length - refused.length
      if (well > 0) void message.success(act.kind === 'claim' ? t.claimed(well) : t.transferred(well))
      if (refused.length === 0) setRun(undefined)
      onDone(refused.map(({ item }) => item))
      await client.invalidateQueries({ queryKey: [INBOX] })
    },
    [client, message, onDone, pick, t],
  )
  const forget = useCallback(() => setRun(undefined), [])
  return { run, start, isRunning: run !== undefined && run.done < run.all, forget }
}

async function doOne({ caseId, taskId, revision }: InboxItem, act: BulkAct): Promise<void> {
  const params = { id: caseId }
  if (act.kind === 'claim')
    await request('POST /api/v1/cases/:id/claim', { params, body: { taskId, revision } })
  else
    await request('POST /api/v1/cases/:id/arrange', {
      params,
      body: { taskId, revision, step: { kind: 'transfer', to: act.to, reason: act.reason } },
    })
}

const text = catalogue({
  claimed: [(count: number) => `领了${count}件`, (count: number) => `${count} claimed`],
  transferred: [(count: number) => `转办了${count}件`, (count: number) => `${count} transferred`],
})
