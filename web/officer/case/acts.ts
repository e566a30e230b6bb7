import { App } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CaseView } from '#contract'
import { ApiProblem, problemText, request, type InputFor, type OutputFor } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { INBOX } from '../inbox/inbox-data.ts'

const ACT = 'POST /api/v1/cases/:id/act'
type Body = Omit<InputFor<typeof ACT>['body'], 'revision' | 'taskId'>

/** Does an act. Where the case changed meanwhile it is read anew and what was written stays. */
export function useActs(view: CaseView, reload: () => Promise<CaseView | undefined>, done: () => void) {
  const t = useText(text)
  const pick = usePick()
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation<OutputFor<typeof ACT>, ApiProblem, { taskId: string; label: string; body: Body }>({
    mutationFn: ({ taskId, body }) =>
      request(ACT, { params: { id: view.id }, body: { ...body, taskId, revision: view.revision } }),
    onSuccess: async (_output, { label }) => {
      done()
      void message.success(t.done(label))
      await reload()
      void client.invalidateQueries({ queryKey: [INBOX], refetchType: 'none' })
    },
    onError: async (problem) => {
      if (
        problem.code === 'case.stale' ||
        problem.code === 'case.claimed' ||
        problem.code === 'case.not-your-turn' ||
        problem.code === 'case.closed'
      )
        await reload()
      void message.warning(problem.code === 'case.stale' ? t.stale : pick(problemText(problem)), 6)
    },
  })
}

const text = catalogue({
  done: [(label: string) => `${label}，已办`, (label: string) => `${label}: done`],
  stale: [
    '这件刚被别人动过，已换成最新的。意见还在，看过再点一次',
    'Somebody changed this case just now; it has been read anew. Your words are kept: look, then press again',
  ],
})
