import { useCallback, useMemo, useRef, useState } from 'react'
import type { CaseView, TaskView } from '#contract'
import { usePick } from '#web/ui'
import { useClaims } from '../inbox/claims.ts'
import { useOfficer } from '../session/session.ts'
import { useKeys } from '../shell/keys.ts'
import { useActs, type Deed } from './acts.ts'
import { useCorrections, useOpinion, useReasons, type Correction, type Reason } from './drafts.ts'
import type { OpinionField } from './opinion-box.tsx'
import { useArmed } from './verb-button.tsx'
import { AGREE, blockOf, blockOfVerb, composerOf, taskFor, verbsOf, type Verb } from './verbs.ts'

/** What the verbs of a case do: arm, compose, send; by press or by key. */
export function useVerbs(view: CaseView, reload: () => Promise<CaseView | undefined>) {
  const pick = usePick()
  const officer = useOfficer()
  const box = useRef<OpinionField>(null)
  const [opinion, corrections, reasons] = [useOpinion(view), useCorrections(view), useReasons(view)]
  const [armed, setArmed] = useArmed()
  const [composing, compose] = useState<{ verb: Verb; what: 'reasons' | 'corrections' }>()
  const [wantsOpinion, setWantsOpinion] = useState(false)
  const task = taskFor(view, officer.officerId)
  const blocked = blockOf(view, task, officer.officerId)
  const { mutate, isPending } = useActs(view, reload, () => {
    for (const draft of [opinion, corrections, reasons]) draft.drop()
    compose(undefined)
    setArmed(undefined)
    setWantsOpinion(false)
  })
  const written = opinion.value.trim()
  const send = useCallback(
    (verb: Verb) => {
      if (task === undefined || isPending) return
      const said = { opinion: written, reasons: reasons.value, corrections: corrections.value }
      mutate({ label: pick(verb.label), deed: deedOf(task, verb, said) })
    },
    [task, mutate, isPending, pick, written, reasons.value, corrections.value],
  )
  const press = useCallback(
    (verb: Verb) => {
      if (blockOfVerb(view, verb, blocked) !== undefined) return
      const what = composerOf(verb)
      if (what) compose({ verb, what })
      else if (verb.needs.includes('opinion') && written === '') {
        setWantsOpinion(true)
        box.current?.focus()
      } else if (armed === verb.name) send(verb)
      else setArmed(verb.name)
    },
    [view, blocked, written, armed, send, setArmed, box],
  )
  const { claim, release } = useClaimOf(view, task)
  useKeys(
    useMemo(
      () => ({
        ...Object.fromEntries(
          (task ? verbsOf(task) : []).flatMap((verb) =>
            verb.key ? [[verb.key.toLowerCase(), () => press(verb)]] : [],
          ),
        ),
        o: () => box.current?.focus({ cursor: 'end' }),
        c: claim,
        z: release,
        Escape: () => setArmed(undefined),
      }),
      [task, press, claim, release, setArmed, box],
    ),
  )
  return {
    box,
    task,
    blocked,
    claim,
    opinion,
    wantsOpinion,
    armed,
    composing,
    compose,
    press,
    send,
    busy: isPending,
  }
}

interface Said {
  readonly opinion: string
  readonly reasons: readonly Reason[]
  readonly corrections: readonly Correction[]
}

function deedOf(task: TaskView, verb: Verb, { opinion, reasons, corrections }: Said): Deed {
  if (task.side)
    return {
      kind: 'arrange',
      taskId: task.id,
      step: { kind: 'answer', agrees: verb.name === AGREE, opinion },
    }
  return {
    kind: 'act',
    taskId: task.id,
    body: {
      action: verb.name,
      ...(opinion ? { opinion } : {}),
      ...(verb.needs.includes('reasons') ? { reasons: [...reasons] } : {}),
      ...(verb.needs.includes('corrections') ? { corrections: [...corrections] } : {}),
    },
  }
}

/** Taking the task and giving it back, where either can be done. */
function useClaimOf(view: CaseView, task: TaskView | undefined) {
  const claims = useClaims()
  return useMemo(() => {
    if (task === undefined) return { claim: undefined, release: undefined }
    const item = {
      taskId: task.id,
      caseId: view.id,
      revision: view.revision,
      officerName: task.officerName,
      title: view.matter.title,
      mine: task.mine,
    }
    return {
      claim: task.may.claim ? () => claims.claim(item) : undefined,
      release: task.may.release ? () => claims.release(item) : undefined,
    }
  }, [task, view, claims])
}
