import type { Family } from './families.ts'
import { inParallel, type Timed } from './statistics.ts'

interface Draft {
  readonly id: string
  readonly choices: { readonly card: { readonly value: string }[] }
}

/** Opens a draft for every elder and measures nothing. */
export async function openAll(families: readonly Family[]) {
  return Promise.all(
    families.map(async ({ filer, elders }) => {
      const drafts: Draft[] = []
      for (const elder of elders) drafts.push(await open({ filer }, elder))
      return { filer, drafts }
    }),
  )
}

function open({ filer }: Pick<Family, 'filer'>, subjectId: string): Promise<Draft> {
  return filer.call<Draft>('POST', '/api/v1/filings', { slug: 'old-age-allowance', subjectId })
}

async function submit({ filer }: Pick<Family, 'filer'>, { id, choices }: Draft): Promise<void> {
  const { outcome } = await filer.call<{ outcome: string }>('POST', `/api/v1/filings/${id}/submit`, {
    answers: { card: choices.card[0]?.value },
    declared: true,
  })
  if (outcome !== 'granted')
    throw new Error(`A parent who is entitled was not granted the allowance: ${outcome}`)
}

/** Every client submits its drafts one after another, all clients at once. */
export function submitAll(opened: Awaited<ReturnType<typeof openAll>>) {
  return inTurns(opened.map(({ filer, drafts }) => drafts.map((draft) => () => submit({ filer }, draft))))
}

/** The same with the opening of each draft before it. */
export function openAndSubmit(families: readonly Family[]) {
  return inTurns(
    families.map(({ filer, elders }) =>
      elders.map((elder) => async () => submit({ filer }, await open({ filer }, elder))),
    ),
  )
}

async function inTurns(lanes: (() => Promise<void>)[][]): Promise<Timed> {
  const started = performance.now()
  const samples = (await Promise.all(lanes.map((tasks) => inParallel(tasks, 1, (task) => task())))).flatMap(
    (lane) => lane.samples,
  )
  return { samples, perSecond: samples.length / ((performance.now() - started) / 1000) }
}
