import { App } from 'antd'
import { useMemo } from 'react'
import type { InboxItem } from '#contract'
import { problemText, request } from '#web/api'
import { catalogue, usePick, useText } from '#web/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useOfficer } from '../session/session.ts'
import { INBOX, usePatchItem } from './inbox-data.ts'

type Claimable = Pick<InboxItem, 'taskId' | 'caseId' | 'revision' | 'officerName' | 'title' | 'mine'>

/** Taking a task and giving it back; the lists show it at once and are read anew where somebody was faster. */
export function useClaims() {
  const t = useText(text)
  const pick = usePick()
  const officer = useOfficer()
  const client = useQueryClient()
  const patch = usePatchItem()
  const { message } = App.useApp()
  return useMemo(() => {
    const change = async (item: Claimable, verb: 'claim' | 'release', then?: () => void) => {
      const input = { params: { id: item.caseId }, body: { taskId: item.taskId, revision: item.revision } }
      try {
        const { revision } =
          verb === 'claim'
            ? await request('POST /api/v1/cases/:id/claim', input)
            : await request('POST /api/v1/cases/:id/release', input)
        patch(item.taskId, {
          revision,
          mine: verb === 'claim',
          officerName: verb === 'claim' ? officer.name : null,
        })
        void client.invalidateQueries({ queryKey: ['GET /api/v1/cases/:id'] })
        void message.success(verb === 'claim' ? t.claimed(pick(item.title)) : t.released(pick(item.title)))
        then?.()
      } catch (problem) {
        void message.error(pick(problemText(problem)))
        void client.invalidateQueries({ queryKey: [INBOX] })
        void client.invalidateQueries({ queryKey: ['GET /api/v1/cases/:id'] })
      }
    }
    return {
      claim: (item: Claimable, then?: () => void) =>
        void (item.officerName === null || (item.mine && item.officerName !== officer.name)
          ? change(item, 'claim', then)
          : message.info(item.officerName === officer.name ? t.yours : t.taken(item.officerName))),
      release: (item: Claimable) =>
        void (item.officerName === officer.name ? change(item, 'release') : message.info(t.notYours)),
    }
  }, [t, pick, officer, client, patch, message])
}

const text = catalogue({
  claimed: [
    (title: string) => `领了：${title}。按Z可以放回`,
    (title: string) => `Claimed: ${title}. Z gives it back`,
  ],
  released: [(title: string) => `放回了：${title}`, (title: string) => `Given back: ${title}`],
  taken: [(name: string) => `${name}领了`, (name: string) => `${name} has it`],
  yours: ['这件已经归您办', 'You have this one already'],
  notYours: ['这件不是您领的', 'You have not claimed this one'],
})
