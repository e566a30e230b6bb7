import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { Icon } from './icon.tsx'

interface Worded {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: string | undefined
  /** How to mend it; marks the field as wrong. */
  readonly error?: string | undefined
}

/** One question with its hint and what is wrong with the answer, tied together for screen readers. */
export function Field({
  id,
  label,
  hint,
  error,
  plain = false,
  children,
}: Worded & { readonly plain?: boolean; readonly children: ReactNode }) {
  return (
    <div className={`field ${plain ? 'plain' : ''} ${error ? 'bad' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={id} error={error} /> : null}
      {children}
    </div>
  )
}

/** The attributes that tie an input to its `Field`. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { id, 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined } as const
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string }) {
  return (
    <p className="msg" id={`${id}-error`}>
      <Icon name="warn" />
      {error}
    </p>
  )
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'>

/** A line of text with its question. */
export function TextField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  unit,
  plain,
  ...rest
}: Worded & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly unit?: string | undefined
  readonly plain?: boolean
} & InputProps) {
  const input = (
    <input
      {...rest}
      {...describedBy(id, hint, error)}
      className="input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
  return (
    <Field id={id} label={label} hint={hint} error={error} plain={plain ?? false}>
      {unit ? (
        <div className="with-unit">
          {input}
          <span>{unit}</span>
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value' | 'id'>

/** Several lines of text with its question. */
export function LongTextField({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  plain,
  ...rest
}: Worded & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly plain?: boolean
} & AreaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} plain={plain ?? false}>
      <textarea
        {...rest}
        {...describedBy(id, hint, error)}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
