import type { CaseView, FilingView } from '#contract'
import { handInRequired, type Caller } from '#world'

export const FIRM = '01900000-0000-7000-8000-000000000101'

/** A food-business licence filed and not yet accepted; gives the case's id. */
export async function fileLicence(agent: Caller, overrides: Record<string, unknown> = {}): Promise<string> {
  const draft = (await agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: FIRM }))
    .body as unknown as FilingView
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
    ...overrides,
  }
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  if (filed.status !== 200) throw new Error(`not filed: ${JSON.stringify(filed.body)}`)
  return draft.id
}

export async function viewOf(who: Caller, id: string): Promise<CaseView> {
  return (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView
}

/** An action on the open task, as somebody who sees the case as `seen`. */
export async function actOn(who: Caller, id: string, seen: CaseView, action: string, extra: object = {}) {
  return who.post(`/api/v1/cases/${id}/act`, {
    taskId: seen.tasks[0]?.id,
    revision: seen.revision,
    action,
    ...extra,
  })
}
