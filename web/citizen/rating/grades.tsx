import type { ReactNode } from 'react'
import type { Localized } from '#contract'
import { LongTextField, Tick, usePick, useText } from '#web/ui'
import { ratingText } from '../case/case.text.ts'

const mouths: Readonly<Record<number, string>> = {
  5: 'M8 14c1 2.500 7 2.500 8 0zM8.500 9.500h.01M15.500 9.500h.01',
  4: 'M8 14.500c1.500 2 6.500 2 8 0M8.500 9.500h.01M15.500 9.500h.01',
  3: 'M8 15h8M8.500 9.500h.01M15.500 9.500h.01',
  2: 'M8 16c1.500-2 6.500-2 8 0M8.500 9.500h.01M15.500 9.500h.01',
  1: 'M8 16.500c1.500-2.500 6.500-2.500 8 0M7.500 8.500l2 1M16.500 8.500l-2 1',
}

export interface Grade {
  readonly grade: number
  readonly label: Localized
  readonly tags: readonly { readonly id: string; readonly label: Localized }[]
}

export interface Given {
  readonly grade: number | undefined
  readonly tags: readonly string[]
  readonly text: string
  readonly callBack: boolean
}

export const noneGiven: Given = { grade: undefined, tags: [], text: '', callBack: false }

/** The five grades first, then what was good or bad, then words; `children` follow once a grade is chosen. */
export function Grades({
  grades,
  given,
  onGive,
  mayCallBack,
  children,
}: {
  readonly grades: readonly Grade[]
  readonly given: Given
  readonly onGive: (given: Given) => void
  readonly mayCallBack: boolean
  readonly children: ReactNode
}) {
  const t = useText(ratingText)
  const pick = usePick()
  const chosen = grades.find((each) => each.grade === given.grade)
  const tick = (id: string, on: boolean) =>
    onGive({ ...given, tags: on ? [...given.tags, id] : given.tags.filter((tag) => tag !== id) })
  return (
    <>
      <fieldset className="grades">
        <legend className="vh">{t.legend}</legend>
        {grades.map((each) => (
          <label key={each.grade}>
            <input
              type="radio"
              name="grade"
              checked={given.grade === each.grade}
              onChange={() => onGive({ ...given, grade: each.grade, tags: [] })}
            />
            <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r="9" />
              <path d={mouths[each.grade] ?? ''} />
            </svg>
            {pick(each.label)}
          </label>
        ))}
      </fieldset>
      {chosen ? (
        <div className="stack">
          {chosen.tags.length > 0 ? (
            <fieldset className="tags">
              <legend>{t.tags}</legend>
              {chosen.tags.map((tag) => (
                <label key={tag.id}>
                  <input
                    type="checkbox"
                    checked={given.tags.includes(tag.id)}
                    onChange={(event) => tick(tag.id, event.target.checked)}
                  />
                  {pick(tag.label)}
                </label>
              ))}
            </fieldset>
          ) : null}
          <LongTextField
            id="rating-words"
            plain
            label={t.words}
            value={given.text}
            onChange={(text) => onGive({ ...given, text })}
            maxLength={500}
            rows={3}
          />
          {chosen.grade <= 2 && mayCallBack ? (
            <Tick
              id="call-back"
              checked={given.callBack}
              onChange={(callBack) => onGive({ ...given, callBack })}
            >
              {t.callBack}
            </Tick>
          ) : null}
          {children}
        </div>
      ) : null}
    </>
  )
}
