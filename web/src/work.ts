// Work that is spread over frames, so that the map moves on meanwhile.

/** A frame that took longer, in milliseconds, was too much: a canvas is filled only after the script that says with what. */
const LONG_MS = 25;
const MOST = 8;

/** Tasks in their order, as many in each frame as frames of late have had time for. */
export class Work {
  private tasks: (() => void)[] = [];
  private frame = 0;
  private before = 0;
  private pace = 1;

  /** `onChange` is told when there begins to be work and when there is none any more. */
  constructor(private readonly onChange: (isBusy: boolean) => void) {}

  /** Does something in one of the next frames. */
  add(task: () => void): void {
    this.tasks.push(task);
    if (this.frame) return;
    this.pace = 0;
    this.before = Infinity;
    this.frame = requestAnimationFrame((now) => this.go(now));
    this.onChange(true);
  }

  private go(now: number): void {
    this.pace = now - this.before > LONG_MS ? 1 : Math.min(MOST, this.pace + 1);
    this.before = now;
    for (const task of this.tasks.splice(0, this.pace)) task();
    this.frame = this.tasks.length > 0 ? requestAnimationFrame((then) => this.go(then)) : 0;
    if (!this.frame) this.onChange(false);
  }
}
