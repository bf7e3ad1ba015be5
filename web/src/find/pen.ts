// Writes texts on a canvas, in lines that fit, and keeps where each stands: a PDF has them as text too.

/** A line of text: its left end on the baseline, in pixels of the sheet. */
export interface Written {
  text: string;
  x: number;
  y: number;
  size: number;
  width: number;
}

/** How a text looks. */
export interface Hand {
  size: number;
  weight?: number;
  colour?: string;
}

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const LEADING = 1.32;

/** A pen on a canvas. */
export class Pen {
  readonly written: Written[] = [];

  constructor(readonly context: CanvasRenderingContext2D) {}

  private take({ size, weight = 400 }: Hand): void {
    this.context.font = `${weight} ${size}px ${FONT}`;
    this.context.textAlign = "left";
    this.context.textBaseline = "alphabetic";
  }

  /** How wide a text is. */
  width(text: string, hand: Hand): number {
    this.take(hand);
    return this.context.measureText(text).width;
  }

  /** The lines of a text that is at most so wide. */
  lines(text: string, width: number, hand: Hand): string[] {
    this.take(hand);
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(/ +/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.context.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return line ? [...lines, line] : lines;
  }

  /** How high the lines of a text are. */
  height(text: string, width: number, hand: Hand): number {
    return this.lines(text, width, hand).length * hand.size * LEADING;
  }

  /** Writes a text below `top`, and gives where it ends. */
  write(text: string, x: number, top: number, width: number, hand: Hand): number {
    for (const line of this.lines(text, width, hand)) {
      this.put(line, x, top + hand.size, hand);
      top += hand.size * LEADING;
    }
    return top;
  }

  /** Writes one line on a baseline. */
  put(text: string, x: number, y: number, hand: Hand): void {
    this.take(hand);
    this.context.fillStyle = hand.colour ?? "#15262f";
    this.context.fillText(text, x, y);
    this.written.push({ text, x, y, size: hand.size, width: this.context.measureText(text).width });
  }
}
