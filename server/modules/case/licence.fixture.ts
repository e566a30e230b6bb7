import type { ArrangeStep, CaseView, FilingView, InboxItem, ProcedureStep } from '#contract'
import { handInRequired, type Answer, type Caller } from '#world'

export const FIRM = '01900000-0000-7000-8000-000000000101'

/** Files a food-business licence for the demo's restaurant firm; gives the case's id. */
export async function fileLicence(agent: Caller): Promise<string> {
  const draft = (
    await agent.post('/api/v1/filings', { slug: 'food-business-licence', subjectId: FIRM, fresh: true })
  ).body as unknown as FilingView
  const answers = {
    businessKind: '餐饮服务经营者',
    items: ['热食类制售'],
    place: draft.choices['place']?.[0]?.value,
    manager: draft.choices['manager']?.[0]?.value,
    foodStaff: 6,
    equipment: ['冷藏冷冻', '清洗消毒', '防蝇防鼠防虫', '通风排烟', '废弃物存放'],
    rulesReady: true,
  }
  await handInRequired(agent, draft)
  const filed = await agent.post(`/api/v1/filings/${draft.id}/submit`, { answers, declared: true })
  if (filed.status !== 200) throw new Error(`not filed: ${JSON.stringify(filed.body)}`)
  return draft.id
}

export async function viewOf(who: Caller, id: string): Promise<CaseView> {
  return (await who.get(`/api/v1/cases/${id}`)).body as unknown as CaseView
}

/** An action of the stage on the task that is the caller's, or on the first. */
export async function actOn(who: Caller, id: string, action: string, extra: object = {}): Promise<Answer> {
  const { tasks, revision } = await viewOf(who, id)
  return who.post(`/api/v1/cases/${id}/act`, { taskId: tasks[0]?.id, revision, action, ...extra })
}

/** A step with a task, by default the first of the case. */
export async function arrange(
  who: Caller,
  id: string,
  step: ArrangeStep,
  given: { taskId?: string | undefined; revision?: number } = {},
): Promise<Answer> {
  const { tasks, revision } = await viewOf(who, id)
  return who.post(`/api/v1/cases/${id}/arrange`, {
    taskId: given.taskId ?? tasks[0]?.id,
    revision: given.revision ?? revision,
    step,
  })
}

export async function proceed(
  who: Caller,
  id: string,
  step: ProcedureStep,
  revision?: number,
): Promise<Answer> {
  return who.post(`/api/v1/cases/${id}/procedure`, {
    revision: revision ?? (await viewOf(who, id)).revision,
    step,
  })
}

export async function officerIdOf(who: Caller): Promise<string> {
  const { principal } = (await who.get('/api/v1/identity/current')).body as unknown as {
    principal: { officerId: string }
  }
  return principal.officerId
}

export async function inboxOf(who: Caller, view = 'turn'): Promise<InboxItem[]> {
  return ((await who.get(`/api/v1/inbox?view=${view}&limit=200`)).body as unknown as { items: InboxItem[] })
    .items
}

/** The side task that somebody has in a case. */
export async function sideTaskOf(who: Caller, id: string): Promise<string | undefined> {
  return (await viewOf(who, id)).tasks.find(({ side, mine }) => side && mine)?.id
}
