import { useState } from 'react'
import { checkAnswers } from './check-answers.ts'
import { useFaultWords } from './fault-words.ts'
import { isHeld, type Answers, type FormShown } from './form-model.ts'

interface Faults {
  readonly faults: readonly { readonly id: string; readonly message: string }[]
  readonly errors: ReadonlyMap<string, string>
  /** Whether one may go on; from then on what is wrong is shown, and goes as it is mended. */
  readonly passes: () => boolean
}

/** What is wrong on a page, told only after the first try to go on. */
export function useFaults(filing: FormShown, names: readonly string[], answers: Answers): Faults {
  const words = useFaultWords(filing.form)
  const [tried, setTried] = useState(() => window.location.hash.startsWith('#f-'))
  const found = checkAnswers(filing.form, names, answers, (name) => isHeld(filing, name))
  const shown = tried ? found : []
  return {
    faults: shown.map((fault) => ({ id: `f-${fault.field}`, message: words(fault, answers) })),
    errors: new Map(shown.map((fault) => [fault.field, words(fault, answers)])),
    passes: () => {
      setTried(true)
      return found.length === 0
    },
  }
}
