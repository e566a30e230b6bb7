import { App } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ArrangeStep, CaseView, ProcedureStep } from '#contract'
import { ApiProblem, problemText, request, type InputFor, type OutputFor } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { INBOX } from '../inbox/inbox-data.ts'

const ACT = 'POST /api/v1/cases/:id/act'
type Acted = OutputFor<typeof ACT>

/** What is done: an action of the stage, a step with a task, or a step on the case as a whole. */
export type Deed =
  | {
      readonly kind: 'act'
      readonly taskId: string
      readonly body: Omit<InputFor<typeof ACT>['body'], 'revision' | 'taskId'>
    }
  | { readonly kind: 'arrange'; readonly taskId: string; readonly step: ArrangeStep }
  | { readonly kind: 'procedure'; readonly step: ProcedureStep }

/** Codes after which the case is not what it was on the page. */
const MOVED_ON = new Set([
  'case.stale',
  'case.claimed',
  'case.not-your-turn',
  'case.closed',
  'case.waits-for-others',
])

/** Does something with a case. Where the case changed meanwhile it is read anew and what was written stays. */
export function useActs(view: CaseView, reload: () => Promise<CaseView | undefined>, done: () => void) {
  const t = useText(text)
  const pick = usePick()
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation<Acted, ApiProblem, { label: string; deed: Deed }>({
    mutationFn: ({ deed }) => send(view, deed),
    onSuccess: async (_output, { label }) => {
      done()
      void message.success(t.done(label))
      await reload()
      void client.invalidateQueries({ queryKey: [INBOX], refetchType: 'none' })
    },
    onError: async (problem) => {
      if (MOVED_ON.has(problem.code)) await reload()
      void message.warning(problem.code === 'case.stale' ? t.stale : pick(problemText(problem)), 6)
    },
  })
}

function send({ id, revision }: CaseView, deed: Deed): Promise<Acted> {
  const params = { id }
  switch (deed.kind) {
    case 'act':
      return request(ACT, { params, body: { ...deed.body, taskId: deed.taskId, revision } })
    case 'arrange':
      return request('POST /api/v1/cases/:id/arrange', {
        params,
        body: { revision, taskId: deed.taskId, step: deed.step },
      })
    case 'procedure':
      return request('POST /api/v1/cases/:id/procedure', { params, body: { revision, step: deed.step } })
  }
}

const text = catalogue({
  done: [(label: string) => `${label}，已办`, (label: string) => `${label}: done`],
  stale: [
    '这件刚被别人动过，已换成最新的。意见还在，看过再点一次',
    'Somebody changed this case just now; it has been read anew. Your words are kept: look, then press again',
  ],
})
