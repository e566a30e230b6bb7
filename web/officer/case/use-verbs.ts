import { useCallback, useMemo, useRef, useState, type RefObject } from 'react'
import type { CaseView, TaskView } from '#contract'
import { faultsOf } from '#web/filing'
import { usePick } from '#web/ui'
import { useClaims } from '../inbox/claims.ts'
import { useOfficer } from '../session/session.ts'
import { useKeys } from '../shell/keys.ts'
import { useActs, type Deed } from './acts.ts'
import {
  useCorrections,
  useFillings,
  useOpinion,
  useReasons,
  type Correction,
  type Reason,
} from './drafts.ts'
import type { OpinionField } from './opinion-box.tsx'
import { useArmed } from './verb-button.tsx'
import {
  AGREE,
  blockOf,
  blockOfVerb,
  composerOf,
  taskFor,
  verbsOf,
  type Composed,
  type Verb,
} from './verbs.ts'

const NOTHING: readonly string[] = []

/** What the verbs of a case do: arm, compose, send; by press or by key. */
export function useVerbs(view: CaseView, reload: () => Promise<CaseView | undefined>) {
  const pick = usePick()
  const officer = useOfficer()
  const box = useRef<OpinionField>(null)
  const [armed, setArmed] = useArmed()
  const [composing, compose] = useState<{ verb: Verb; what: Composed }>()
  const [wantsOpinion, setWantsOpinion] = useState(false)
  const task = taskFor(view, officer.officerId)
  const blocked = blockOf(view, task, officer.officerId)
  const { said, opinion, drop } = useSaid(view, composing?.verb.fills ?? NOTHING)
  const { mutate, isPending, error } = useActs(view, reload, () => {
    drop()
    compose(undefined)
    setArmed(undefined)
    setWantsOpinion(false)
  })
  const send = useCallback(
    (verb: Verb) => {
      if (task === undefined || isPending) return
      mutate({ label: pick(verb.label), deed: deedOf(task, verb, said) })
    },
    [task, mutate, isPending, pick, said],
  )
  /** To what else the act asks for, or off with it. */
  const goOn = (verb: Verb, done: Composed) => {
    const what = composerOf(verb, done)
    if (what) compose({ verb, what })
    else send(verb)
  }
  const press = useCallback(
    (verb: Verb) => {
      if (blockOfVerb(view, verb, blocked) !== undefined) return
      const what = composerOf(verb)
      if (what) compose({ verb, what })
      else if (verb.needs.includes('opinion') && said.opinion === '') {
        setWantsOpinion(true)
        box.current?.focus()
      } else if (armed === verb.name) send(verb)
      else setArmed(verb.name)
    },
    [view, blocked, said.opinion, armed, send, setArmed, box],
  )
  const { claim, release } = useClaimOf(view, task)
  useVerbKeys({
    task,
    press,
    box,
    claim,
    release,
    disarm: useCallback(() => setArmed(undefined), [setArmed]),
  })
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
    goOn,
    refused: faultsOf(error),
    busy: isPending,
  }
}

/** What is written for the next act, all of it kept on this device until the act is done. */
function useSaid(view: CaseView, fills: readonly string[]) {
  const [opinion, corrections, reasons] = [useOpinion(view), useCorrections(view), useReasons(view)]
  const fillings = useFillings(view, fills)
  const written = opinion.value.trim()
  const said = useMemo(
    (): Said => ({
      opinion: written,
      reasons: reasons.value,
      corrections: corrections.value,
      answers: fillings.given,
    }),
    [written, reasons.value, corrections.value, fillings.given],
  )
  const drop = () => {
    for (const draft of [opinion, corrections, reasons, fillings]) draft.drop()
  }
  return { said, opinion, drop }
}

/** A key for each verb, for the opinion, for taking the task and giving it back. */
function useVerbKeys({
  task,
  press,
  box,
  claim,
  release,
  disarm,
}: {
  readonly task: TaskView | undefined
  readonly press: (verb: Verb) => void
  readonly box: RefObject<OpinionField | null>
  readonly claim: (() => void) | undefined
  readonly release: (() => void) | undefined
  readonly disarm: () => void
}) {
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
        Escape: disarm,
      }),
      [task, press, claim, release, disarm, box],
    ),
  )
}

interface Said {
  readonly opinion: string
  readonly reasons: readonly Reason[]
  readonly corrections: readonly Correction[]
  readonly answers: Readonly<Record<string, unknown>>
}

function deedOf(task: TaskView, verb: Verb, { opinion, reasons, corrections, answers }: Said): Deed {
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
      ...(verb.fills ? { answers } : {}),
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
