import { useEffect, useState } from 'react'

interface Drawn {
  readonly size: number
  readonly path: string
}

/** A QR code drawn as one path; the library is loaded when the first code is shown. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [drawn, setDrawn] = useState<Drawn>()
  useEffect(() => {
    let wanted = true
    void draw(text).then((code) => {
      if (wanted) setDrawn(code)
    })
    return () => {
      wanted = false
    }
  }, [text])
  const size = drawn?.size ?? 33
  return (
    <svg
      className="qr"
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path fill="#fff" d={`M-2-2h${size + 4}v${size + 4}h-${size + 4}z`} />
      {drawn ? <path fill="#14181f" d={drawn.path} /> : null}
    </svg>
  )
}

async function draw(text: string): Promise<Drawn> {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row * size + column]) path += `M${column} ${row}h1v1h-1z`
    }
  }
  return { size, path }
}
