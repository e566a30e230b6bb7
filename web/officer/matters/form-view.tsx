import type { Field, Form } from '#contract'
import { catalogue, usePick, useText } from '#web/ui'

/** The form group by group: what each field asks, where its value comes from and how it is compared. */
export function FormView({ form }: { readonly form: Form }) {
  const t = useText(text)
  const pick = usePick()
  return form.groups.map((group) => (
    <section key={group.id}>
      <h2>
        {pick(group.title)}
        <small>{t[group.kind]}</small>
      </h2>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.entry}</th>
              <th scope="col">{t.source}</th>
              <th scope="col">{t.shown}</th>
            </tr>
          </thead>
          <tbody>
            {group.fields.flatMap((name) => {
              const field: Field | undefined = form.fields[name]
              if (field === undefined) return []
              return [
                <tr key={name}>
                  <td className="main-cell">
                    {pick(field.label)}
                    <small className="mono">{name}</small>
                  </td>
                  <td>
                    {t[field.entry]}
                    <small className="muted"> {t[field.input]}</small>
                  </td>
                  <td>
                    {field.source ? <code>{field.source}</code> : <span className="muted">{t.typed}</span>}
                    {field.entry === 'declared' && field.source ? (
                      <span className="tag">{t.compared}</span>
                    ) : null}
                  </td>
                  <td>{field.when ? <code>{field.when}</code> : t.always}</td>
                </tr>,
              ]
            })}
          </tbody>
        </table>
      </div>
    </section>
  ))
}

const text = catalogue({
  known: ['政府已有，请核对', 'known to government'],
  ask: ['要问的', 'asked'],
  act: ['办理时填', 'filled in while it is handled'],
  field: ['项', 'Field'],
  entry: ['怎么填', 'Entry'],
  source: ['值从哪来', 'Source'],
  shown: ['什么时候出现', 'Shown when'],
  always: ['总是', 'always'],
  locked: ['预填，不能改', 'prefilled, locked'],
  declared: ['预填，可以改', 'prefilled, may be changed'],
  asked: ['要填或选', 'asked'],
  compared: ['改了会核对', 'compared'],
  typed: ['申请人填', 'the applicant'],
  text: ['文字', 'text'],
  'long-text': ['长文字', 'long text'],
  number: ['数', 'number'],
  date: ['日期', 'date'],
  choice: ['单选', 'choice'],
  choices: ['多选', 'choices'],
  phone: ['电话', 'phone'],
  'yes-no': ['是或否', 'yes or no'],
})
