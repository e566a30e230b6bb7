/** About how wide a text is in the faces' font: a Chinese character is as wide as it is high, a Latin one little over half. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56
  return Math.ceil(width)
}
