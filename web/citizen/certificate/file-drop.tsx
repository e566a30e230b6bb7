import { useRef, useState, type DragEvent } from 'react'
import { Banner, Button, Icon, useText } from '#web/ui'
import { verifyText } from './certificate.text.ts'

const LIMIT_BYTES = 6_000_000

/** Takes one file by drop or choice and gives it as base64; it never leaves for anything but the check. */
export function FileDrop({
  busy,
  onFile,
}: {
  readonly busy: boolean
  readonly onFile: (base64: string) => void
}) {
  const t = useText(verifyText)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file) return
    setTooLarge(file.size > LIMIT_BYTES)
    if (file.size <= LIMIT_BYTES) onFile(await toBase64(file))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <>
      {/* The button inside does the same for keyboards: dropping is only a short cut. */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="file" />
        <p>{t.drop}</p>
        <Button busy={busy} onClick={() => input.current?.click()}>
          {busy ? t.checking : t.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/pdf,.pdf,.json"
          className="vh"
          tabIndex={-1}
          aria-label={t.choose}
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <p className="note">{t.privacy}</p>
      </div>
      {tooLarge ? <Banner look="bad">{t.tooLarge}</Banner> : null}
    </>
  )
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const chunks: string[] = []
  // Larger chunks overflow the argument list of fromCharCode.
  for (let start = 0; start < bytes.length; start += 0x8000)
    chunks.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)))
  return btoa(chunks.join(''))
}
