import type { ReactNode } from 'react'
import { FieldError } from './field.tsx'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly detail?: string | undefined
  readonly aside?: string | undefined
}

interface Asked {
  readonly id: string
  readonly legend: ReactNode
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly choices: readonly Choice[]
}

/** One of several, as cards that are wholly clickable. */
export function RadioCards({
  id,
  legend,
  hint,
  error,
  choices,
  value,
  onChange,
}: Asked & { readonly value: string | undefined; readonly onChange: (value: string) => void }) {
  return (
    <Asking id={id} legend={legend} hint={hint} error={error}>
      {choices.map((choice, index) => (
        <label key={choice.value}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${index}`}
            name={id}
            value={choice.value}
            checked={value === choice.value}
            aria-describedby={error ? `${id}-error` : undefined}
            onChange={() => onChange(choice.value)}
          />
          <CardWords choice={choice} />
        </label>
      ))}
    </Asking>
  )
}

/** Any of several, as cards. */
export function CheckboxCards({
  id,
  legend,
  hint,
  error,
  choices,
  value,
  onChange,
}: Asked & { readonly value: readonly string[]; readonly onChange: (value: string[]) => void }) {
  return (
    <Asking id={id} legend={legend} hint={hint} error={error}>
      {choices.map((choice, index) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            id={index === 0 ? id : `${id}-${index}`}
            value={choice.value}
            checked={value.includes(choice.value)}
            aria-describedby={error ? `${id}-error` : undefined}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...value, choice.value]
                  : value.filter((kept) => kept !== choice.value),
              )
            }
          />
          <CardWords choice={choice} />
        </label>
      ))}
    </Asking>
  )
}

/** One statement to confirm. */
export function Tick({
  id,
  checked,
  onChange,
  error,
  children,
}: {
  readonly id: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly error?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <>
      {error ? <FieldError id={id} error={error} /> : null}
      <label className="tick">
        <input
          type="checkbox"
          id={id}
          checked={checked}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{children}</span>
      </label>
    </>
  )
}

function Asking({
  id,
  legend,
  hint,
  error,
  children,
}: Omit<Asked, 'choices'> & { readonly children: ReactNode }) {
  return (
    <fieldset className={error ? 'ask bad' : 'ask'} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={id} error={error} /> : null}
      <div className="pick">{children}</div>
    </fieldset>
  )
}

function CardWords({ choice }: { readonly choice: Choice }) {
  return (
    <>
      <span>
        <b>{choice.label}</b>
        {choice.detail ? <small>{choice.detail}</small> : null}
      </span>
      {choice.aside ? <em>{choice.aside}</em> : null}
    </>
  )
}
